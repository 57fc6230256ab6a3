/**
 * Pages are updated at most this often: seven times a second, nearly. An update costs a page about the same whatever it holds,
 * and the model computes on the same machine: a quicker page would take from it what nobody sees.
 */
export const batchMs = 150;

export interface TextBatch {
  add(text: string): void;
  /** Sends what has gathered, now. */
  flush(): void;
}

/**
 * Gathers a model's words and sends them at most every 150 ms. The first words go at once,
 * so that the time to the first word is not made longer.
 */
export function createTextBatch(
  send: (text: string) => void,
  clock: () => number = () => performance.now(),
): TextBatch {
  let gathered = '';
  let lastSent = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (gathered === '') return;
    const text = gathered;
    gathered = '';
    lastSent = clock();
    send(text);
  }

  return {
    add(text) {
      gathered += text;
      const wait = batchMs - (clock() - lastSent);
      if (wait <= 0) flush();
      else timer ??= setTimeout(flush, wait);
    },
    flush,
  };
}
