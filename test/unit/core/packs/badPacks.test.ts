import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { checkPack } from '../../../../src/core/packs/checkPack.js';
import { readPack } from '../../../../src/core/packs/readPack.js';
import type { Problem } from '../../../../src/core/problems.js';
import { folderFiles } from '../../../../src/storage/packFolder.js';

const bad = new URL('../../../fixtures/packs/bad/', import.meta.url);

/** A code with its place, and whatever else of the problem the fault is about. */
type Expected = Record<string, unknown> & { readonly code: string; readonly file: string };

/** All that is wrong with a pack: with its form, or, when that is right, with its samples. */
async function problemsOf(folder: string): Promise<readonly Problem[]> {
  const result = await readPack(folderFiles(folder));
  return result.kind === 'problems' ? result.problems : checkPack(result.pack);
}

/** Of what was found, the fields that are expected. */
function reduced(problem: Problem, expected: Expected | undefined): Record<string, unknown> {
  const place = 'line' in problem ? {} : { line: 1, column: 1 };
  const all: Record<string, unknown> = { ...place, ...problem };
  return Object.fromEntries(Object.keys(expected ?? all).map((key) => [key, all[key]]));
}

describe('bad packs, one fault a folder', () => {
  const names = readdirSync(bad, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  it('are all here', () => assert.ok(names.length > 50));

  for (const name of names)
    it(name, async () => {
      const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, bad), 'utf8')) as Expected[];
      const found = await problemsOf(new URL(name, bad).pathname);
      const ordered = [...found].sort((a, b) => order(a) - order(b));
      const wanted = [...expected].sort((a, b) => order(a as never) - order(b as never));
      assert.deepEqual(
        ordered.map((problem, index) => reduced(problem, wanted[index])),
        wanted,
      );
    });
});

function order(problem: Problem): number {
  return 'line' in problem ? problem.line * 1000 + problem.column : 1001;
}
