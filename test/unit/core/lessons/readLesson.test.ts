import { strict as assert } from 'node:assert';
import { lessonCharacters, readLesson } from '../../../../src/core/lessons/readLesson.js';
import {
  dataTexts,
  exerciseOf,
  frontMatter,
  lessonOf,
  letter,
  promptingBlock,
  quizBlock,
  stepOf,
  threeSteps,
} from './lessonTexts.js';

const hashes = (markdown: string, data = dataTexts) =>
  lessonOf(markdown, data).steps.map((step) => [
    step.contentHash,
    ...step.blocks.flatMap((block) => (block.kind === 'exercise' ? [block.exercise.contentHash] : [])),
  ]);

describe('a lesson is read from Markdown', () => {
  const lesson = lessonOf(threeSteps);

  it('with what its front matter says, and where', () => {
    const { places, ...fields } = lesson;
    assert.deepEqual(places?.get('objectives/0'), { file: 'lessons/bins.md', line: 5, column: 14 });
    assert.deepEqual(
      { ...fields, steps: [] },
      {
        id: 'bins',
        title: 'Explain a letter',
        minutes: 9,
        objectives: ['Check an answer'],
        principles: [],
        sources: [],
        file: 'lessons/bins.md',
        steps: [],
      },
    );
  });

  it('with steps, each with its blocks in order', () => {
    assert.deepEqual(
      lesson.steps.map((step) => [step.id, step.title, step.blocks.map((block) => block.kind)]),
      [
        ['read', 'Read', ['prose']],
        ['answer', 'Answer', ['exercise']],
        ['do', 'Do', ['prose', 'exercise']],
      ],
    );
  });

  it('with the data of an exercise and its places', () => {
    const [, block] = stepOf(lesson, 'do').blocks;
    assert.ok(block?.kind === 'exercise' && block.exercise.kind === 'prompting');
    assert.equal(block.exercise.dataText, letter);
    const line = threeSteps.split('\n').findIndex((text) => text.startsWith('badAnswers')) + 1;
    // The text of the place itself shows that line and column are right.
    const lines = threeSteps.split('\n');
    const found = block.places?.get('badAnswers/0');
    const start = lines.findIndex((text, index) => index >= block.place.line && text.startsWith('badAnswers')) + 1;
    assert.deepEqual(found, { file: 'lessons/bins.md', line: start, column: 14 });
    assert.ok(line > 0);
  });

  it('with marks in a heading left out of its title', () => {
    assert.equal(lessonOf(`${frontMatter}\n## A \`b\` and **c** {#d}\n\ne`).steps[0]?.title, 'A b and c');
  });

  it('with plain blocks kept as prose', () => {
    const [step] = lessonOf(
      `${frontMatter}\n## A {#a}\n\n\`\`\`text\nid: x\n\`\`\`\n\n\`\`\`Dear colleague, a caption\nx\n\`\`\`\n`,
    ).steps;
    assert.deepEqual(
      step?.blocks.map((block) => block.kind),
      ['prose'],
    );
  });

  it('with an address given elsewhere in the lesson beside the words that use it', () => {
    const [step] = lessonOf(
      `${frontMatter}\n## A {#a}\n\nSee [b][c].\n\n${quizBlock}\n## D {#d}\n\nx\n\n[c]: https://example.com "E"\n`,
    ).steps;
    const [prose] = step?.blocks ?? [];
    assert.ok(prose?.kind === 'prose');
    assert.match(prose.markdown, /^See \[b\]\[c\]\.\n\n\[C\]: <https:\/\/example\.com> "E"$/);
  });
});

