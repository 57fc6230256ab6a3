import type { GuardRecord } from '../guard/guardRecord.js';
import type { ModelChunk, ModelDescription, ModelRequest } from '../models/languageModel.js';
import type { Problem } from '../problems.js';
import type { Run } from './run.js';

export interface RunParts {
  readonly id: string;
  readonly at: Date;
  readonly from: Run['from'];
  readonly model: ModelDescription;
  readonly request: ModelRequest;
  readonly prompt: string;
  readonly system: string;
  readonly data?: { readonly name: string; readonly text: string };
  readonly answer: string;
  readonly ending: RunEnding;
  /** What the gate let through. */
  readonly guard?: GuardRecord | undefined;
}

/** How a run came to its end. */
export type RunEnding =
  | { readonly kind: 'done'; readonly done: Extract<ModelChunk, { kind: 'done' }> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The record of a run that came to an end, by whatever way. */
export function makeRun(parts: RunParts): Run {
  const { model, request, ending } = parts;
  const { temperature, seed, maxTokens, contextTokens } = request.options;
  return {
    format: 1,
    id: parts.id,
    at: parts.at.toISOString(),
    from: parts.from,
    model: {
      engine: model.engine,
      engineVersion: model.engineVersion,
      name: model.name,
      title: model.title,
      digest: model.digest,
      where: model.where,
      ...(model.template === undefined ? {} : { template: model.template }),
    },
    messages: request.messages.map((message) => ({ ...message })),
    prompt: parts.prompt,
    system: parts.system,
    ...(parts.data ? { data: parts.data } : {}),
    options: { temperature, seed, maxTokens, contextTokens },
    answer: parts.answer,
    outcome: outcomeOf(ending),
    ...(ending.kind === 'done' ? { timings: { ...ending.done.timings }, context: { ...ending.done.context } } : {}),
    ...(parts.guard ? { guard: parts.guard } : {}),
  };
}

function outcomeOf(ending: RunEnding): Run['outcome'] {
  switch (ending.kind) {
    case 'done':
      return { kind: 'complete', stopReason: ending.done.stopReason };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'failed':
      return { kind: 'failed', code: ending.problem.code };
    default:
      return ending satisfies never;
  }
}
