/** From what is kept — the pack, the progress, the runs — to the facts of one exercise. Pure. */

import { words } from '../checks/countWords.js';
import type { Exercise } from '../exercises/exercise.js';
import { lastTexts } from '../exercises/writing/view.js';
import type { FindingType } from '../guard/finding.js';
import type { Lesson, Step } from '../lessons/lesson.js';
import type { PackProgress } from '../lessons/progress.js';
import { exerciseProgress, exercisesOf, isChanged, lessonState } from '../lessons/progressFolds.js';
import type { Pack } from '../packs/pack.js';
import type { Run } from '../records/run.js';
import type { ExerciseFacts, HumanDecision, ModelFacts, Observation, Training, UseFacts } from './facts.js';
import { observedIn } from './observed.js';
import type { FieldId } from './standard.js';

export interface Kept {
  readonly pack: Pack;
  readonly lesson: Lesson;
  readonly exercise: Exercise;
  readonly progress: PackProgress;
  /** Any runs; those of other exercises are left out. */
  readonly runs: readonly Run[];
  readonly training: readonly Training[];
}

/** Runs that were cancelled or failed are left out: they gave no answer to speak of. No prompt and no answer is in the facts. */
export function gatherFacts({ pack, lesson, exercise, progress, runs, training }: Kept): ExerciseFacts {
  const { id, version, title, publisher } = pack.manifest;
  const step = lesson.steps.find((each) => exercisesOf(each).includes(exercise));
  const kept = step && exerciseProgress(progress, lesson, step.id, exercise.id);
  const same = kept !== undefined && !isChanged(kept, exercise);
  const own = runs
    .filter((run) => isOf(run, id, lesson.id, exercise.id) && run.outcome.kind === 'complete')
    .sort((a, b) => a.at.localeCompare(b.at));
  const observed = observedIn(exercise, same ? kept.last : undefined);
  return {
    pack: { id, version, title, publisher },
    lesson: { id: lesson.id, title: lesson.title },
    exercise: { id: exercise.id, task: observed.task },
    documents: documentsOf(exercise),
    attempts: kept?.attempts.length ?? 0,
    ...useOf(own),
    measures: observed.measures,
    observations: [...observed.observations, ...observationsOf(own)],
    decisions: [...observed.decisions, ...decisionsOf(own)],
    training,
  };
}

/** The lessons of a pack that are done, each with the day of its last attempt, else of its last opening. */
export function trainingIn(pack: Pack, progress: PackProgress): readonly Training[] {
  return pack.lessons.flatMap((lesson): readonly Training[] => {
    if (lessonState(lesson, progress) !== 'done') return [];
    const kept = progress.lessons[lesson.id];
    const attempts = Object.values(kept?.steps ?? {})
      .flatMap((step) => Object.values(step.exercises))
      .flatMap((exercise) => exercise.attempts.map(({ at }) => at));
    const on = attempts.sort().at(-1) ?? kept?.touched;
    if (on === undefined) return [];
    return [{ lesson: lesson.title, pack: pack.manifest.title, packVersion: pack.manifest.version, on }];
  });
}

/** What the learner wrote for fields of a record in this lesson's `writing` exercises, as it was last checked. */
export function ownWordsIn(lesson: Lesson, progress: PackProgress): Partial<Record<FieldId, string>> {
  const own: Partial<Record<FieldId, string>> = {};
  const collect = (step: Step, exercise: Exercise) => {
    if (exercise.kind !== 'writing') return;
    const kept = exerciseProgress(progress, lesson, step.id, exercise.id);
    const texts = isChanged(kept, exercise) ? undefined : lastTexts(kept?.last);
    for (const { id, recordField } of exercise.fields.parts) {
      const text = texts?.[id]?.trim() ?? '';
      if (recordField !== undefined && text !== '') own[recordField] = text;
    }
  };
  for (const step of lesson.steps) for (const exercise of exercisesOf(step)) collect(step, exercise);
  return own;
}

/** The exercises of a lesson that a model has answered in, the one that was run last first. */
export function exercisesWithRuns(lesson: Lesson, packId: string, runs: readonly Pick<Run, 'at' | 'from'>[]) {
  const lastRun = (exercise: Exercise) =>
    runs
      .filter((run) => isOf(run, packId, lesson.id, exercise.id))
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? '';
  return lesson.steps
    .flatMap(exercisesOf)
    .map((exercise) => ({ exercise, at: lastRun(exercise) }))
    .filter(({ at }) => at !== '')
    .sort((a, b) => b.at.localeCompare(a.at));
}

function isOf({ from }: Pick<Run, 'from'>, pack: string, lesson: string, exercise: string): boolean {
  return from.kind === 'exercise' && from.pack === pack && from.lesson === lesson && from.exercise === exercise;
}

function documentsOf(exercise: Exercise): ExerciseFacts['documents'] {
  if (exercise.kind === 'quiz' || exercise.dataText === undefined) return [];
  const { data = '', dataTitle = '' } = exercise.fields;
  return [{ name: data, title: dataTitle, words: words(exercise.dataText).length }];
}

function useOf(runs: readonly Run[]): { readonly use?: UseFacts } {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return {};
  return {
    use: {
      models: distinctModels(runs),
      runs: runs.length,
      first: first.at,
      last: last.at,
      temperatures: [...new Set(runs.map(({ options }) => options.temperature))].sort((a, b) => a - b),
      maxTokens: Math.max(...runs.map(({ options }) => options.maxTokens)),
      systemPrompt: runs.some(({ system }) => system !== ''),
    },
  };
}

function distinctModels(runs: readonly Run[]): readonly ModelFacts[] {
  const found = new Map<string, ModelFacts>();
  for (const { model } of runs) {
    const { engine, engineVersion, name, title, digest, where } = model;
    found.set([engine, engineVersion, name, digest, where].join('\n'), {
      engine,
      engineVersion,
      name,
      title,
      digest,
      where,
    });
  }
  return [...found.values()];
}

function observationsOf(runs: readonly Run[]): readonly Observation[] {
  const cut = runs.filter(({ context }) => context?.verdict === 'cut').length;
  const limit = runs.filter(({ outcome }) => outcome.kind === 'complete' && outcome.stopReason === 'length').length;
  // Each run of an attempt sends the same text: what was in it counts once, as often as in the run that had most of it.
  const most = new Map<FindingType, number>();
  for (const { guard } of runs) {
    const inRun = new Map<FindingType, number>();
    for (const { type, count, reserved } of guard?.found ?? [])
      if (!reserved) inRun.set(type, (inRun.get(type) ?? 0) + count);
    for (const [type, count] of inRun) most.set(type, Math.max(most.get(type) ?? 0, count));
  }
  return [
    ...(cut > 0 ? [{ kind: 'text-cut' as const, runs: cut }] : []),
    ...(limit > 0 ? [{ kind: 'stopped-at-limit' as const, runs: limit }] : []),
    ...[...most].map(([type, count]) => ({ kind: 'finding' as const, type, count })),
  ];
}

function decisionsOf(runs: readonly Run[]): readonly HumanDecision[] {
  return (['as-it-is', 'replaced'] as const).flatMap((decision): readonly HumanDecision[] => {
    const count = runs.filter(({ guard }) => guard?.decision === decision).length;
    return count === 0 ? [] : [{ kind: 'sent', decision, runs: count }];
  });
}
