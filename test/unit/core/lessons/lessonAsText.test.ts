import { strict as assert } from 'node:assert';
import { lessonAsText, markdownAsText } from '../../../../src/core/lessons/lessonAsText.js';
import { frontMatter, lessonOf, manyBlock, textBlock, threeSteps } from './lessonTexts.js';

describe('a lesson as plain text', () => {
  const text = lessonAsText(lessonOf(threeSteps));

  it('has every step, exercise and text of data, in order', () => {
    const parts = [
      'Explain a letter\n================\n',
      'About 9 minutes.',
      '- Check an answer',
      'Step 1 of 3: Read\n-----------------\n\nSome words.',
      'Step 2 of 3: Answer',
      'Who should it be written for?\n  A. The reader\n  B. The sender',
      'Step 3 of 3: Do',
      'Ask for one short sentence.',
      '  - At most 10 words',
      '  | The bins go out on 3 March.',
    ];
    const places = parts.map((part) => text.indexOf(part));
    assert.equal(places.includes(-1), false, `${parts[places.indexOf(-1)]} is not in\n${text}`);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
  });

  it('says what is past its review before the first step', () => {
    const late = lessonAsText(lessonOf(threeSteps), undefined, ['These lessons were to be reviewed by 23 May 2027.']);
    assert.ok(late.indexOf('reviewed by 23 May 2027') < late.indexOf('Step 1'));
    assert.ok(late.includes('reviewed by 23 May 2027'));
  });

  it('gives no answer and no good prompt away', () => {
    for (const secret of [
      'It is the reader who must act',
      'They know it already',
      'One short sentence for Ms Example',
      'cost £12',
    ])
      assert.equal(text.includes(secret), false, secret);
  });

  it('says when more than one can be right, and when words are wanted', () => {
    const other = lessonAsText(lessonOf(`${frontMatter}\n## A {#a}\n\n${manyBlock}\n${textBlock}`));
    assert.ok(other.includes('More than one can be right.'));
    assert.ok(other.includes('The answer is a few words.'));
    assert.equal(other.includes('Tuesday'), false);
  });

  it('has its principles and sources with dates', () => {
    const sourced = threeSteps.replace(
      'objectives:',
      'principles: [3]\nsources:\n  - { title: A guide, publisher: An office, url: https://example.com/guide, read: 2026-11-23, licence: OGL }\nobjectives:',
    );
    const end = lessonAsText(lessonOf(sourced));
    assert.match(end, /Principle 3: You know how to use AI securely/);
    assert.match(end, /- A guide, An office\n {2}https:\/\/example\.com\/guide\n {2}Read on 2026-11-23\. OGL\n$/);
  });

  it('has lines that fit a page, and no space at their ends', () => {
    const long = lessonAsText(
      lessonOf(`${frontMatter}\n## A {#a}\n\n${'word '.repeat(100)}\n\n- ${'item '.repeat(60)}\n`),
    );
    for (const line of long.split('\n')) {
      assert.ok(line.length <= 80, line);
      assert.equal(line, line.trimEnd());
    }
  });
});

describe('Markdown as plain text', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['marks are left out', 'a *b* **c** `d` ~~e~~', 'a b c d e'],
    [
      'links give their address',
      '[a](https://example.com) <https://example.com>',
      'a (https://example.com) https://example.com',
    ],
    ['links inside the lesson do not', '[a](#b) [c](data/d.txt)', 'a c'],
    ['images are their description', '![A bin](images/x.png)', '[A bin]'],
    ['lists keep their signs', '- a\n- b\n  - c\n\n1. d\n2. e', '- a\n- b\n  - c\n\n1. d\n2. e'],
    ['numbers start where they start', '3. a\n4. b', '3. a\n4. b'],
    ['quotations keep theirs', '> a\n> b\n\nc', '> a b\n\nc'],
    ['headings stand alone', '### a\n\nb', 'a\n\nb'],
    ['tables are rows', '| a | b |\n| - | - |\n| c | d |', 'a | b\nc | d'],
    ['code keeps its lines', '```text\na\n  b\n```', 'a\n  b'],
    ['hard breaks are breaks', 'a\\\nb', 'a\nb'],
    ['HTML is text', 'a <b>c</b>', 'a <b>c</b>'],
    ['what is no link stays as written', '[a](javascript:b)', '[a](javascript:b)'],
    ['paragraphs are apart', 'a\nb\n\nc', 'a b\n\nc'],
  ];
  for (const [name, markdown, expected] of cases) it(name, () => assert.equal(markdownAsText(markdown), expected));
});
