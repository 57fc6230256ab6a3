import { render } from 'preact';
import { toSandboxPage, type AnswerView, type FromSandboxPage, type ToSandboxPage } from '../../core/protocol.js';
import { createAnnouncer } from '../announcer.js';
import { createDraftSender } from '../drafts.js';
import { focusOn, watchTyping } from '../focus.js';
import type { Host } from '../host.js';
import { sayPhase } from '../parts/phases.js';
import { readMessage } from '../readMessage.js';
import { gatherSentences } from '../sentences.js';
import { createStreams } from '../streams.js';
import { setWords, t } from '../words.js';
import { clearAnswers, columnsOf, inputToSend, nothingYet, receive } from './receive.js';
import { SandboxPage } from './SandboxPage.js';
import { columnLetter, type SandboxTools } from './tools.js';

/** Wires the page to its host, as the lesson page does. */
export function startSandboxPage(host: Host<FromSandboxPage>, root: HTMLElement): void {
  let state = nothingYet;
  let nothingWritten = false;
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
      drafts.now();
      state = clearAnswers(state);
      draw();
      host.post({ kind: 'run', input });
    },
    cancel() {
      if (isRunning()) host.post({ kind: 'cancel' });
    },
  };
  const draw = () => render(<SandboxPage state={state} tools={tools} nothingWritten={nothingWritten} />, root);

  const show = (message: ToSandboxPage) => {
    const before = state;
    state = receive(state, message);
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
