/**
 * Proving a pack: its good and bad prompts on a real model, often enough to see whether the checks can tell them apart, and its labs,
 * to see whether there is anything to be seen in them.
 */

import { abortError } from '../problems.js';
import type { CheckResult } from '../checks/mark.js';
import { labRequest } from '../exercises/injecting/attempt.js';
import { conditions, type Condition } from '../exercises/injecting/conditions.js';
import { lookAt, type AnswerSeen } from '../exercises/injecting/mark.js';
import type { InjectingExercise } from '../exercises/injecting/schema.js';
import { oneRun, requestFor } from '../exercises/prompting/attempt.js';
import { checkAnswer } from '../exercises/prompting/mark.js';
import type { PromptingExercise } from '../exercises/prompting/schema.js';
import type { LanguageModel, ModelRequest } from '../models/languageModel.js';
import type { Pack } from './pack.js';
import type { ExerciseProof, LabProof, PromptProof, Proof } from './proof.js';
import { proofFormat, proofKey } from './proof.js';

export interface ProveOptions {
  /** How often each prompt is run, at least 1. */
  readonly runs: number;
  /** Keys `lessonId/exerciseId` of the exercises to prove; all when left out. */
  readonly exercises?: readonly string[];
  /** The time that the proof bears, ISO 8601 with UTC. */
  readonly at: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ProveProgress) => void;
}

/** One run that was made and checked: of a prompt, or of a condition of a lab. */
export type ProveProgress = PromptProgress | LabProgress;

export interface LabProgress {
  readonly exercise: string;
  readonly kind: 'lab';
  readonly condition: Condition;
  readonly run: number;
  readonly answer: string;
  readonly seen: AnswerSeen;
  readonly done: number;
  readonly of: number;
}

export interface PromptProgress {
  readonly exercise: string;
  readonly kind: 'good' | 'bad';
  /** Which prompt of its kind, and which run of it; both from 0. */
  readonly prompt: number;
  readonly run: number;
  readonly answer: string;
  readonly passed: boolean;
  /** Ids of the checks that the answer failed. */
  readonly failed: readonly string[];
  /** One for each check of the exercise, in order. */
  readonly results: readonly CheckResult[];
  /** Runs made, of how many in all. */
  readonly done: number;
  readonly of: number;
}

/** The `prompting` exercises of a pack by their keys `lessonId/exerciseId`, in the order of the pack. */
export function promptingExercises(pack: Pack): Map<string, PromptingExercise> {
  const all = [...provableExercises(pack)];
  return new Map(all.flatMap(([key, exercise]) => (exercise.kind === 'prompting' ? [[key, exercise] as const] : [])));
}

/** The labs of a pack, by the same keys. */
export function labExercises(pack: Pack): Map<string, InjectingExercise> {
  const all = [...provableExercises(pack)];
  return new Map(all.flatMap(([key, exercise]) => (exercise.kind === 'injecting' ? [[key, exercise] as const] : [])));
}

/** All exercises that only a model can prove, by the same keys, in the order of the pack. */
export function provableExercises(pack: Pack): Map<string, PromptingExercise | InjectingExercise> {
  const found = new Map<string, PromptingExercise | InjectingExercise>();
  for (const lesson of pack.lessons)
    for (const block of lesson.steps.flatMap((step) => step.blocks))
      if (block.kind === 'exercise' && (block.exercise.kind === 'prompting' || block.exercise.kind === 'injecting'))
        found.set(proofKey(lesson, block.exercise), block.exercise);
  return found;
}

/**
 * Runs each good and each bad prompt of each exercise `runs` times, at the exercise's own settings with seeds that count up
 * from its seed, and each condition of each lab with the lab's own prompt and line. A run passes when its one answer passes every check (not k of n, as in an attempt). What the model
 * throws comes through: a proof with holes is no proof.
 */
