/** Sends what is being typed: 300 ms after the last key, or at once when asked. */

export const draftDelayMs = 300;

export interface DraftSender<Draft> {
  later(draft: Draft): void;
  /** Sends what is waiting, if anything is. */
  now(): void;
}

export function createDraftSender<Draft>(send: (draft: Draft) => void): DraftSender<Draft> {
  let waiting: { readonly draft: Draft } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    if (waiting === undefined) return;
    const { draft } = waiting;
    waiting = undefined;
    send(draft);
  };
  return {
    later(draft) {
      waiting = { draft };
      clearTimeout(timer);
      timer = setTimeout(now, draftDelayMs);
    },
    now,
  };
}
