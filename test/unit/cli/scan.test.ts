import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputOf, stage } from './stage.js';
import type { Stage } from './stage.js';

let on: Stage;
before(async () => {
  on = await stage();
  await writeFile(join(on.folder, 'letter.txt'), 'OFFICIAL-SENSITIVE\n\nMs Patel, NINO AB123456C\nRing 07700 900123\n');
  await writeFile(join(on.folder, 'plain.txt'), 'The form is due in May.\n');
  await writeFile(join(on.folder, 'texts.jsonl'), '{"id":"a","text":"NINO AB123456C"}\n{"id":2,"text":"none"}');
});
after(() => on.clear());

describe('sandpit scan', () => {
  it('says each finding with its line and column, and never the words', async () => {
    const { code, out, error } = await on.run(['scan', 'letter.txt']);
    assert.deepEqual([code, error], [0, '']);
    for (const place of [
      'letter.txt:1:1: marking high',
      'letter.txt:3:4: person-name low',
      'letter.txt:3:16: nino high',
    ])
      assert.ok(out.includes(place), `${place} in\n${out}`);
    assert.match(out, /letter\.txt:4:6: phone info/u);
    assert.doesNotMatch(out, /AB123456C|Patel|900123/u);
  });
  it('nothing recognised is not called safe', async () => {
    const { code, out } = await on.run(['scan', 'plain.txt']);
    assert.equal(code, 0);
    assert.match(out, /: Nothing recognised\. You are still responsible for what you send\.\n$/u);
  });
  it('reads standard input', async () => {
    const { out } = await on.run(['scan'], { input: inputOf('me@exam', 'ple.com') });
    assert.match(out, /standard input:1:1: email info/u);
  });
  it('--json: files with findings, the level of a marking too', async () => {
    const { code, out } = await on.run(['scan', 'letter.txt', 'plain.txt', '--json']);
    assert.equal(code, 0);
    const { files } = JSON.parse(out);
    assert.deepEqual(
      files.map(({ file }: { file: string }) => file),
      ['letter.txt', 'plain.txt'],
    );
    assert.deepEqual(files[0].findings[0], {
      type: 'marking',
      level: 'OFFICIAL-SENSITIVE',
      start: 0,
      end: 18,
      severity: 'high',
      reserved: false,
      ambiguousWith: [],
    });
  });
  it('--jsonl: a line out for each line in, in order, with the fields of the contract', async () => {
    const { code, out } = await on.run(['scan', 'texts.jsonl', '--jsonl']);
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      [
        {
          id: 'a',
          findings: [{ type: 'nino', start: 5, end: 14, severity: 'high', reserved: false, ambiguousWith: [] }],
        },
        { id: 2, findings: [] },
      ],
    );
  });
  it('--jsonl: pieces that part in the middle of a character, blank lines, and a line that is broken', async () => {
    const bytes = Buffer.from('{"id":"é","text":"me@example.com"}\n\n{"id":\n{"id":"x"}\r\n{"id":"last","text":""}\n');
    const { code, out, error } = await on.run(['scan', '--jsonl'], {
      input: inputOf(bytes.subarray(0, 8), bytes.subarray(8, 20), bytes.subarray(20)),
    });
    assert.equal(code, 1);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
      ['é', 'last'],
    );
    assert.deepEqual(
      [...error.matchAll(/Line (\d)/gu)].map((match) => match[1]),
      ['3', '4'],
    );
  });
  it('a file that is not there: said, the others are read, exit 1', async () => {
    for (const extra of [[], ['--jsonl']]) {
      const { code, error } = await on.run(['scan', 'none.txt', 'texts.jsonl', ...extra]);
      assert.equal(code, 1);
      assert.match(error, /none\.txt/u);
    }
  });
  it('an option that is not there is wrong use', async () => assert.equal((await on.run(['scan', '--loud'])).code, 2));
});
