import { render } from 'preact';
import type { Decision } from '../../core/guard/decision.js';
import { putBack, type PseudonymMap } from '../../core/guard/pseudonyms.js';
import { toSandboxPage, type FromSandboxPage, type ToSandboxPage } from '../../core/protocol.js';
import { type AnswerView } from '../../core/views.js';
import { createAnnouncer } from '../announcer.js';
import { createDraftSender } from '../drafts.js';
import { focusElement, focusOn, goTo, watchTyping } from '../focus.js';
import { decisionFor, holdOf, textsKey, type Decided, type Hold } from '../guard/hold.js';
import type { Host } from '../host.js';
import { sayPhase } from '../parts/phases.js';
import { readMessage } from '../readMessage.js';
import { gatherSentences } from '../sentences.js';
import { createStreams } from '../streams.js';
import { setWords, t } from '../words.js';
import { heldPlace } from './heldPlace.js';
import { toSendFrom } from './toSend.js';
import { replaceIn, textPlacesOf } from './replaceIn.js';
import { clearAnswers, columnsOf, inputToSend, nothingYet, receive } from './receive.js';
import { SandboxPage } from './SandboxPage.js';
import { columnLetter, type SandboxTools } from './tools.js';

/** Wires the page to its host, as the lesson page does. */
export function startSandboxPage(host: Host<FromSandboxPage>, root: HTMLElement): void {
  let state = nothingYet;
  let nothingWritten = false;
  let hold: Hold | undefined;
  let decided: Decided | undefined;
  /** Real values and their examples: in memory only. */
  let pseudonyms: PseudonymMap = [];
  const streams = createStreams();
  const announcer = createAnnouncer();
  const sentences = gatherSentences();
  const clock = () => performance.now();
  const say = (sentence: string | undefined) => sentence !== undefined && announcer.say(sentence);
  // What is sent is what stands on the page by then, with a document that came in the meantime.
  const drafts = createDraftSender<'changed'>(() => host.post({ kind: 'draft', input: state.input }));
  const isRunning = () => state.view?.running !== undefined;

  const tools: SandboxTools = {
    post: (message) => host.post(message),
    streams,
    change(input) {
      state = { ...state, input };
      hold = undefined;
      drafts.later('changed');
      draw();
    },
    settle: () => drafts.now(),
    run() {
      if (isRunning()) return;
      const input = inputToSend(state.input);
      nothingWritten = columnsOf(input).some((name) => input[name].prompt.trim() === '');
      draw();
      if (nothingWritten) {
        const empty = [...root.querySelectorAll<HTMLTextAreaElement>('textarea[id^="prompt-"]')].find(
          (box) => box.value.trim() === '',
        );
        empty?.focus();
        return;
      }
      const toSend = toSendFrom(state);
      hold = holdOf(toSend, decided);
      if (hold) draw();
      else send(decisionFor(toSend.texts, decided, pseudonyms));
    },
    say,
    replace(place) {
      replace([place]);
      say(
        place === 'data'
          ? t('Replaced with example values.')
          : t('Replaced with example values. Undo takes them back.'),
      );
    },
    restoreData() {
      const { data } = state.input;
      tools.change({ ...state.input, data: { ...data, text: putBack(data.text, pseudonyms) } });
    },
    send(decision) {
      if (decision === 'replaced') replace(textPlacesOf(state.input));
      decided = { texts: textsKey(toSendFrom(state).texts), decision };
      send(decision);
      // The panel that had the focus is gone.
      goTo(root, 'run');
    },
    goBack() {
      const box = hold && document.getElementById(heldPlace(hold, state.input));
      hold = undefined;
      draw();
      const fold = box?.closest('details');
      if (fold) fold.open = true;
      if (box) focusElement(box);
      else goTo(root, 'box');
    },
    cancel() {
      if (isRunning()) host.post({ kind: 'cancel' });
    },
  };
  const replace = (places: Parameters<typeof replaceIn>[1]) => {
    const { input, map } = replaceIn(state.input, places, pseudonyms);
    pseudonyms = map;
    // The boxes were written into, and told of it; a document has no box.
    tools.change({ ...state.input, data: input.data });
  };
  const send = (decision: Decision) => {
    hold = undefined;
    drafts.now();
    state = clearAnswers(state);
    draw();
    host.post({ kind: 'run', input: inputToSend(state.input), ...(decision !== 'none' && { decision }) });
  };
  const draw = () =>
    render(
      <SandboxPage
        state={state}
        tools={tools}
        nothingWritten={nothingWritten}
        hold={isRunning() ? undefined : hold}
        pseudonyms={pseudonyms}
      />,
      root,
    );

  const show = (message: ToSandboxPage) => {
    const before = state;
    state = receive(state, message);
    // Another text takes the place of what was held back, and of what was replaced.
    if (before.input !== state.input) hold = undefined;
    if (before.opening !== state.opening) pseudonyms = [];
    for (const name of ['a', 'b'] as const) {
      const answer = state.view?.answers[name];
      if (answer?.state === 'running') streams.set(name, answer.text);
    }
    draw();
    if (message.kind === 'answer') {
      const old = before.view?.answers[message.column];
      if (message.answer.state !== 'running') say(sentences.rest());
      else if (old?.state !== 'running') sentences.clear();
      for (const sentence of sayAnswer(
        old,
        message.answer,
        state.input.compare === 'none' ? '' : columnLetter(message.column),
      ))
        say(sentence);
      if (message.answer.problem && !message.running && !focusOn(root, 'problem')) say(message.answer.problem.sentence);
    }
    if (message.kind === 'sandbox') {
      const { difference, problem } = message.view;
      if (difference !== '' && difference !== before.view?.difference) say(difference);
      const news = problem && problem.sentence !== before.view?.problem?.sentence;
      // When the page opens, the focus is the editor's to give.
      if (news && !(before.view && focusOn(root, 'problem'))) say(problem.sentence);
    }
  };

  host.listen((data) => {
    const message = readMessage(toSandboxPage, data);
    if (!message) return;
    switch (message.kind) {
      case 'words':
        setWords(message.language, message.phrases);
        draw();
        return;
      case 'sandbox':
      case 'answer':
      case 'data':
        show(message);
        return;
      case 'text':
        streams.append(message.column, message.text);
        say(sentences.take(message.text, clock));
        return;
      case 'command':
        if (message.command === 'check') tools.run();
        if (message.command === 'cancel') tools.cancel();
        return;
      default:
        message satisfies never;
    }
  });
  document.addEventListener('visibilitychange', () => drafts.now());
  window.addEventListener('pagehide', () => drafts.now());
  watchTyping();
  draw();
  host.post({ kind: 'ready' });
}

/** Phases and outcomes of one column; `letter` is empty when there is only one. */
function sayAnswer(before: AnswerView | undefined, after: AnswerView, letter: string): string[] {
  const name = letter === '' ? t('Answer') : t('Answer {letter}', { letter });
  switch (after.state) {
    case 'running': {
      const phase = after.phase ?? 'queued';
      if (before?.state === 'running' && before.phase === phase) return [];
      return [phase === 'writing' ? `${name}:` : `${sayPhase(phase)}.`];
    }
    case 'cancelled':
      return [t('Cancelled.')];
    case 'failed':
      return [];
    case 'complete':
      return [t('{name} is complete.', { name }), ...(after.context === 'cut' ? [after.contextSentence] : [])];
    default:
      return after.state satisfies never;
  }
}
