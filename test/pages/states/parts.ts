/** Pieces that the states are put together from. */

import type { AnswerView, EngineView, ProblemView } from '../../../src/core/views.js';
import type { LessonView, SandboxView } from '../../../src/core/protocol.js';
import type { PromptingView } from '../../../src/core/exercises/prompting/viewSchema.js';
import type { QuizView } from '../../../src/core/exercises/quiz/viewSchema.js';
import type { WritingView } from '../../../src/core/exercises/writing/viewSchema.js';

export const letter = `Dear Ms Example,

Your green bin will be collected on Tuesday instead of Monday from 3 March. Please put it out by 7am. If you need help, call 01632 960 001.`;

export const longLetter = Array.from(
  { length: 14 },
  (_, index) =>
    `${index + 1}. The council will write to each household in Example Road before the work begins, and again when it ends. Please keep reference EX-000${index} at hand when you call 01632 960 001.`,
).join('\n\n');

export const engine: EngineView = {
  title: 'Qwen2.5 Coder 0.5B',
  where: 'on this machine',
  caution: 'It is a very small model: it often gets facts, sums and long texts wrong, and it cannot judge a case.',
  recorded: false,
  ceiling: 'OFFICIAL',
};

export const noEngine: ProblemView = {
  sentence:
    'There is no model on this machine yet, so nothing can be run. You can read the lesson and answer its questions all the same.',
  actions: [
    { id: 'get-small-model', label: 'Get the small model (491 MB)' },
    { id: 'import-model', label: 'Choose a model file' },
    { id: 'connect-ollama', label: 'Use Ollama' },
  ],
};

export const diskFull: ProblemView = {
  sentence:
    'The disk is full, so your progress could not be saved. Free some space, then try again. Nothing on this page is lost.',
  actions: [{ id: 'save-again', label: 'Try to save again' }],
};

export const answer = (text: string, changed: Partial<AnswerView> = {}): AnswerView => ({
  text,
  state: 'complete',
  facts: 'first word 0.4 s · 31 tokens a second · 24 tokens · all of it was read',
  context: 'complete',
  contextSentence: '',
  runId: 'run-1',
  ...changed,
});

export const answers = [
  answer('Your green bin will be collected on Tuesday instead of Monday from 3 March.'),
  answer('Your green bin will be collected on Tuesday instead of Monday from 3 March, and the charge is £12.', {
    runId: 'run-2',
  }),
  answer('From 3 March your green bin is collected on Tuesdays. A charge of £12 applies.', { runId: 'run-3' }),
];

const exercise = { passed: false, changed: false, hints: [], attempts: 0 };

export const quiz = (changed: Partial<QuizView> = {}): QuizView => ({
  kind: 'quiz',
  ...exercise,
  id: 'first-thing',
  hintsTotal: 2,
  question: 'What do you do first?',
  answerKind: 'one',
  options: [
    'Paste the emails, but ask the website not to keep them',
    'Take out the names and numbers, then paste the rest into the website',
    'Use the tool that your department allows for this marking, and take out what the task does not need',
  ],
  draft: { chosen: [], text: '' },
  ...changed,
});

export const principle = 'Principle 3: You know how to use AI securely · AI Playbook, February 2025';

export const prompting = (changed: Partial<PromptingView> = {}): PromptingView => ({
  kind: 'prompting',
  ...exercise,
  id: 'one-sentence',
  hintsTotal: 2,
  task: 'Ask the model to tell Ms Example, in one short sentence, what changes and from when. Use the letter only.',
  data: { title: 'Letter', name: 'data/letter.txt', text: letter },
  draft: '',
  runs: 3,
  neededRuns: 2,
  answers: [],
  engine,
  ...changed,
});

export const writing = (changed: Partial<WritingView> = {}): WritingView => ({
  kind: 'writing',
  ...exercise,
  id: 'tier-one',
  hintsTotal: 2,
  task: 'Tell the public what the tool that you have just tried does. Write it for a neighbour who has never heard of it.',
  data: { title: 'Notes', name: 'data/notes.txt', text: letter },
  parts: [
    { id: 'name', label: 'Name', hint: '', rows: 1 },
    { id: 'what', label: 'What it does', hint: 'Two or three short sentences.', rows: 4 },
  ],
  draft: { name: '', what: '' },
  forRecord: true,
  ...changed,
});

export const writtenTexts = { name: 'Letter helper', what: 'It makes letters short. Ask Mr Oduya.' };

export const writtenMark: NonNullable<WritingView['marked']>['mark'] = {
  passed: false,
  verdict: 'Nearly. One of two checks holds.',
  checks: [
    { id: 'short', says: 'The name has at most 4 words', passed: true, seen: 'Words: 2.', places: [] },
    {
      id: 'nobody',
      says: 'Nobody is named',
      passed: false,
      seen: 'There may be personal data in it: person’s name.',
      places: [{ run: 1, spans: [{ start: 31, end: 36 }] }],
    },
  ],
};

