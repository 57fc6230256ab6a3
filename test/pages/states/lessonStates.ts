import type { ExerciseView, LessonView, ToLessonPage } from '../../../src/core/protocol.js';
import {
  answer,
  answers,
  diskFull,
  engine,
  failedMark,
  good,
  lesson,
  longLetter,
  noEngine,
  passedMark,
  principle,
  prompting,
  prose,
  quiz,
  goodText,
  writing,
  writtenMark,
  writtenTexts,
} from './parts.js';

const shown = (view: LessonView): ToLessonPage => ({ kind: 'lesson', view, focus: 'keep' });

const withExercise = (exercise: ExerciseView, changed: Partial<LessonView> = {}): readonly ToLessonPage[] => [
  shown(
    lesson({
      blocks: [
        { kind: 'prose', html: prose },
        { kind: 'exercise', exercise },
      ],
      ...changed,
    }),
  ),
];

const prompt = 'Explain this letter to the resident in one short sentence. Use only what the letter says.';

const running = (changed: Partial<ReturnType<typeof prompting>>) => prompting({ draft: prompt, ...changed });

const richProse = `<h3>What a list looks like</h3>
<ul><li>First thing, with <code>code in it</code></li><li>Second thing, which is longer than the first and goes on to a second line so that the line height can be seen</li></ul>
<ol><li>One</li><li>Two</li></ol>
<blockquote><p>A quotation from the guidance, set apart.</p></blockquote>
<table><thead><tr><th>What</th><th>Why</th></tr></thead><tbody><tr><td>A name</td><td>It points to a person</td></tr><tr><td>A date</td><td>It may do so too</td></tr></tbody></table>
<pre><code>Dear Ms Example,
a block of text that keeps its lines</code></pre>
<p>A very long address: <a href="https://www.example.com/a/very/long/address/that/does/not/break/by/itself/and/goes/on/and/on/and/on">https://www.example.com/a/very/long/address/that/does/not/break/by/itself/and/goes/on/and/on/and/on</a></p>`;