describe('content hashes of a lesson', () => {
  const [[read], [answer, pick], [toDo, write]] = hashes(threeSteps) as [string[], string[], string[]];

  it('are SHA-256 in hex', () => {
    for (const hash of [read, answer, pick, toDo, write]) assert.match(hash ?? '', /^[0-9a-f]{64}$/);
  });

  const same: readonly (readonly [string, (markdown: string) => string])[] = [
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['spaces at the ends of lines', (text) => text.replaceAll('Some *words*.', 'Some *words*.   ')],
    ['another title of the lesson', (text) => text.replace('Explain a letter', 'Explain the letter')],
    [
      'keys of an exercise in another order',
      (text) =>
        text.replace(
          'id: pick\nquestion: Who should it be written for?',
          'question: Who should it be written for?\nid: pick',
        ),
    ],
    ['a YAML comment', (text) => text.replace('id: pick\n', 'id: pick # a note\n')],
    ['another way to write a text', (text) => text.replace('feedback: Yes.', 'feedback: "Yes."')],
    ['an empty line more', (text) => text.replace('## Answer', '\n## Answer')],
  ];
  for (const [name, change] of same)
    it(`are not changed by ${name}`, () => assert.deepEqual(hashes(change(threeSteps)), hashes(threeSteps)));

  it('change with the prose, in that step alone', () => {
    const changed = hashes(threeSteps.replace('Some *words*', 'Some *more* words'));
    assert.notEqual(changed[0]?.[0], read);
    assert.deepEqual(changed.slice(1), hashes(threeSteps).slice(1));
  });

  it('change with the title of a step', () => {
    assert.notEqual(hashes(threeSteps.replace('## Answer {', '## Answers {'))[1]?.[0], answer);
  });

  it('change with an exercise, for it and for its step', () => {
    const changed = hashes(threeSteps.replace('text: The sender', 'text: The writer'));
    assert.notEqual(changed[1]?.[0], answer);
    assert.notEqual(changed[1]?.[1], pick);
    assert.deepEqual([changed[0], changed[2]], [hashes(threeSteps)[0], hashes(threeSteps)[2]]);
  });

  it('change with the data of an exercise', () => {
    const changed = hashes(threeSteps, new Map([['data/letter.txt', 'SYNTHETIC\nThe bins go out on 4 March.\n']]));
    assert.notEqual(changed[2]?.[1], write);
    assert.equal(changed[1]?.[1], pick);
  });

  it('are of what was written: what the product adds by default is no part of them', () => {
    const spelled = lessonOf(threeSteps.replace('starter: Explain this.', 'starter: Explain this.\nruns: 3'));
    assert.deepEqual(exerciseOf(spelled, 'write').fields, exerciseOf(lessonOf(threeSteps), 'write').fields);
    assert.notEqual(exerciseOf(spelled, 'write').contentHash, write);
  });
});

describe('a lesson with problems', () => {
  const problems = (markdown: string) => {
    const result = readLesson(markdown, 'lessons/bins.md', dataTexts);
    return result.kind === 'problems' ? result.problems : [];
  };

  it('is refused unread when it is too large', () => {
    assert.deepEqual(problems(`${threeSteps}${' '.repeat(lessonCharacters)}`), [
      { code: 'pack.too-large', limit: '128 KB', file: 'lessons/bins.md', line: 1, column: 1 },
    ]);
  });

  it('is refused when one block is too large', () => {
    const block = quizBlock.replace('explain: ', `explain: ${'x'.repeat(33_000)} `);
    assert.deepEqual(
      problems(`${frontMatter}\n## A {#a}\n\n${block}`).map(({ code, line }) => [code, line]),
      [['pack.too-large', 10]],
    );
  });

  it('has them in the order of the file', () => {
    const found = problems(
      `${frontMatter.replace('minutes: 9', 'minutes: 0')}\n## A\n\n<b>\n\n${quizBlock.replace('id:', 'ids:')}`,
    );
    assert.deepEqual(
      found.map(({ code }) => code),
      [
        'lesson.wrong-value',
        'lesson.step-without-id',
        'lesson.html-not-allowed',
        'lesson.missing-key',
        'lesson.unknown-key',
      ],
    );
  });

  it('has the right columns with line ends of Windows', () => {
    const written = `${frontMatter}\n## A {#a}\n\nSome <b>words.\n`;
    assert.deepEqual(problems(written.replaceAll('\n', '\r\n')), problems(written));
  });

  it('never has more than a person can read', () => {
    assert.equal(problems(`${frontMatter}\n## A {#a}\n\n${'<b>\n\n'.repeat(5_000)}`).length, 200);
  });

  for (const [name, markdown] of [
    ['nothing', ''],
    ['one line', '---'],
    ['two lines', '---\n---'],
    ['only a byte order mark', '\uFEFF'],
    ['a zero byte', '\u0000'],
    ['half a character', '\uD800'],
    ['a list as front matter', '---\n- a\n---\n## A {#a}\n'],
    ['a text as front matter', '---\na\n---\n## A {#a}\n'],
    ['__proto__ as a key', '---\n__proto__: { id: x }\n---\n## A {#a}\n'],
    ['a block that is only opened', `${frontMatter}\n## A {#a}\n\n\`\`\`quiz`],
  ] as const)
    it(`can be ${name}, and that is said`, () => assert.ok(problems(markdown).length > 0));

  it('names the kinds of block there are', () => {
    const [found] = problems(`${frontMatter}\n## A {#a}\n\n\`\`\`exam\n\`\`\`\n`);
    assert.ok(found?.code === 'lesson.unknown-block');
    assert.deepEqual(found.allowed.slice(0, 2), ['quiz', 'prompting']);
  });

  it('names the keys that may stand where one may not', () => {
    const [found] = problems(
      `${frontMatter}\n## A {#a}\n\n${promptingBlock.replace('{ maxWords: 10 }', '{ maxWord: 10 }')}`,
    );
    assert.ok(found?.code === 'lesson.unknown-key');
    assert.ok(found.allowed.includes('maxWords') && found.allowed.includes('promptMentions'));
  });
});
