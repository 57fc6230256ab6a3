/** An attempt at `prompting`: the learner's prompt, answered by a model as many times as the exercise asks for. */

import type { SentText } from '../../guard/review.js';
import type { LanguageModel, ModelChunk, ModelRequest } from '../../models/languageModel.js';
import { ProblemError } from '../../problems.js';
import { promptWithData } from '../../records/run.js';
import type { PromptingExercise } from './schema.js';

type Phase = Extract<ModelChunk, { readonly kind: 'phase' }>['phase'];
type Done = Extract<ModelChunk, { readonly kind: 'done' }>;

/** Runs count from 0. A run is: `run-start`, any number of `phase` and `text`, `run-done`. */
export type AttemptEvent =
  | { readonly kind: 'run-start'; readonly run: number }
  | { readonly kind: 'phase'; readonly run: number; readonly phase: Phase }
  | { readonly kind: 'text'; readonly run: number; readonly text: string }
  | { readonly kind: 'run-done'; readonly run: number; readonly answer: string; readonly chunk: Done };

/** What is sent for one run: run `i` uses the exercise's seed + `i`, so that an attempt can be repeated and its answers differ. */
export function requestFor(exercise: PromptingExercise, prompt: string, run: number): ModelRequest {
  const { model, system } = exercise.fields;
  return {
    messages: [
      ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user', content: promptWithData(prompt, exercise.dataText) },
    ],
    options: {
      temperature: model.temperature,
      seed: model.seed + run,
      maxTokens: model.maxTokens,
      contextTokens: model.contextTokens,
    },
  };
}

/** What is sent, part by part, for the guard. */
export function textsFor(exercise: PromptingExercise, prompt: string): readonly SentText[] {
  const { system } = exercise.fields;
  return [
    { part: 'prompt', text: prompt },
    ...(system === undefined ? [] : [{ part: 'system' as const, text: system, synthetic: true }]),
    ...(exercise.dataText === undefined ? [] : [{ part: 'data' as const, text: exercise.dataText, synthetic: true }]),
  ];
}

/**
 * Runs the prompt `fields.runs` times, one after the other, and tells what happens as it happens.
 * Throws `prompt.empty` before the first run; what a run throws (a problem, an abort) comes through after all that
 * was there before it, and ends the attempt.
 */
export async function* attempt(
  exercise: PromptingExercise,
  prompt: string,
  model: LanguageModel,
  signal: AbortSignal,
): AsyncGenerator<AttemptEvent, void, undefined> {
  if (prompt.trim() === '') throw new ProblemError({ code: 'prompt.empty' });
  for (let run = 0; run < exercise.fields.runs; run += 1) {
    yield { kind: 'run-start', run };
    yield* oneRun(requestFor(exercise, prompt, run), run, model, signal);
  }
}

/** One run of an attempt or of a proof. Throws `model.no-answer` when the stream ends without `done`. */
export async function* oneRun(
  request: ModelRequest,
  run: number,
  model: LanguageModel,
  signal: AbortSignal,
): AsyncGenerator<AttemptEvent, void, undefined> {
  let answer = '';
  for await (const chunk of model.stream(request, signal)) {
    switch (chunk.kind) {
      case 'phase':
        yield { kind: 'phase', run, phase: chunk.phase };
        break;
      case 'text':
        answer += chunk.text;
        yield { kind: 'text', run, text: chunk.text };
        break;
      case 'done':
        yield { kind: 'run-done', run, answer, chunk };
        return;
      default:
        chunk satisfies never;
    }
  }
  throw new ProblemError({ code: 'model.no-answer', name: model.description.name });
}
