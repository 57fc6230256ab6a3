import { render } from 'preact';
import { toLessonPage, type FromLessonPage, type ToLessonPage } from '../../core/protocol.js';
import { createAnnouncer } from '../announcer.js';
import { createActionTable } from '../exerciseActions.js';
import { streamId, type LessonTools } from '../exercises/exercise.js';
import { exerciseElementId } from '../exercises/ExerciseFrame.js';
import { focusOn, watchTyping } from '../focus.js';
import type { Host } from '../host.js';
import { readMessage } from '../readMessage.js';
import { gatherSentences } from '../sentences.js';
import { createStreams } from '../streams.js';
import { setWords } from '../words.js';
import { LessonPage } from './LessonPage.js';
import { exercisesOf, nothingYet, receive, startAgain } from './receive.js';
import { whatToSay } from './whatToSay.js';

/** Wires the page to its host: a message comes in, the state changes, the page is drawn, the focus and the voice follow. */
export function startLessonPage(host: Host<FromLessonPage>, root: HTMLElement): void {
  let state = nothingYet;
  const streams = createStreams();
  const actions = createActionTable();
  const announcer = createAnnouncer();
  const sentences = gatherSentences();
  const clock = () => performance.now();
  const say = (sentence: string | undefined) => sentence !== undefined && announcer.say(sentence);

  const tools: LessonTools = {
    post: (message) => host.post(message),
    actions,
    streams,
    restart(exerciseId) {
      state = startAgain(state, exerciseId);
      host.post({ kind: 'start-again', exerciseId });
    },
    say,
  };
  const isLab = (id: string) =>
    exercisesOf(state.view).some((exercise) => exercise.id === id && exercise.kind === 'injecting');
  const draw = () => render(<LessonPage state={state} tools={tools} />, root);

  const show = (message: Extract<ToLessonPage, { kind: 'lesson' | 'exercise' }>) => {
    const before = state;
    state = receive(state, message);
    for (const exercise of exercisesOf(state.view)) {
      if (exercise.kind !== 'prompting' && exercise.kind !== 'injecting') continue;
      exercise.answers.forEach((answer, run) => {
        if (answer.state === 'running') streams.set(streamId(exercise.id, run), answer.text);
      });
    }
    draw();
    if (message.kind === 'lesson') showLesson(message);
    else showExercise(message, before);
  };

  const showLesson = (message: Extract<ToLessonPage, { kind: 'lesson' }>) => {
    const { view } = message;
    host.keep({ packId: view.pack.id, lessonId: view.lesson.id, stepId: view.steps[view.at]?.id ?? '' });
    if (message.focus !== 'heading') return;
    window.scrollTo(0, 0);
    focusOn(root, 'heading');
  };

  const showExercise = (message: Extract<ToLessonPage, { kind: 'exercise' }>, before: typeof state) => {
    const { exercise } = message;
    const old = exercisesOf(before.view).find((each) => each.id === exercise.id);
    const element = document.getElementById(exerciseElementId(exercise.id)) ?? root;
    if (
      old?.kind === 'prompting' &&
      old.running &&
      (exercise.kind !== 'prompting' || exercise.running?.run !== old.running.run)
    )
      say(sentences.rest());
    for (const sentence of whatToSay(old, exercise)) say(sentence);
    if (before.restarting.has(exercise.id)) focusOn(element, 'box');
    if (message.focus === 'keep') return;
    // After a run that failed there may still be the verdict of an earlier one; the problem is the news.
    const failed = 'problem' in exercise && exercise.problem !== undefined;
    const moved = focusOn(element, message.focus === 'verdict' && failed ? 'problem' : message.focus);
    if (!moved && message.focus === 'verdict' && !failed) say(verdictOf(exercise));
  };

  host.listen((data) => {
    const message = readMessage(toLessonPage, data);
    if (!message) return;
    switch (message.kind) {
      case 'words':
        setWords(message.language, message.phrases);
        draw();
        return;
      case 'lesson':
      case 'exercise':
        show(message);
        return;
      case 'text':
        streams.append(streamId(message.exerciseId, message.run), message.text);
        // Of a lab's many answers only the progress is told.
        if (!isLab(message.exerciseId)) say(sentences.take(message.text, clock));
        return;
      case 'command':
        if (message.command === 'next' || message.command === 'previous') host.post({ kind: message.command });
        else actions.act(message.command);
        return;
      default:
        message satisfies never;
    }
  });
  watchTyping();
  draw();
  host.post({ kind: 'ready' });
}

function verdictOf(exercise: ReturnType<typeof exercisesOf>[number]): string | undefined {
  switch (exercise.kind) {
    case 'quiz':
      return exercise.result?.verdict;
    case 'prompting':
      return exercise.mark?.verdict;
    case 'writing':
      return exercise.marked?.mark.verdict;
    case 'injecting':
      return exercise.measured?.verdict;
    default:
      return exercise satisfies never;
  }
}
