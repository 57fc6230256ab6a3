/** Which exercises a transparency record can be drafted from, and the drafting. Knows no vscode: everything it needs is handed in. */

import type { Exercise } from '../core/exercises/exercise.js';
import type { Lesson } from '../core/lessons/lesson.js';
import type { Pack } from '../core/packs/pack.js';
import type { Run } from '../core/records/run.js';
import { draftRecord } from '../core/transparency/draftRecord.js';
import type { Training } from '../core/transparency/facts.js';
import { exercisesWithRuns, gatherFacts, ownWordsIn, trainingIn } from '../core/transparency/gatherFacts.js';
import type { TransparencyRecord } from '../core/transparency/record.js';
import type { Translate } from '../core/words.js';
import type { ProgressStore } from '../storage/progressStore.js';
import type { RunStore } from '../storage/runStore.js';
import type { LessonPlace } from './lessonPanels.js';

export interface DraftParts {
  readonly library: { packs(): Promise<readonly { readonly pack: Pack }[]> };
  readonly progress: ProgressStore;
  readonly runs: RunStore;
  readonly clock: () => Date;
  readonly t: Translate;
}

/** An exercise that a model has answered in. */
export interface Candidate {
  readonly pack: Pack;
  readonly lesson: Lesson;
  readonly exercise: Exercise;
  /** Of the last run, ISO 8601. */
  readonly at: string;
}

/** The exercises of a lesson that a model has answered in, the last run first; those of all lessons when it has none. */
export async function draftCandidates(
  { library, runs }: Pick<DraftParts, 'library' | 'runs'>,
  place: LessonPlace | undefined,
): Promise<readonly Candidate[]> {
  const complete = (await runs.list()).runs.filter(({ outcome }) => outcome === 'complete');
  const all = (await library.packs()).flatMap(({ pack }) =>
    pack.lessons.flatMap((lesson) =>
      exercisesWithRuns(lesson, pack.manifest.id, complete).map(({ exercise, at }) => ({ pack, lesson, exercise, at })),
    ),
  );
  const here = all.filter(({ pack, lesson }) => pack.manifest.id === place?.packId && lesson.id === place.lessonId);
  return [...(here.length > 0 ? here : all)].sort((a, b) => b.at.localeCompare(a.at));
}

/**
 * A draft from what is kept of an exercise. What the learner wrote for a record is taken from the exercise's own lesson, and from
 * the lesson given, in which they may have written about an exercise of another one. Throws what the stores throw.
 */
export async function draftFrom(
  parts: DraftParts,
  { pack, lesson, exercise }: Candidate,
  place: LessonPlace | undefined,
): Promise<TransparencyRecord> {
  const { progress } = await parts.progress.read(pack.manifest.id, pack.manifest.version);
  const facts = gatherFacts({
    pack,
    lesson,
    exercise,
    progress,
    runs: await runsOf(parts.runs, pack, lesson, exercise),
    training: await trainingDone(parts),
  });
  const ownWords = { ...ownWordsIn(lesson, progress), ...(await ownWordsAt(parts, place)) };
  return draftRecord({ facts, ownWords, clock: parts.clock, t: parts.t });
}

async function ownWordsAt(parts: DraftParts, place: LessonPlace | undefined): Promise<ReturnType<typeof ownWordsIn>> {
  const pack = (await parts.library.packs()).find(({ pack: { manifest } }) => manifest.id === place?.packId)?.pack;
  const lesson = pack?.lessons.find(({ id }) => id === place?.lessonId);
  if (!pack || !lesson) return {};
  return ownWordsIn(lesson, (await parts.progress.read(pack.manifest.id, pack.manifest.version)).progress);
}

async function runsOf(store: RunStore, pack: Pack, lesson: Lesson, exercise: Exercise): Promise<readonly Run[]> {
  const own = (await store.list()).runs.filter(
    ({ from }) =>
      from.kind === 'exercise' &&
      from.pack === pack.manifest.id &&
      from.lesson === lesson.id &&
      from.exercise === exercise.id,
  );
  const read = await Promise.all(own.map(({ id }) => store.get(id)));
  return read.flatMap((run) => run ?? []);
}

async function trainingDone({ library, progress }: DraftParts): Promise<readonly Training[]> {
  const done: Training[] = [];
  for (const { pack } of await library.packs()) {
    const kept = await progress.read(pack.manifest.id, pack.manifest.version);
    done.push(...trainingIn(pack, kept.progress));
  }
  return done;
}
