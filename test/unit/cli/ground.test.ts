import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputOf, stage } from './stage.js';
import type { Stage } from './stage.js';

const source = 'The library opens at 9am.\nIt has 1,198 members, who pay £12 a year.\n';
const line = (id: string | number, summary: string) => JSON.stringify({ id, source, summary });

let on: Stage;
before(async () => {
  on = await stage();
  await writeFile(join(on.folder, 'source.txt'), source);
  await writeFile(join(on.folder, 'good.txt'), 'About 1,200 members pay £12 each.\n');
  await writeFile(join(on.folder, 'bad.txt'), 'The library has 1,918 members.\nIt opens at 8am.\n');
  await writeFile(join(on.folder, 'lines.jsonl'), `${line('a', 'It opens at 9am.')}\n${line(2, 'Members pay £15.')}`);
});
after(() => on.clear());

describe('sandpit ground', () => {
  it('says each place with its line, column and kind, and the nearest line of the source', async () => {
    const { code, out, error } = await on.run(['ground', '--source', 'source.txt', '--summary', 'bad.txt']);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^bad\.txt:1:17: number .*1,918.*line 2/mu);
    assert.match(out, /^bad\.txt:2:13: time .*8am.*line 1/mu);
  });
  it('nothing found is not called true', async () => {
    const { code, out } = await on.run(['ground', '--source', 'source.txt', '--summary', 'good.txt']);
    assert.equal(code, 0);
    assert.match(out, /nothing found .*Read the summary against the source/u);
  });
  for (const args of [
    ['--source', '-', '--summary', 'bad.txt'],
    ['--source', 'source.txt', '--summary', '-'],
  ])
    it(`reads standard input: ${args.join(' ')}`, async () => {
      const given = args[1] === '-' ? source : 'It opens at 8am.';
      const { out } = await on.run(['ground', ...args, '--json'], { input: inputOf(given) });
      assert.equal(JSON.parse(out).supported, false);
    });
  it('--json: places, kinds and the nearest line', async () => {
    const { code, out } = await on.run(['ground', '--source', 'source.txt', '--summary', 'bad.txt', '--json']);
    assert.equal(code, 0);
    const { supported, unsupported } = JSON.parse(out);
    assert.equal(supported, false);
    assert.deepEqual(unsupported[0], {
      start: 16,
      end: 21,
      kind: 'number',
      text: '1,918',
      nearest: { line: 2, start: 26, end: 67 },
    });
  });
  it('--jsonl: a line out for each line in, in order, with the fields of the contract', async () => {
    const { code, out } = await on.run(['ground', 'lines.jsonl', '--jsonl']);
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text)),
      [
        { id: 'a', supported: true, unsupported: [] },
        { id: 2, supported: false, unsupported: [{ kind: 'money', start: 12, end: 15 }] },
      ],
    );
  });
  it('--jsonl: pieces that part in the middle of a character, blank lines, and lines that are broken', async () => {
    const bytes = Buffer.from(`${line('é', '')}\n\n{"id":\n{"id":"x","source":"s"}\r\n${line('last', 'No.')}\n`);
    const { code, out, error } = await on.run(['ground', '--jsonl'], {
      input: inputOf(bytes.subarray(0, 8), bytes.subarray(8, 20), bytes.subarray(20)),
    });
    assert.equal(code, 1);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text).id),
      ['é', 'last'],
    );
    assert.deepEqual(
      [...error.matchAll(/Line (\d)/gu)].map((match) => match[1]),
      ['3', '4'],
    );
  });
  it('a file that is not there: said by name, exit 1', async () => {
    for (const args of [
      ['--source', 'none.txt', '--summary', 'bad.txt'],
      ['--source', 'source.txt', '--summary', 'none.txt'],
      ['--jsonl', 'none.txt'],
    ]) {
      const { code, error } = await on.run(['ground', ...args]);
      assert.equal(code, 1);
      assert.match(error, /none\.txt/u);
    }
  });
  for (const args of [
    [],
    ['--source', 'source.txt'],
    ['--summary', 'bad.txt'],
    ['--source', '-', '--summary', '-'],
    ['--source', 'source.txt', '--summary', 'bad.txt', 'more.txt'],
    ['--jsonl', '--source', 'source.txt'],
    ['--loud'],
  ])
    it(`wrong use: ground ${args.join(' ')}`, async () => {
      const { code, out, error } = await on.run(['ground', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(error.trimEnd().split('\n').length, 1);
    });
});