export const goodText: NonNullable<WritingView['good']> = {
  parts: [
    { label: 'Name', text: 'Letter helper' },
    {
      label: 'What it does',
      text: 'It makes letters to residents shorter. A person reads each letter before it is sent.',
    },
  ],
  reveal: 'It says what the tool does, for whom, and who answers for it.',
};

export const failedMark: NonNullable<PromptingView['mark']> = {
  passed: false,
  verdict: 'Nearly. Two of three checks hold in every answer.',
  checks: [
    {
      id: 'short',
      says: 'At most 30 words',
      passed: true,
      seen: '3 of 3 answers. The longest has 18 words.',
      places: [],
    },
    { id: 'day', says: 'Says the new day', passed: true, seen: '3 of 3 answers.', places: [] },
    {
      id: 'numbers',
      says: 'Every number is in the letter',
      passed: false,
      seen: '1 of 3 answers. “£12” is not in the letter.',
      places: [
        { run: 1, spans: [{ start: 94, end: 97 }] },
        { run: 2, spans: [{ start: 66, end: 69 }] },
      ],
    },
  ],
};

export const passedMark: NonNullable<PromptingView['mark']> = {
  passed: true,
  verdict: 'It works: 3 of 3 answers pass every check, and 2 were needed.',
  checks: failedMark.checks.map((check) => ({ ...check, passed: true, seen: '3 of 3 answers.', places: [] })),
};

export const good: NonNullable<PromptingView['good']> = {
  prompt:
    'Tell Ms Example in one sentence of at most 25 words what changes and from when. Use only what the letter says.',
  reveal: 'It says who reads the answer, how long it may be and what it may use, so little is left to guess.',
};

const steps: LessonView['steps'] = [
  { id: 'ask', title: 'Say what you want', state: 'done' },
  { id: 'reader', title: 'Say who will read it', state: 'done' },
  { id: 'good', title: 'Say what good looks like', state: 'in-progress' },
  { id: 'facts', title: 'Give it the facts', state: 'to-do' },
  { id: 'again', title: 'Try again, on purpose', state: 'changed' },
  { id: 'end', title: 'What you can now do', state: 'to-do' },
];

export const prose = `<p>A model fills the gaps in your request with whatever is usual. If you do not say how long the answer may be, who will read it or what it may use, you will get a guess at all three.</p>
<p>Three things help most: <strong>who it is for</strong>, <strong>how long it may be</strong>, and <strong>what it may rely on</strong>. The <a href="https://www.example.com/playbook">guidance</a> says the same.</p>`;

export const lesson = (changed: Partial<LessonView> = {}): LessonView => ({
  pack: { id: 'foundations', title: 'Foundations' },
  lesson: {
    id: 'prompts',
    title: 'Write a prompt that works',
    objectives: [
      'ask for an answer in a form that you can check',
      'say who will read it and how long it may be',
      'tell the model what it may rely on',
    ],
    sources: [
      {
        title: 'AI Playbook for the UK Government',
        publisher: 'Government Digital Service',
        url: 'https://www.example.com/playbook',
        read: '23 November 2026',
        licence: 'Open Government Licence v3.0',
      },
      {
        title: 'Writing for the web',
        publisher: 'Example Council',
        url: 'https://www.example.com/writing',
        read: '23 November 2026',
        licence: 'Open Government Licence v3.0',
      },
    ],
  },
  steps,
  at: 2,
  minutesLeft: 6,
  blocks: [{ kind: 'prose', html: prose }],
  next: { kind: 'step', title: 'Give it the facts' },
  ...changed,
});

export const column = {
  model: 'embedded:qwen-small',
  prompt: 'Summarise the objection for the planning committee.',
  settings: { temperature: 0, seed: 7, maxTokens: 160, contextTokens: 4096 },
};

export const objection = {
  name: 'planning-objection.txt',
  text: `Dear committee,

340 cars an hour passed the site on 4 May. Deliveries would start at 6am, two hours before the present limit. Please refuse the application, or limit deliveries to 8am to 6pm.

A Resident, 2 Example Road`,
};

export const sandbox = (changed: Partial<SandboxView> = {}): SandboxView => ({
  models: [
    {
      id: 'embedded:qwen-small',
      title: 'Qwen2.5 Coder 0.5B',
      where: 'on this machine',
      caution: engine.caution,
      usable: true,
      ceiling: 'OFFICIAL',
    },
    {
      id: 'ollama:qwen2.5-coder:1.5b',
      title: 'Qwen2.5 Coder 1.5B',
      where: 'on this machine',
      caution: 'It is still a small model: it invents and twists facts, and it cannot judge a case.',
      usable: true,
      ceiling: 'OFFICIAL',
    },
    {
      id: 'ollama:bare',
      title: 'bare:latest',
      where: 'on this machine',
      caution: '',
      usable: false,
      ceiling: 'OFFICIAL',
    },
  ],
  documents: [
    { id: 'foundations/letter', title: 'Letter about a green bin' },
    { id: 'foundations/objection', title: 'Planning objection' },
  ],
  input: {
    compare: 'none',
    system: '',
    data: { name: '', text: '' },
    a: { ...column, prompt: '' },
    b: { ...column, prompt: '' },
  },
  answers: {},
  difference: '',
  ...changed,
});
