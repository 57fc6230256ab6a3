/** Runs a prompting exercise on a model, keeps each run, and marks the answers. Knows no vscode. */

import { randomBytes } from 'node:crypto';
import { attempt, requestFor, textsFor } from '../core/exercises/prompting/attempt.js';
import { markPrompting } from '../core/exercises/prompting/mark.js';
import type { PromptingExercise } from '../core/exercises/prompting/schema.js';
import { sourceName } from '../core/exercises/prompting/view.js';
import type { ExerciseMoment, PromptingResult } from '../core/exercises/moment.js';
import type { OwnedCeilings } from '../core/guard/ceilings.js';
import type { Decision } from '../core/guard/decision.js';
import { gate } from '../core/guard/gate.js';
import type { GuardRecord } from '../core/guard/guardRecord.js';
import type { LanguageModel } from '../core/models/languageModel.js';
import { promptCharacters } from '../core/models/limits.js';
import { isAbort, problemOf, type Problem } from '../core/problems.js';
import type { AnswerView, EngineView, Phase } from '../core/views.js';
import { makeRun, type RunEnding } from '../core/records/makeRun.js';
import type { Run } from '../core/records/run.js';
import { answerOfRun } from '../core/sentences/answers.js';
import type { Translate } from '../core/words.js';
import { newRunId, type RunStore } from '../storage/runStore.js';
import type { OpenedModel } from './engineSet.js';
import { createTextBatch } from './textBatch.js';

export interface PromptingRun {
  readonly exercise: PromptingExercise;
  readonly prompt: string;
  /** What the learner decided about the findings in what is sent. */
  readonly decision: Decision;
  readonly place: { readonly pack: string; readonly lesson: string; readonly step: string };
  readonly onMoment: (moment: ExerciseMoment) => Promise<void>;
  readonly onText: (run: number, text: string) => void;
}

export type PromptingOutcome =
  | { readonly kind: 'marked'; readonly last: PromptingResult; readonly runIds: readonly string[] }
  /** Cancelled, or failed: what was there stays on the page, and nothing is marked. */
  | { readonly kind: 'unmarked'; readonly moment: ExerciseMoment };

export interface PromptingRunner {
  run(run: PromptingRun): Promise<PromptingOutcome>;
  cancel(): void;
  /** The model that would answer, or why there is none. */
  engineView(): Promise<{ readonly engine?: EngineView; readonly problem?: Problem }>;
}

export interface RunnerParts {
  readonly t: Translate;
  readonly runs: RunStore;
  readonly openModel: (signal: AbortSignal) => Promise<OpenedModel>;
  readonly ceilings: () => OwnedCeilings;
  readonly engineView: PromptingRunner['engineView'];
  readonly setRunning: (running: boolean) => void;
  readonly kept: () => void;
  readonly log: (error: unknown) => void;
  readonly clock: () => Date;
}

export function createPromptingRunner(parts: RunnerParts): PromptingRunner {
  const { t } = parts;
  let controller: AbortController | undefined;

  async function run(asked: PromptingRun): Promise<PromptingOutcome> {
    const { exercise, prompt } = asked;
    const refused = refuse(prompt);
    if (refused) return { kind: 'unmarked', moment: { answers: [], problem: refused } };
    controller = new AbortController();
    parts.setRunning(true);
    try {
      await asked.onMoment({ answers: [], running: { run: 0, phase: 'loading' } });
      const opened = await parts.openModel(controller.signal);
      if (opened.kind === 'none') return { kind: 'unmarked', moment: { answers: [], problem: opened.problem } };
      const passage = gate(textsFor(exercise, prompt), opened.model.description, asked.decision, parts.ceilings());
      if (passage.kind === 'shut') return { kind: 'unmarked', moment: { answers: [], problem: passage.problem } };
      return await runAll(asked, opened.model, passage.guard, controller.signal);
    } catch (error) {
      if (isAbort(error)) return { kind: 'unmarked', moment: { answers: [cancelledAnswer] } };
      parts.log(error);
      return { kind: 'unmarked', moment: { answers: [], problem: problemOf(error) } };
    } finally {
      controller = undefined;
      parts.setRunning(false);
    }

    async function runAll(
      asked: PromptingRun,
      model: LanguageModel,
      guard: GuardRecord | undefined,
      signal: AbortSignal,
    ): Promise<PromptingOutcome> {
      const kept: Run[] = [];
      const shown: AnswerView[] = [];
      let index = 0;
      let text = '';
      let startedAt = parts.clock();
      let batch = createTextBatch((piece) => asked.onText(index, piece));

      const keep = async (ending: RunEnding) => {
        const record = makeRun({
          id: newRunId(startedAt, randomBytes(4).toString('hex')),
          at: startedAt,
          from: { kind: 'exercise', ...asked.place, exercise: exercise.id },
          model: model.description,
          request: requestFor(exercise, prompt, index),
          prompt,
          system: exercise.fields.system ?? '',
          ...(exercise.dataText === undefined
            ? {}
            : { data: { name: exercise.fields.data ?? '', text: exercise.dataText } }),
          answer: text,
          ending,
          guard,
        });
        await parts.runs.add(record);
        parts.kept();
        kept.push(record);
        shown.push(answerOfRun(record, t, sourceName(exercise)));
      };
      const moment = (phase: Phase): ExerciseMoment => ({
        answers: [...shown, { text, state: 'running', phase, facts: '', context: 'none', contextSentence: '' }],
        running: { run: index, phase },
      });

      try {
        for await (const event of attempt(exercise, prompt, model, signal)) {
          switch (event.kind) {
            case 'run-start':
              index = event.run;
              text = '';
              startedAt = parts.clock();
              batch = createTextBatch((piece) => asked.onText(index, piece));
              await asked.onMoment(moment('loading'));
              break;
            case 'phase':
              await asked.onMoment(moment(event.phase));
              break;
            case 'text':
              if (text === '') await asked.onMoment(moment('writing'));
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
      } catch (error) {
        batch.flush();
        const ending: RunEnding = isAbort(error)
          ? { kind: 'cancelled' }
          : { kind: 'failed', problem: problemOf(error) };
        if (ending.kind === 'failed') parts.log(error);
        await keep(ending);
        return {
          kind: 'unmarked',
          moment: { answers: shown, ...(ending.kind === 'failed' ? { problem: ending.problem } : {}) },
        };
      }
      const mark = markPrompting(exercise, { prompt, answers: kept.map((record) => record.answer) });
      return { kind: 'marked', last: { prompt, mark, answers: shown }, runIds: kept.map((record) => record.id) };
    }
  }

  return {
    run,
    cancel: () => controller?.abort(),
    engineView: parts.engineView,
  };
}

const cancelledAnswer: AnswerView = {
  text: '',
  state: 'cancelled',
  facts: '',
  context: 'none',
  contextSentence: '',
};

function refuse(prompt: string): Problem | undefined {
  if (prompt.trim() === '') return { code: 'prompt.empty' };
  if (prompt.length > promptCharacters)
    return { code: 'prompt.too-long', characters: prompt.length, limit: promptCharacters };
  return undefined;
}
