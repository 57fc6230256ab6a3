/** What happens behind one lesson page. Knows no vscode: everything it needs is handed in. */

import type { Exercise } from '../core/exercises/exercise.js';
import type { Decision } from '../core/guard/decision.js';
import type { Lesson, Step } from '../core/lessons/lesson.js';
import type { PackProgress } from '../core/lessons/progress.js';
import * as folds from '../core/lessons/progressFolds.js';
import { linkTarget } from '../core/lessons/links.js';
import { exerciseViewOf, lessonViewOf } from '../core/lessons/lessonView.js';
import { withMoreText, type ExerciseMoment } from '../core/exercises/moment.js';
import { isLabDone } from '../core/exercises/injecting/mark.js';
import { textsOf } from '../core/exercises/injecting/draft.js';
import { labResultSchema } from '../core/exercises/injecting/view.js';
import { markQuiz } from '../core/exercises/quiz/mark.js';
import { markWriting } from '../core/exercises/writing/mark.js';
import type { WrittenTexts } from '../core/exercises/writing/schema.js';
import type { Pack } from '../core/packs/pack.js';
import { problemOf, type Problem } from '../core/problems.js';
import type { FromLessonPage, PageCommand, ToLessonPage } from '../core/protocol.js';
import type { Translate } from '../core/words.js';
import type { ProgressStore } from '../storage/progressStore.js';
import type { LabRunner } from './injectingRunner.js';
import type { PromptingRun, PromptingRunner } from './promptingRunner.js';
import { problemView } from './problemActions.js';

export interface LessonParts {
  readonly t: Translate;
  readonly pack: Pack;
  readonly lesson: Lesson;
  readonly progress: ProgressStore;
  readonly runner: PromptingRunner;
  readonly lab: LabRunner;
  readonly resolveImage: (path: string) => string;
  readonly post: (message: ToLessonPage) => void;
  readonly openLesson: (lessonId: string) => Promise<void>;
  /** Opens a data file or an image of the pack, by its path in the pack. */
  readonly openFile: (path: string) => Promise<void>;
  /** Drafts a transparency record from what was done in a lesson, and opens it. */
  readonly draftRecord: (place: { readonly packId: string; readonly lessonId: string }) => Promise<void>;
  readonly openInSandbox: (exercise: Exercise, prompt: string) => Promise<void>;
  readonly openLink: (url: string) => Promise<void>;
  readonly act: (actionId: string) => Promise<void>;
  /** Told after progress was written. */
  readonly saved: () => void;
  readonly log: (error: unknown) => void;
  readonly clock: () => Date;
}

export interface LessonSession {
  handle(message: FromLessonPage): Promise<void>;
  command(command: PageCommand): void;
  /** Shows the page anew from what is kept: after a model came or went, or the lesson was started again. */
  refresh(): Promise<void>;
  /** Shows the model that would answer now. */
  refreshEngine(): Promise<void>;
  dispose(): void;
}

