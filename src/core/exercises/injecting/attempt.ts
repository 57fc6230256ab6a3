/** An attempt at `injecting`: the same letter, line and prompt in four conditions, several times each. */

import type { SentText } from '../../guard/review.js';
import type { LanguageModel, ModelRequest } from '../../models/languageModel.js';
import { promptCharacters } from '../../models/limits.js';
import { ProblemError, type Problem } from '../../problems.js';
import { promptWithData } from '../../records/run.js';
import { oneRun, type AttemptEvent } from '../prompting/attempt.js';
import { conditions, type Condition } from './conditions.js';
import { findCanary } from './findCanary.js';
import { plantLine } from './plantLine.js';
import { removeLine } from './removeLine.js';
import type { InjectingExercise } from './schema.js';

/** What the learner can change. */
export interface LabInput {
  readonly prompt: string;
  readonly line: string;
}

/** What goes to the model in a condition, in the parts that a run keeps. */
export interface Sent {
  readonly prompt: string;
  readonly system: string;
  readonly letter: string;
}

/** Why this can't be run: no prompt, too long a one, or a line that no longer tells obeying from not. */
export function refuseLab(exercise: InjectingExercise, { prompt, line }: LabInput): Problem | undefined {
  if (prompt.trim() === '') return { code: 'prompt.empty' };
  const characters = prompt.length + line.length;
  if (characters > promptCharacters) return { code: 'prompt.too-long', characters, limit: promptCharacters };
  const { canary } = exercise.fields.plant;
  if (findCanary(line, canary).length === 0) return { code: 'lab.no-canary', canary };
  // With the canary in the prompt the model would be told to say it by the learner, not by the letter.
  if (findCanary(prompt, canary).length > 0) return { code: 'lab.canary-in-prompt', canary };
  return undefined;
}

/** The four differ in nothing but the defence. */
export function sentIn(condition: Condition, exercise: InjectingExercise, { prompt, line }: LabInput): Sent {
  const { plant, defences } = exercise.fields;
  const planted = plantLine(exercise.dataText, line, plant.where);
  switch (condition) {
    case 'none':
      return { prompt, system: '', letter: planted.text };
    case 'delimiting': {
      const { says, before, after } = defences.delimiting;
      return { prompt: `${prompt}\n\n${says}`, system: '', letter: `${before}\n${planted.text}\n${after}` };
    }
    case 'telling':
      return { prompt, system: defences.telling, letter: planted.text };
    case 'removing':
      return { prompt, system: '', letter: removeLine(planted).letter };
    default:
      return condition satisfies never;
  }
}

/**
 * What is sent for run `run` of a condition, from 0: the exercise's seed + `run`. The seeds are the same in each condition, so
 * that an attempt can be repeated and chance treats the conditions alike.
 */
export function labRequest(
  exercise: InjectingExercise,
  input: LabInput,
  condition: Condition,
  run: number,
): ModelRequest {
  const { prompt, system, letter } = sentIn(condition, exercise, input);
  const { temperature, seed, maxTokens, contextTokens } = exercise.fields.model;
  return {
    messages: [
      ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user', content: promptWithData(prompt, letter) },
    ],
    options: { temperature, seed: seed + run, maxTokens, contextTokens },
  };
}

/** What the guard looks at before the first run. The letter is the pack's; the line in it is what the lab is about. */
export function labTexts(exercise: InjectingExercise, { prompt, line }: LabInput): readonly SentText[] {
  const { plant, defences } = exercise.fields;
  return [
    { part: 'prompt', text: prompt },
    { part: 'system', text: defences.telling, synthetic: true },
    { part: 'data', text: plantLine(exercise.dataText, line, plant.where).text, synthetic: true },
  ];
}

/** Answers in all. */
export function labTotal({ fields }: InjectingExercise): number {
  return conditions.length * fields.runs;
}

/** The place of an answer, which count from 0 through all conditions: all of the first condition, then all of the second … */
export function placeOf(
  { fields }: InjectingExercise,
  answer: number,
): { readonly condition: Condition; readonly run: number } {
  return { condition: conditions[Math.floor(answer / fields.runs)] ?? 'none', run: answer % fields.runs };
}

/**
 * Runs the lab from answer `from` to the last, one after the other, and tells what happens as it happens. What a run throws (a
 * problem, an abort) comes through after all that was there before it, and ends the attempt.
 */
export async function* runLab(
  exercise: InjectingExercise,
  input: LabInput,
  model: LanguageModel,
  signal: AbortSignal,
  from = 0,
): AsyncGenerator<AttemptEvent, void, undefined> {
  const refused = refuseLab(exercise, input);
  if (refused) throw new ProblemError(refused);
  for (let answer = from; answer < labTotal(exercise); answer += 1) {
    const { condition, run } = placeOf(exercise, answer);
    yield { kind: 'run-start', run: answer };
    yield* oneRun(labRequest(exercise, input, condition, run), answer, model, signal);
  }
}
