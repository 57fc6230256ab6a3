/** Turns a stream of text into whole sentences for the live region, so that a screen reader is not given every token. */

/** At least this long between two announcements of streamed text: a voice is slower than a model. */
export const pauseMs = 4000;

export interface SentenceGatherer {
  /** Takes the next piece; `clock` tells the time in ms. Gives what may be said now: whole sentences, at most once in {@link pauseMs}. */
  take(piece: string, clock: () => number): string | undefined;
  /** Gives whatever has not been said and forgets it. */
  rest(): string | undefined;
  /** Forgets everything: another answer begins. */
  clear(): void;
}

const sentenceEnd = /[.!?…:;]["”’')\]]?\s|\n/g;

export function gatherSentences(): SentenceGatherer {
  let waiting = '';
  let saidAt = -Infinity;
  let lastEnd = 0;
  return {
    take(piece, clock) {
      // Looks back two characters only: a sentence's end may lie across two pieces.
      const from = Math.max(lastEnd, waiting.length - 2);
      waiting += piece;
      sentenceEnd.lastIndex = from;
      for (let match = sentenceEnd.exec(waiting); match; match = sentenceEnd.exec(waiting))
        lastEnd = sentenceEnd.lastIndex;
      if (lastEnd === 0) return undefined;
      const now = clock();
      if (now - saidAt < pauseMs) return undefined;
      const sentences = waiting.slice(0, lastEnd).trim();
      waiting = waiting.slice(lastEnd);
      lastEnd = 0;
      if (sentences === '') return undefined;
      saidAt = now;
      return sentences;
    },
    rest() {
      const sentences = waiting.trim();
      waiting = '';
      lastEnd = 0;
      return sentences === '' ? undefined : sentences;
    },
    clear() {
      waiting = '';
      lastEnd = 0;
      saidAt = -Infinity;
    },
  };
}
