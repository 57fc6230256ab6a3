/** Runs a lab of kind `injecting` on a model and keeps each run. Knows no vscode. */

import { randomBytes } from 'node:crypto';
import {
  labTexts,
  labRequest,
  placeOf,
  refuseLab,
  runLab,
  sentIn,
  type LabInput,
} from '../core/exercises/injecting/attempt.js';
import type { LabResult } from '../core/exercises/injecting/view.js';
import type { InjectingExercise } from '../core/exercises/injecting/schema.js';
import type { ExerciseMoment } from '../core/exercises/moment.js';
import { gate } from '../core/guard/gate.js';
import type { GuardRecord } from '../core/guard/guardRecord.js';
import type { LanguageModel, ModelDescription } from '../core/models/languageModel.js';
import { isAbort, problemOf, type Problem } from '../core/problems.js';
import type { AnswerView, Phase } from '../core/views.js';
import { makeRun, type RunEnding } from '../core/records/makeRun.js';
import { answerOfRun } from '../core/sentences/answers.js';
import { newRunId } from '../storage/runStore.js';
import type { PromptingRun, RunnerParts } from './promptingRunner.js';
import { createTextBatch } from './textBatch.js';

export interface LabRun extends Pick<PromptingRun, 'decision' | 'place' | 'onMoment' | 'onText'> {
  readonly exercise: InjectingExercise;
  readonly input: LabInput;
  readonly guess?: number | undefined;
  /** What is there already and is to be gone on with; left out to begin anew. */
  readonly after?: LabResult | undefined;
}

/** `result`: all whole answers so far, if any. It is a whole lab when nothing came in between. */
export interface LabOutcome {
  readonly result?: LabResult;
  readonly problem?: Problem;
}

export interface LabRunner {
  run(run: LabRun): Promise<LabOutcome>;
  cancel(): void;
}

export function createLabRunner(parts: Omit<RunnerParts, 'engineView'>): LabRunner {
  const { t } = parts;
  let controller: AbortController | undefined;

  async function run(asked: LabRun): Promise<LabOutcome> {
    const { exercise, input } = asked;
    const refused = refuseLab(exercise, input);
    if (refused) return { problem: refused };
    controller = new AbortController();
    parts.setRunning(true);
    try {
      const before = asked.after && isSameInput(asked.after, input) ? asked.after : undefined;
      const from = before?.answers.length ?? 0;
      await asked.onMoment({ answers: before?.answers ?? [], running: { run: from, phase: 'loading' } });
      const opened = await parts.openModel(controller.signal);
      if (opened.kind === 'none') return { problem: opened.problem };
      const passage = gate(labTexts(exercise, input), opened.model.description, asked.decision, parts.ceilings());
      if (passage.kind === 'shut') return { problem: passage.problem };
      // Answers of two models are not counted together.
      const start = before?.model === weightsOf(opened.model.description) ? before : undefined;
      return await runRest(asked, start, opened.model, passage.guard, controller.signal);
    } catch (error) {
      if (isAbort(error)) return {};
      parts.log(error);
      return { problem: problemOf(error) };
    } finally {
      controller = undefined;
      parts.setRunning(false);
    }
  }

  async function runRest(
    { exercise, input, guess, place, onMoment, onText }: LabRun,
    before: LabResult | undefined,
    model: LanguageModel,
    guard: GuardRecord | undefined,
    signal: AbortSignal,
  ): Promise<LabOutcome> {
    const answers: AnswerView[] = [...(before?.answers ?? [])];
    const runIds: string[] = [...(before?.runIds ?? [])];
    // A guess is one only before the first answer.
    const guessed = before ? before.guess : guess;
    let index = answers.length;
    let text = '';
    let startedAt = parts.clock();
    let batch = createTextBatch((piece) => onText(index, piece));

    const keep = async (ending: RunEnding) => {
      const { condition, run } = placeOf(exercise, index);
      const { prompt, system, letter } = sentIn(condition, exercise, input);
      const record = makeRun({
        id: newRunId(startedAt, randomBytes(4).toString('hex')),
        at: startedAt,
        from: { kind: 'exercise', ...place, exercise: exercise.id, condition },
        model: model.description,
        request: labRequest(exercise, input, condition, run),
        prompt,
        system,
        data: { name: exercise.fields.data, text: letter },
        answer: text,
        ending,
        guard,
      });
      await parts.runs.add(record);
      parts.kept();
      // A run that did not end by itself is kept, but not counted: it is made again with the rest.
      if (ending.kind !== 'done') return;
      answers.push(answerOfRun(record, t));
      runIds.push(record.id);
    };
    const moment = (phase: Phase): ExerciseMoment => ({
      answers: [...answers, { text, state: 'running', phase, facts: '', context: 'none', contextSentence: '' }],
      running: { run: index, phase },
    });
    const outcome = (problem?: Problem): LabOutcome => ({
      ...(answers.length > 0
        ? {
            result: {
              prompt: input.prompt,
              line: input.line,
              ...(guessed === undefined ? {} : { guess: guessed }),
              model: weightsOf(model.description),
              answers,
              runIds,
            },
          }
        : {}),
      ...(problem ? { problem } : {}),
    });

    try {
      for await (const event of runLab(exercise, input, model, signal, index)) {
        switch (event.kind) {
          case 'run-start':
            index = event.run;
            text = '';
            startedAt = parts.clock();
            batch = createTextBatch((piece) => onText(index, piece));
            await onMoment(moment('loading'));
            break;
          case 'phase':
            await onMoment(moment(event.phase));
            break;
          case 'text':
            if (text === '') await onMoment(moment('writing'));
            text += event.text;
            batch.add(event.text);
            break;
          case 'run-done':
            batch.flush();
            text = event.answer;
            await keep({ kind: 'done', done: event.chunk });
            break;
          default:
            event satisfies never;
        }
      }
      return outcome();
    } catch (error) {
      batch.flush();
      if (isAbort(error)) {
        await keep({ kind: 'cancelled' });
        return outcome();
      }
      const problem = problemOf(error);
      parts.log(error);
      await keep({ kind: 'failed', problem });
      return outcome(problem);
    }
  }

  return { run, cancel: () => controller?.abort() };
}

function isSameInput(result: LabResult, { prompt, line }: LabInput): boolean {
  return result.prompt === prompt && result.line === line;
}

/** The weights and what runs them. An engine that does not know the digest is told by the name alone. */
function weightsOf({ engine, name, digest }: ModelDescription): string {
  return [engine, name, digest].join(' ');
}
