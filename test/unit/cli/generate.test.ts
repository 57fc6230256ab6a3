import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { biasNames } from '../../../src/core/synthetic/bias.js';
import { generateClaims } from '../../../src/core/synthetic/claims.js';
import { claimsAsCsv } from '../../../src/core/synthetic/claimsAsCsv.js';
import { stage } from './stage.js';
import type { Stage } from './stage.js';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.clear());

describe('sandpit generate', () => {
  it('to standard output, the bytes that core makes', async () => {
    const { code, out, error } = await on.run(['generate', 'claims', '--seed', '7', '--rows', '1203']);
    assert.deepEqual([code, error], [0, '']);
    assert.equal(out, claimsAsCsv(generateClaims({ seed: 7, rows: 1203 })));
    assert.match(out, /^SYNTHETIC,/u);
  });
  it('to a file, and nothing but the file is left', async () => {
    await writeFile(join(on.folder, 'claims.csv'), 'old');
    for (const option of ['-o', '--output']) {
      const { code, out, error } = await on.run([
        'generate',
        'claims',
        '--seed',
        '7',
        '--rows',
        '5',
        option,
        'claims.csv',
      ]);
      assert.deepEqual([code, out], [0, '']);
      assert.match(error, /5 claims/u);
      assert.equal(
        await readFile(join(on.folder, 'claims.csv'), 'utf8'),
        claimsAsCsv(generateClaims({ seed: 7, rows: 5 })),
      );
      assert.deepEqual(await readdir(on.folder), ['claims.csv']);
    }
  });
  for (const args of [
    ['--bias', 'selective-labels', 'prevalence'],
    ['--bias', 'selective-labels', '--bias', 'prevalence'],
    ['--bias=prevalence', '--bias=selective-labels'],
    ['--bias', 'prevalence', 'selective-labels', 'prevalence'],
  ])
    it(`several switches: ${args.join(' ')}`, async () => {
      const expected = claimsAsCsv(generateClaims({ seed: 7, rows: 400, bias: ['selective-labels', 'prevalence'] }));
      assert.equal((await on.run(['generate', 'claims', '--seed', '7', '--rows', '400', ...args])).out, expected);
      assert.equal((await on.run(['generate', ...args, 'claims', '--seed', '7', '--rows', '400'])).out, expected);
    });
  it('--json: the claims, or with a file what was written', async () => {
    const args = ['generate', 'claims', '--seed', '7', '--rows', '30', '--bias', 'label-noise', '--json'];
    const whole = JSON.parse((await on.run(args)).out);
    assert.deepEqual([whole.mark, whole.seed, whole.rows, whole.bias], ['SYNTHETIC', 7, 30, ['label-noise']]);
    assert.deepEqual(whole.claims, generateClaims({ seed: 7, rows: 30, bias: ['label-noise'] }));
    const { out, error } = await on.run([...args, '-o', 'deep/er.csv']);
    const { file, outcomes, labels, claims } = JSON.parse(out);
    assert.deepEqual([error, file, claims], ['', 'deep/er.csv', undefined]);
    for (const counts of [outcomes, labels])
      assert.equal(
        Object.values(counts as Record<string, number>).reduce((sum, count) => sum + count, 0),
        30,
      );
    assert.match(await readFile(join(on.folder, 'deep/er.csv'), 'utf8'), /^SYNTHETIC,/u);
  });
  for (const [args, expected] of [
    [[], /nothing to generate/u],
    [['letters', '--seed', '1', '--rows', '1'], /“letters”/u],
    [['claims', 'more', '--seed', '1', '--rows', '1'], /“more”/u],
    [['claims', '--rows', '1'], /--seed is missing/u],
    [['claims', '--seed', '1'], /--rows is missing/u],
    [['claims', '--seed', '-1', '--rows', '1'], /--seed takes a whole number/u],
    [['claims', '--seed', '1.5', '--rows', '1'], /--seed takes a whole number/u],
    [['claims', '--seed', '1', '--rows', '0'], /--rows takes a whole number/u],
    [['claims', '--seed', '1', '--rows', '1000001'], /--rows takes a whole number/u],
    [['claims', '--seed', '1', '--rows', 'many'], /“many”/u],
    [['claims', '--seed', '1', '--rows', '1', '--bias'], /--bias needs a name/u],
    [['claims', '--seed', '1', '--rows', '1', '--bias', 'unfair'], /no bias “unfair”; there are selective-labels/u],
    [['claims', '--seed', '1', '--rows', '1', '--bias='], /no bias “”/u],
    [['claims', '--seed', '1', '--rows', '1', '-o'], /--output needs a value/u],
    [['claims', '--seed', '1', '--rows', '1', '-o', ''], /-o needs a file name/u],
    [['claims', '--seed', '1', '--rows', '1', '--colour', 'red'], /no option --colour/u],
  ] as const)
    it(`wrong use: ${args.join(' ')}`, async () => {
      const { code, out, error } = await on.run(['generate', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, expected);
      assert.equal(error.trimEnd().split('\n').length, 1);
      assert.deepEqual(await readdir(on.folder), []);
    });
  it('a file that cannot be written: 1, and what stands there stays', async () => {
    await mkdir(join(on.folder, 'claims.csv'));
    const { code, out, error } = await on.run(['generate', 'claims', '--seed', '1', '--rows', '2', '-o', 'claims.csv']);
    assert.deepEqual([code, out], [1, '']);
    assert.match(error, /claims\.csv/u);
    assert.deepEqual(await readdir(on.folder), ['claims.csv']);
  });
  it('cancelled: 1, and no file', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const args = ['generate', 'claims', '--seed', '1', '--rows', '5000'];
    assert.equal((await on.run([...args, '-o', 'a.csv'], { signal: cancel.signal })).code, 1);
    assert.equal((await on.run([...args, '--json'], { signal: cancel.signal })).code, 1);
    assert.equal((await on.run(args, { signal: cancel.signal })).code, 1);
    assert.deepEqual(await readdir(on.folder), []);
  });
  it('help names every switch', async () => {
    const { out } = await on.run(['generate', '--help']);
    for (const name of biasNames) assert.ok(out.includes(name), name);
  });
});
