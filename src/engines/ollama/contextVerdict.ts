/** Was the whole prompt read? Ollama cuts a long one without a word, so its own count is held against ours. */

import type { ContextVerdict } from '../../core/models/context.js';
import { calibratingRuns, type Calibration, type TokenEstimate } from '../../core/models/estimateTokens.js';

export interface Reading {
  /** `prompt_eval_count` of the last line, when there was one. */
  readonly counted: number | undefined;
  readonly estimate: TokenEstimate;
  /** The context that the model was given: as `/api/ps` says, else as asked for. */
  readonly contextTokens: number;
  /** `/api/ps` said so. */
  readonly contextIsSure: boolean;
  /** More than one message besides the system's: the oldest may have been left out. */
  readonly severalMessages: boolean;
  readonly calibration: Calibration | undefined;
}

/**
 * *complete* is said only when it is certain enough to stand in a record; *cut* when tokens are missing that must be
 * there; *unknown* otherwise. Seen in the wild: a cut to the whole context (0.12 and later), to half of it and 2
 * (before), and the oldest messages left out with anything between left over. Versions before 0.4 counted only
 * the tokens that were not remembered from the run before, so a small count alone proves nothing.
 */
export function contextVerdict(reading: Reading): ContextVerdict {
  const { counted, estimate, contextTokens } = reading;
  const unknown: ContextVerdict = { verdict: 'unknown', estimatedTokens: estimate.likely, contextTokens };
  if (counted === undefined || counted <= 0) return unknown;
  const cut: ContextVerdict = {
    verdict: 'cut',
    promptTokens: counted,
    estimatedTokens: estimate.likely,
    contextTokens,
  };
  const complete: ContextVerdict = { verdict: 'complete', promptTokens: counted, contextTokens };

  if (estimate.low > contextTokens) return cut;
  const half = Math.floor(contextTokens / 2) + 2;
  if (counted < estimate.low) {
    const looksCut = Math.abs(counted - half) <= 2 || counted >= contextTokens;
    const cannotBeCut = reading.contextIsSure && estimate.high <= contextTokens;
    return cannotBeCut && !looksCut ? unknown : cut;
  }
  // A server with a limit of its own, that does not say how much room it gave.
  if (!reading.contextIsSure && isUsualCut(counted)) return unknown;
  // Every place is taken. A prompt that fits so exactly is far rarer than one that was cut to fit.
  if (counted >= contextTokens) return estimate.high > contextTokens ? cut : unknown;
  if (estimate.high <= contextTokens) return complete;

  // It may or may not have been too long. A single text is cut to one of two lengths, and this is neither.
  if (!reading.severalMessages) return Math.abs(counted - half) <= 2 ? unknown : complete;
  if ((reading.calibration?.runs ?? 0) >= calibratingRuns) {
    if (counted >= estimate.likely * 0.93) return complete;
    if (counted < estimate.likely * 0.8) return cut;
  }
  return unknown;
}

/** A power of two, or half of one and 2: what is left of a prompt that was cut to a usual context. */
function isUsualCut(counted: number): boolean {
  const isPower = (value: number) => value >= 1024 && (value & (value - 1)) === 0;
  return isPower(counted) || isPower(counted - 2);
}
