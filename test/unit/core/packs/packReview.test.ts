import { strict as assert } from 'node:assert';
import { rules } from '../../../../src/core/guidance/rules.js';
import { packReview } from '../../../../src/core/packs/packReview.js';
import { readPack } from '../../../../src/core/packs/readPack.js';
import { frontMatter, quizBlock } from '../lessons/lessonTexts.js';
import { manifest, memoryFiles } from './packOf.js';

const inTime = '2026-11-23';

const playbookSource = `sources:
  - title: The use of generative AI in government
    publisher: Central Digital and Data Office
    url: https://cddo.blog.gov.uk/2023/06/30/the-use-of-generative-ai-in-government
    read: 2026-11-23
    licence: Facts only
---
`;

async function reviewOf(lesson: string, today: string): Promise<readonly string[]> {
  const result = await readPack(
    memoryFiles({ 'pack.json': JSON.stringify(manifest, undefined, 2), 'lessons/bins.md': lesson }),
  );
  assert.equal(result.kind, 'pack', JSON.stringify(result));
  if (result.kind !== 'pack') return [];
  return packReview(result.pack, rules, today).map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );
}

const body = (text: string) => `\n## Read {#read}\n\n${text}\n`;
const withPrinciples = frontMatter.replace(/---\n$/, 'principles: [2, 3]\n---\n');

describe('the review of a pack', () => {
  it('in time, it says nothing', async () => {
    assert.deepEqual(await reviewOf(withPrinciples + body('Words.'), inTime), []);
    assert.deepEqual(await reviewOf(frontMatter + body('Words.'), manifest.reviewBy), []);
  });

  it('past its own date, at that date in pack.json', async () => {
    assert.deepEqual(await reviewOf(frontMatter + body('Words.'), '2027-11-24'), ['pack.json:9:15 pack.past-review']);
  });

  it('tells once of the Playbook that its principles come from, at the list of principles', async () => {
    assert.deepEqual(await reviewOf(withPrinciples + body('Words.'), '2027-06-01'), [
      'lessons/bins.md:6:13 lesson.rule-past-review',
    ]);
  });

  it('tells of a source that is a rule past its review', async () => {
    const text = frontMatter.replace(/---\n$/, playbookSource) + body('Words.');
    assert.deepEqual(await reviewOf(text, '2027-06-01'), ['lessons/bins.md:7:5 lesson.rule-past-review']);
  });

  const outOfDate: readonly [string, string, readonly string[]][] = [
    ['law that was replaced', 'First.\n\nUnder Article 22, no machine may decide.', ['12:7']],
    ['a framework that was replaced', 'See the data ethics\nframework. It is the Data Ethics Framework.', ['11:22']],
    ['twice in a line', 'Article 22 and Article  22.', ['10:1', '10:16']],
    ['with what came after it', 'Article 22 is gone: Articles 22A to 22D hold.', []],
    ['with what came after it elsewhere', 'Article 22 is gone.\n\nNow there is Article 22A.', []],
    ['the new law alone', 'Article 22A and Article 22B.', []],
    ['a number that only looks like it', 'Article 221 and Article 2.', []],
    ['principles of the Playbook, which are still taught', 'The AI Playbook has ten principles.', []],
  ];
  for (const [what, text, wanted] of outOfDate)
    it(`text with ${what}`, async () =>
      assert.deepEqual(
        await reviewOf(frontMatter + body(text), inTime),
        wanted.map((place) => `lessons/bins.md:${place} lesson.rule-superseded`),
      ));

  it('an objective and the title of a source, each at its value', async () => {
    const text = frontMatter
      .replace('[Check an answer]', '[Know the Data Ethics Framework]')
      .replace(/---\n$/, playbookSource.replace('The use of generative AI in government', 'Article 22 explained'));
    assert.deepEqual(await reviewOf(text + body('Words.'), inTime), [
      'lessons/bins.md:5:23 lesson.rule-superseded',
      'lessons/bins.md:7:12 lesson.rule-superseded',
    ]);
  });

  it('text of an exercise, at its value', async () => {
    const text = `${frontMatter}\n## Ask {#ask}\n\n${quizBlock.replace('Yes.', 'Article 22 says so.')}`;
    assert.deepEqual(await reviewOf(text, inTime), ['lessons/bins.md:14:50 lesson.rule-superseded']);
  });

  it('law is out of date only from the day on which it changed', async () => {
    assert.deepEqual(await reviewOf(frontMatter + body('Article 22 holds.'), '2026-02-04'), []);
    assert.equal((await reviewOf(frontMatter + body('Article 22 holds.'), '2026-02-05')).length, 1);
  });
});
