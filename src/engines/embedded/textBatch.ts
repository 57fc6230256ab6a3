/** Milliseconds between two messages; faster models have several tokens in one. */
const shortestPause = 15;

export interface TextBatch {
  push(text: string): void;
  /** Sends what is left. Nothing may be pushed afterwards. */
  end(): void;
}

/** Sends the first piece at once, and then at most one message in 15 ms, none later than that. */
export function createTextBatch(send: (text: string) => void): TextBatch {
  let waiting = '';
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    sentAt = performance.now();
    send(text);
  }

  return {
    push(text) {
      if (text === '') return;
      waiting += text;
      const pause = sentAt + shortestPause - performance.now();
      if (pause <= 0) flush();
      else timer ??= setTimeout(flush, pause);
    },
    end: flush,
  };
}
