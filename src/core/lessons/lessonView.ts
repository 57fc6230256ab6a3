/** A lesson, or one exercise of it, as its page shows it. Pure: all words are made here, the page lays them out. */

import type { Exercise } from '../exercises/exercise.js';
import type { ExerciseMoment } from '../exercises/moment.js';
import { kindOf } from '../exercises/kinds.js';
import { noticesFor } from '../guidance/notices.js';
import { rules } from '../guidance/rules.js';
import { dayOf } from '../guidance/standing.js';
import type { Pack } from '../packs/pack.js';
import type { Problem } from '../problems.js';
import type { EngineView, ProblemView } from '../views.js';
import type { ExerciseView, LessonView } from '../protocol.js';
import { sayProblem } from '../sentences/problems.js';
import type { Translate } from '../words.js';
import type { Block, Lesson, Step } from './lesson.js';
import type { PackProgress } from './progress.js';
import { currentStep, exerciseProgress, minutesLeft, stepState } from './progressFolds.js';
import { renderMarkdown } from './renderMarkdown.js';
import type { ResolveImage } from './renderMarkdown.js';

/** The model that would answer, or why there is none. */
export interface EngineSeen {
  readonly engine?: EngineView;
  readonly problem?: Problem;
}

interface Shared {
  readonly lesson: Lesson;
  readonly progress: PackProgress;
  readonly engine: EngineSeen;
  readonly t: Translate;
  /** How a problem is shown, with its buttons. Without it: the sentence alone. */
  readonly problemView?: (problem: Problem) => ProblemView;
}

export interface ExerciseViewInput extends Shared {
  readonly step: Step;
  readonly exercise: Exercise;
  readonly moment: ExerciseMoment | undefined;
}

export interface LessonViewInput extends Shared {
  readonly pack: Pack;
  /** What is true of an exercise only now, by its id. */
  readonly moments: ReadonlyMap<string, ExerciseMoment>;
  readonly resolveImage: ResolveImage;
  /** Tells whether the guidance is past its review. */
  readonly now: Date;
}

/** One exercise. A problem of the moment comes before the standing one that there is no model. */
export function exerciseViewOf(input: ExerciseViewInput): ExerciseView {
  const { lesson, step, exercise, progress, moment, engine, t } = input;
  const problem = moment?.problem ?? (engine.engine ? undefined : engine.problem);
  const show =
    input.problemView ?? ((found: Problem): ProblemView => ({ sentence: sayProblem(found, t), actions: [] }));
  return kindOf(exercise).view(exercise, {
    progress: exerciseProgress(progress, lesson, step.id, exercise.id),
    moment,
    engine: engine.engine,
    problem: problem && show(problem),
    t,
  });
}

/** The page of a lesson at the step where the learner is. */
export function lessonViewOf(input: LessonViewInput): LessonView {
  const { pack, lesson, progress, now, t } = input;
  const notices = noticesFor(lesson, pack, rules, dayOf(now), t);
  const step = currentStep(lesson, progress);
  const at = lesson.steps.indexOf(step);
  return {
    pack: { id: pack.manifest.id, title: pack.manifest.title },
    lesson: {
      id: lesson.id,
      title: lesson.title,
      objectives: [...lesson.objectives],
      sources: lesson.sources.map((source) => ({ ...source })),
    },
    steps: lesson.steps.map((each) => ({ id: each.id, title: each.title, state: stepState(lesson, each, progress) })),
    at,
    minutesLeft: minutesLeft(lesson, progress),
    ...(notices.length > 0 && { notices: [...notices] }),
    blocks: step.blocks.map((block) => blockView(block, step, input)),
    next: nextOf(pack, lesson, at),
  };
}

function blockView(block: Block, step: Step, input: LessonViewInput): LessonView['blocks'][number] {
  if (block.kind === 'prose') return { kind: 'prose', html: renderMarkdown(block.markdown, input.resolveImage) };
  const { exercise } = block;
  return {
    kind: 'exercise',
    exercise: exerciseViewOf({ ...input, step, exercise, moment: input.moments.get(exercise.id) }),
  };
}

/** What follows: the next step, else the pack's next lesson, else nothing. */
function nextOf(pack: Pack, lesson: Lesson, at: number): LessonView['next'] {
  const step = lesson.steps[at + 1];
  if (step) return { kind: 'step', title: step.title };
  const following = pack.lessons[pack.lessons.findIndex((candidate) => candidate.id === lesson.id) + 1];
  return following ? { kind: 'lesson', title: following.title, lessonId: following.id } : { kind: 'end' };
}
