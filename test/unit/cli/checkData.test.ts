import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository, stage } from './stage.js';
import type { Stage } from './stage.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
  await cp(join(repository, 'test/fixtures/packs/good/minimal'), join(on.folder, 'pack'), { recursive: true });
  await mkdir(join(on.folder, 'pack/data'), { recursive: true });
});
afterEach(() => on.clear());
const put = (file: string, text: string) => writeFile(join(on.folder, 'pack/data', file), text);

describe('sandpit check, on data that could be real', () => {
  it('each value at its place, with what to put there, and never the value itself', async () => {
    await put('letter.txt', 'SYNTHETIC\n\nNational Insurance number: AB123456C\n');
    await put('people.csv', 'SYNTHETIC,name\nx,Jane Okafor\n');
    await put('more.json', '{"email": "jane@gmail.com"}');
    const { code, out } = await on.run(['check', 'pack']);
    assert.equal(code, 1);
    for (const place of ['letter.txt:3:28', 'people.csv:2:3', 'more.json:1:12'])
      assert.ok(out.includes(`pack/data/${place}: pack.data-could-be-real `), `${place} in\n${out}`);
    assert.match(out, /QQ 12 34 56 A/u);
    assert.doesNotMatch(out, /AB123456C|Okafor|gmail/u);
  });
  it('what can belong to nobody is in order, as is everything that generate makes', async () => {
    await put('note.txt', 'SYNTHETIC\n\nMs Example, QQ 12 34 56 A, 01632 960123, ZX1 1AV\n');
    await on.run(['generate', 'claims', '--seed', '1', '--rows', '200', '-o', 'pack/data/claims.csv']);
    const { code, out } = await on.run(['check', 'pack']);
    assert.equal(code, 0, out);
  });
  it('the packs that we ship', async () => {
    const { code, out } = await on.run(['check', join(repository, 'lessons/foundations')]);
    assert.doesNotMatch(out, /could-be-real/u);
    assert.equal(code, 0, out);
  });
});