export function createLessonSession(parts: LessonParts): LessonSession {
  const { t, pack, lesson } = parts;
  let progress: PackProgress | undefined;
  let problem: Problem | undefined;
  /** Whether the page shows one: it has to be drawn anew when that is over. */
  let problemShown = false;
  let ready = false;
  let busy = false;
  /** What is true of an exercise only now: a run under way, a problem. */
  const moments = new Map<string, ExerciseMoment>();

  async function load(): Promise<PackProgress> {
    if (progress) return progress;
    const found = await parts.progress.read(pack.manifest.id, pack.manifest.version);
    problem = found.problem ?? problem;
    progress = found.progress;
    return progress;
  }

  /** Changes what is kept. When it can't be written, the learner is told, and this page goes on with it in memory. */
  async function change(fold: (progress: PackProgress) => PackProgress): Promise<void> {
    const before = await load();
    try {
      progress = await parts.progress.change(pack.manifest.id, pack.manifest.version, fold);
      problem = undefined;
      parts.saved();
    } catch (error) {
      parts.log(error);
      problem = problemOf(error);
      progress = fold(before);
    }
  }

  const stepAt = (kept: PackProgress): Step => folds.currentStep(lesson, kept);

  async function show(focus: 'heading' | 'keep'): Promise<void> {
    if (!ready) return;
    const kept = await load();
    const view = lessonViewOf({
      pack,
      lesson,
      progress: kept,
      moments,
      engine: await parts.runner.engineView(),
      resolveImage: parts.resolveImage,
      problemView: (found) => problemView(found, t),
      now: parts.clock(),
      t,
    });
    problemShown = problem !== undefined;
    parts.post({ kind: 'lesson', view: problem ? { ...view, problem: problemView(problem, t) } : view, focus });
  }

  async function showExercise(exercise: Exercise, focus: 'keep' | 'verdict' | 'hint' | 'answer'): Promise<void> {
    const kept = await load();
    const step = stepAt(kept);
    parts.post({
      kind: 'exercise',
      exercise: exerciseViewOf({
        lesson,
        step,
        exercise,
        progress: kept,
        moment: moments.get(exercise.id),
        engine: await parts.runner.engineView(),
        problemView: (found) => problemView(found, t),
        t,
      }),
      focus,
    });
    // A page-wide problem has no place in an exercise: show the page when one came or went.
    if (problem || problemShown) await show('keep');
  }

  async function find(exerciseId: string): Promise<{ step: Step; exercise: Exercise } | undefined> {
    const step = stepAt(await load());
    for (const block of step.blocks)
      if (block.kind === 'exercise' && block.exercise.id === exerciseId) return { step, exercise: block.exercise };
    return undefined;
  }

  async function goTo(stepId: string): Promise<void> {
    await change((kept) => folds.openStep(kept, lesson, stepId, parts.clock()));
    await show('heading');
  }

  async function next(): Promise<void> {
    const kept = await load();
    const step = stepAt(kept);
    const index = lesson.steps.indexOf(step);
    await change((before) => folds.leaveStep(before, lesson, step.id));
    const following = lesson.steps[index + 1];
    if (following) return goTo(following.id);
    const lessonIndex = pack.lessons.findIndex((candidate) => candidate.id === lesson.id);
    const nextLesson = pack.lessons[lessonIndex + 1];
    if (nextLesson) return parts.openLesson(nextLesson.id);
    await show('heading');
  }

  /** A link of the lesson: a step of it, another lesson or file of the pack, or an address outside. */
  async function follow(url: string): Promise<void> {
    const target = linkTarget(url);
    if (target?.kind === 'step') return goTo(target.id);
    if (target?.kind !== 'file') return parts.openLink(url);
    const linked = pack.lessons.find((candidate) => candidate.file === target.path);
    await (linked ? parts.openLesson(linked.id) : parts.openFile(target.path));
  }

  async function previous(): Promise<void> {
    const index = lesson.steps.indexOf(stepAt(await load()));
    const before = lesson.steps[index - 1];
    if (before) await goTo(before.id);
  }

  async function check(exercise: Exercise, step: Step, answer: { chosen: number[]; text: string }): Promise<void> {
    if (exercise.kind !== 'quiz') return;
    const mark = markQuiz(exercise, answer);
    await change((kept) =>
      folds.recordAttempt(kept, lesson, step.id, exercise, {
        at: parts.clock(),
        passed: mark.passed,
        runIds: [],
        draft: exercise.fields.kind === 'text' ? answer.text : answer.chosen,
        last: mark,
      }),
    );
    await showExercise(exercise, 'verdict');
  }

  async function checkTexts(exercise: Exercise, step: Step, texts: WrittenTexts): Promise<void> {
    if (exercise.kind !== 'writing') return;
    await change((kept) =>
      folds.recordAttempt(kept, lesson, step.id, exercise, {
        at: parts.clock(),
        passed: markWriting(exercise, texts).passed,
        runIds: [],
        draft: texts,
        last: { texts },
      }),
    );
    await showExercise(exercise, 'verdict');
  }

  /** One run at a time, counted from the moment it is asked for. */
  async function alone(run: () => Promise<void>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await run();
    } finally {
      busy = false;
    }
  }

  /** Where a run is made, and how the page follows it. */
  function watched(exercise: Exercise, step: Step): Pick<PromptingRun, 'place' | 'onMoment' | 'onText'> {
    return {
      place: { pack: pack.manifest.id, lesson: lesson.id, step: step.id },
      onMoment: async (moment) => {
        moments.set(exercise.id, moment);
        await showExercise(exercise, 'keep');
      },
      onText: (index, text) => {
        // Kept up to date, so that a page that was hidden and comes back shows all of it.
        const moment = moments.get(exercise.id);
        if (moment) moments.set(exercise.id, withMoreText(moment, index, text));
        parts.post({ kind: 'text', exerciseId: exercise.id, run: index, text });
      },
    };
  }

  async function runLab(exercise: Exercise, step: Step, asked: LabAsked): Promise<void> {
    if (exercise.kind !== 'injecting') return;
    const { prompt, line, guess } = asked;
    const draft = textsOf({ prompt, line, guess });
    await change((kept) => folds.saveDraft(kept, lesson, step.id, exercise, draft));
    const kept = folds.exerciseProgress(await load(), lesson, step.id, exercise.id);
    const goesOn = asked.rest && kept?.contentHash === exercise.contentHash;
    const after = goesOn ? labResultSchema.safeParse(kept.last).data : undefined;
    const { result, problem: met } = await parts.lab.run({
      exercise,
      input: { prompt, line },
      guess,
      after,
      decision: asked.decision ?? 'none',
      ...watched(exercise, step),
    });
    if (met) moments.set(exercise.id, { answers: [], problem: met });
    else moments.delete(exercise.id);
    // What is done stays, also when it was cancelled before the end.
    if (result && result.runIds.at(-1) !== after?.runIds.at(-1))
      await change((before) =>
        folds.recordAttempt(before, lesson, step.id, exercise, {
          at: parts.clock(),
          passed: isLabDone(exercise, result),
          runIds: result.runIds,
          draft,
          last: result,
        }),
      );
    await showExercise(exercise, 'verdict');
  }

  function cancelRun(): void {
    parts.runner.cancel();
    parts.lab.cancel();
  }

  async function run(exercise: Exercise, step: Step, prompt: string, decision: Decision): Promise<void> {
    if (exercise.kind !== 'prompting') return;
    await change((kept) => folds.saveDraft(kept, lesson, step.id, exercise, prompt));
    const result = await parts.runner.run({
      exercise,
      prompt,
      decision,
      ...watched(exercise, step),
    });
    if (result.kind === 'marked') {
      moments.delete(exercise.id);
      await change((kept) =>
        folds.recordAttempt(kept, lesson, step.id, exercise, {
          at: parts.clock(),
          passed: result.last.mark.passed,
          runIds: result.runIds,
          draft: prompt,
          last: result.last,
        }),
      );
    } else {
      moments.set(exercise.id, result.moment);
      // Where no model runs, a prompt without a recorded answer is an attempt: after it the good prompt can be seen.
      if (result.moment.problem?.code === 'model.not-recorded')
        await change((kept) =>
          folds.recordAttempt(kept, lesson, step.id, exercise, {
            at: parts.clock(),
            passed: false,
            runIds: [],
            draft: prompt,
            last: undefined,
          }),
        );
    }
    await showExercise(exercise, 'verdict');
  }

  async function handle(message: FromLessonPage): Promise<void> {
    switch (message.kind) {
      case 'ready': {
        ready = true;
        const kept = await load();
        await change((before) => folds.openStep(before, lesson, stepAt(kept).id, parts.clock()));
        return show('keep');
      }
      case 'go':
        return goTo(message.to);
      case 'next':
        return next();
      case 'previous':
        return previous();
      case 'cancel':
        return cancelRun();
      case 'open-link':
        return follow(message.url);
      case 'transparency-record':
        return parts.draftRecord({ packId: pack.manifest.id, lessonId: lesson.id });
      case 'action':
        await parts.act(message.id);
        return show('keep');
      case 'draft':
      case 'check':
      case 'check-texts':
      case 'run':
      case 'run-lab':
      case 'hint':
      case 'show-answer':
      case 'start-again':
      case 'open-in-sandbox': {
        const found = await find(message.exerciseId);
        if (found) await handleExercise(message, found.exercise, found.step);
        return;
      }
      default:
        message satisfies never;
    }
  }

  async function handleExercise(
    message: Extract<FromLessonPage, { exerciseId: string }>,
    exercise: Exercise,
    step: Step,
  ): Promise<void> {
    switch (message.kind) {
      case 'draft':
        return change((kept) =>
          folds.saveDraft(kept, lesson, step.id, exercise, message.chosen ?? message.texts ?? message.text ?? ''),
        );
      case 'check':
        return check(exercise, step, message);
      case 'check-texts':
        return checkTexts(exercise, step, message.texts);
      case 'run':
        return alone(() => run(exercise, step, message.prompt, message.decision ?? 'none'));
      case 'run-lab':
        return alone(() => runLab(exercise, step, message));
      case 'hint':
        await change((kept) => folds.showHint(kept, lesson, step.id, exercise));
        return showExercise(exercise, 'hint');
      case 'show-answer':
        await change((kept) => folds.showAnswer(kept, lesson, step.id, exercise));
        return showExercise(exercise, 'answer');
      case 'start-again':
        moments.delete(exercise.id);
        await change((kept) => folds.startExerciseAgain(kept, lesson, step.id, exercise.id));
        return showExercise(exercise, 'keep');
      case 'open-in-sandbox':
        return parts.openInSandbox(exercise, message.prompt);
      default:
        message satisfies never;
    }
  }

  return {
    handle,
    command: (command) => parts.post({ kind: 'command', command }),
    refresh: async () => {
      progress = undefined;
      moments.clear();
      // What was typed is forgotten too: the page takes the drafts anew.
      await show('heading');
    },
    refreshEngine: async () => {
      // A problem that a new model has solved goes away; a run under way stays.
      for (const [id, moment] of moments) if (!moment.running) moments.delete(id);
      await show('keep');
    },
    dispose: cancelRun,
  };
}

type LabAsked = Extract<FromLessonPage, { kind: 'run-lab' }>;