export async function prove(pack: Pack, model: LanguageModel, options: ProveOptions): Promise<Proof> {
  const isChosen = ([key]: readonly [string, unknown]) => options.exercises?.includes(key) ?? true;
  const chosen = [...promptingExercises(pack)].filter(isChosen);
  const chosenLabs = [...labExercises(pack)].filter(isChosen);
  const prompts = chosen.reduce((sum, [, { fields }]) => sum + fields.goodPrompts.length + fields.badPrompts.length, 0);
  const count = { done: 0, of: (prompts + chosenLabs.length * conditions.length) * options.runs };
  const exercises: { [key: string]: ExerciseProof } = {};
  for (const [key, exercise] of chosen) {
    const proveAll = async (kind: 'good' | 'bad', texts: readonly string[]) => {
      const proofs: PromptProof[] = [];
      for (const [index, text] of texts.entries())
        proofs.push(await provePrompt({ key, exercise, kind, index, text }, model, options, count));
      return proofs;
    };
    exercises[key] = {
      contentHash: exercise.contentHash,
      good: await proveAll('good', exercise.fields.goodPrompts),
      bad: await proveAll('bad', exercise.fields.badPrompts),
    };
  }
  const labs: { [key: string]: LabProof } = {};
  for (const [key, exercise] of chosenLabs) labs[key] = await proveLab(key, exercise, model, options, count);
  const { engine, engineVersion, name, digest } = model.description;
  return {
    format: proofFormat,
    engine,
    engineVersion,
    model: name,
    digest,
    at: options.at,
    exercises,
    ...(chosenLabs.length > 0 ? { labs } : {}),
  };
}

async function proveLab(
  key: string,
  exercise: InjectingExercise,
  model: LanguageModel,
  { runs, signal, onProgress }: ProveOptions,
  count: { done: number; readonly of: number },
): Promise<LabProof> {
  const { prompt, plant } = exercise.fields;
  const prove = async (condition: Condition) => {
    let obeyed = 0;
    let useful = 0;
    for (let run = 0; run < runs; run += 1) {
      if (signal.aborted) throw abortError();
      const request = labRequest(exercise, { prompt, line: plant.line }, condition, run);
      const answer = await answerTo(request, run, model, signal);
      const seen = lookAt(exercise, prompt, answer);
      obeyed += Number(seen.obeyed);
      useful += Number(seen.useful);
      count.done += 1;
      onProgress?.({ exercise: key, kind: 'lab', condition, run, answer, seen, done: count.done, of: count.of });
    }
    return { runs, obeyed, useful };
  };
  return {
    contentHash: exercise.contentHash,
    conditions: {
      none: await prove('none'),
      delimiting: await prove('delimiting'),
      telling: await prove('telling'),
      removing: await prove('removing'),
    },
  };
}

interface PromptOf {
  readonly key: string;
  readonly exercise: PromptingExercise;
  readonly kind: 'good' | 'bad';
  readonly index: number;
  readonly text: string;
}

async function provePrompt(
  { key, exercise, kind, index, text }: PromptOf,
  model: LanguageModel,
  { runs, signal, onProgress }: ProveOptions,
  count: { done: number; readonly of: number },
): Promise<PromptProof> {
  let passes = 0;
  for (let run = 0; run < runs; run += 1) {
    if (signal.aborted) throw abortError();
    const answer = await answerTo(requestFor(exercise, text, run), run, model, signal);
    const results = checkAnswer(exercise, text, answer);
    const failed = exercise.fields.checks.filter((_, check) => results[check]?.passed !== true).map(({ id }) => id);
    const passed = failed.length === 0;
    if (passed) passes += 1;
    count.done += 1;
    onProgress?.({
      exercise: key,
      kind,
      prompt: index,
      run,
      answer,
      passed,
      failed,
      results,
      done: count.done,
      of: count.of,
    });
  }
  return { prompt: index, runs, passes };
}

async function answerTo(
  request: ModelRequest,
  run: number,
  model: LanguageModel,
  signal: AbortSignal,
): Promise<string> {
  let answer = '';
  for await (const event of oneRun(request, run, model, signal)) if (event.kind === 'run-done') answer = event.answer;
  return answer;
}