export const lessonStates: Readonly<Record<string, readonly ToLessonPage[]>> = {
  'writing-empty': withExercise(writing({ principle })),
  'writing-marked': withExercise(
    writing({
      attempts: 1,
      draft: writtenTexts,
      hints: ['Think of a neighbour who asks.'],
      marked: { texts: writtenTexts, mark: writtenMark },
    }),
  ),
  'writing-passed-good-shown': withExercise(
    writing({
      passed: true,
      attempts: 2,
      draft: writtenTexts,
      marked: {
        texts: writtenTexts,
        mark: {
          passed: true,
          verdict: 'Passed. The answer meets every check.',
          checks: writtenMark.checks.map((check) => ({ ...check, passed: true, places: [] })),
        },
      },
      good: goodText,
    }),
  ),
  'lesson-empty': [],
  'lesson-first-step': [
    shown(
      lesson({
        at: 0,
        minutesLeft: 10,
        steps: lesson().steps.map((step) => ({ ...step, state: 'to-do' as const })),
        next: { kind: 'step', title: 'Say who will read it' },
      }),
    ),
  ],
  'lesson-last-step': [shown(lesson({ at: 5, minutesLeft: 0, next: { kind: 'end' } }))],
  'lesson-past-review': [
    shown(
      lesson({
        at: 0,
        notices: [
          'These lessons were to be reviewed by 23 May 2027. Some of what they say may be out of date.',
          '“Artificial Intelligence Playbook for the UK Government” was to be looked at again by 23 May 2027. Ask your organisation whether it still holds.',
        ],
      }),
    ),
  ],
  'lesson-next-lesson': [
    shown(
      lesson({
        at: 5,
        minutesLeft: 1,
        next: { kind: 'lesson', title: 'When it is wrong, and how to catch it', lessonId: 'wrong' },
      }),
    ),
  ],
  'lesson-rich-prose': [shown(lesson({ blocks: [{ kind: 'prose', html: richProse }] }))],
  'problem-of-page': [
    shown(
      lesson({
        blocks: [
          { kind: 'prose', html: prose },
          { kind: 'exercise', exercise: quiz() },
        ],
        problem: diskFull,
      }),
    ),
  ],

  'quiz-unanswered': withExercise(quiz()),
  'quiz-wrong': withExercise(
    quiz({
      draft: { chosen: [1], text: '' },
      attempts: 1,
      hints: ['Who else might know whom the emails are about?'],
      principle,
      result: {
        passed: false,
        verdict: 'Not yet.',
        feedback: [
          {
            option: 'Take out the names and numbers, then paste the rest into the website',
            right: false,
            says: 'Without names a complaint can still point to one person: a street, a date and an illness are often enough. And the website has no agreement with your department.',
          },
        ],
      },
    }),
  ),
  'quiz-right': withExercise(
    quiz({
      draft: { chosen: [2], text: '' },
      passed: true,
      attempts: 2,
      principle,
      result: {
        passed: true,
        verdict: 'That is right.',
        feedback: [
          {
            option: quiz().options[2] ?? '',
            right: true,
            says: 'Your department has looked at that tool, and the task needs only a part of what the emails hold.',
          },
        ],
      },
      answer: {
        right: [quiz().options[2] ?? ''],
        explain: 'What may go in depends on the tool and on the marking, not on how hurried you are.',
      },
    }),
  ),
  'quiz-many': withExercise(
    quiz({
      answerKind: 'many',
      question: 'Which of these can point to one person?',
      options: [
        'A street and a date',
        'A National Insurance number',
        'The number of complaints this month',
        'A rare illness',
      ],
      draft: { chosen: [1, 2], text: '' },
      attempts: 1,
      principle,
      result: {
        passed: false,
        verdict: 'Not yet. One of your answers is right, and some are missing.',
        feedback: [
          { option: 'A National Insurance number', right: true, says: 'It belongs to one person only.' },
          {
            option: 'The number of complaints this month',
            right: false,
            says: 'A count says nothing about a single person.',
          },
        ],
      },
    }),
  ),
  'quiz-text': withExercise(
    quiz({
      answerKind: 'text',
      question: 'What is the smallest piece of text called that a model reads and writes?',
      options: [],
      draft: { chosen: [], text: 'word' },
      attempts: 1,
      result: {
        passed: false,
        verdict: 'Not yet.',
        feedback: [{ option: 'word', right: false, says: 'It is often shorter than a word.' }],
      },
    }),
  ),
  'quiz-changed': withExercise(quiz({ changed: true, draft: { chosen: [0], text: '' }, attempts: 1 })),

  'prompting-idle': withExercise(prompting()),
  'prompting-system': withExercise(
    prompting({
      system: 'You write for the public. You use short words and short sentences.',
      principle,
      data: { title: 'Letter', name: 'data/long.txt', text: longLetter },
    }),
  ),
  'prompting-hints': withExercise(
    prompting({
      draft: prompt,
      hints: ['Who will read the answer?', 'How would you count whether it is short enough?'],
    }),
  ),
  'prompting-loading': withExercise(
    running({
      running: { run: 0, phase: 'loading' },
      answers: [answer('', { state: 'running', phase: 'loading', facts: '', context: 'none' })],
    }),
  ),
  'prompting-writing': [
    ...withExercise(
      running({
        running: { run: 1, phase: 'writing' },
        answers: [
          answers[0] ?? answer(''),
          answer('Your green bin', { state: 'running', phase: 'writing', facts: '', context: 'none' }),
        ],
      }),
    ),
    { kind: 'text', exerciseId: 'one-sentence', run: 1, text: ' will be collected on Tuesday instead of Monday from' },
  ],
  'prompting-failed': withExercise(running({ attempts: 1, answers, mark: failedMark })),
  'prompting-good-shown': withExercise(running({ attempts: 2, answers, mark: failedMark, good })),
  'prompting-passed': withExercise(
    running({
      attempts: 2,
      passed: true,
      answers: answers.map(() => answers[0] ?? answer('')),
      mark: passedMark,
      good,
    }),
  ),
  'prompting-cancelled': withExercise(
    running({
      answers: [
        answers[0] ?? answer(''),
        answer('Your green bin will be', { state: 'cancelled', facts: '', context: 'none' }),
      ],
    }),
  ),
  'prompting-no-engine': withExercise((({ engine: _, ...view }) => ({ ...view, problem: noEngine }))(prompting())),
  'prompting-recorded': withExercise(
    running({
      attempts: 1,
      answers,
      mark: failedMark,
      engine: {
        ...engine,
        recorded: true,
        title: 'Recorded answers of Qwen2.5 Coder 0.5B',
        where: 'nothing is sent',
        caution: '',
      },
    }),
  ),
  'prompting-problem': withExercise(
    running({
      answers: [answer('Your green bin will be', { state: 'failed', facts: '', context: 'none' })],
      problem: {
        sentence:
          'The model stopped in the middle of its answer. What it had written is still here. Run it again; if it stops again, choose a smaller model.',
        actions: [{ id: 'choose-model', label: 'Choose another model' }],
      },
    }),
  ),
  'prompting-cut': withExercise(
    running({
      runs: 1,
      attempts: 1,
      answers: [
        answer(answers[0]?.text ?? '', {
          context: 'cut',
          contextSentence:
            'The model read only about 2,048 of some 3,100 tokens: the start of the letter was left out.',
          facts: 'first word 2.1 s · 29 tokens a second · 24 tokens · not all of it was read',
        }),
      ],
      mark: failedMark,
    }),
  ),
  'prompting-long': withExercise(
    running({
      draft: `${prompt}\n\n`.repeat(12),
      data: { title: 'Letter', name: 'data/long.txt', text: longLetter },
      runs: 10,
      attempts: 3,
      answers: Array.from({ length: 10 }, () => answer(`${longLetter}\n${'unbreakable'.repeat(30)}`)),
      mark: failedMark,
    }),
  ),
};
