import { strict as assert } from 'node:assert';
import { checkPack } from '../../../../src/core/packs/checkPack.js';
import { packLimits } from '../../../../src/core/packs/packPaths.js';
import { readPack } from '../../../../src/core/packs/readPack.js';
import { ProblemError } from '../../../../src/core/problems.js';
import { folderFiles } from '../../../../src/storage/packFolder.js';
import { goodFiles, manifest, memoryFiles } from './packOf.js';

const minimal = new URL('../../../fixtures/packs/good/minimal', import.meta.url).pathname;

async function codesOf(files: Parameters<typeof readPack>[0]): Promise<readonly string[]> {
  const result = await readPack(files);
  return result.kind === 'problems' ? result.problems.map((problem) => problem.code) : [];
}

describe('a pack that is right', () => {
  it('is read whole', async () => {
    const result = await readPack(folderFiles(minimal));
    assert.ok(result.kind === 'pack');
    assert.equal(result.pack.manifest.id, 'minimal');
    assert.deepEqual(
      result.pack.lessons.map((lesson) => [lesson.id, lesson.steps.map((step) => step.id)]),
      [['bins', ['reader', 'try', 'remember']]],
    );
    assert.deepEqual(result.pack.dataFiles, ['data/letter.txt', 'data/opening-times.csv']);
    assert.deepEqual(result.warnings, []);
  });

  it('passes its own samples', async () => {
    for (const folder of [minimal, new URL('../lab', `file://${minimal}/`).pathname]) {
      const result = await readPack(folderFiles(folder));
      assert.ok(result.kind === 'pack');
      assert.deepEqual(checkPack(result.pack), []);
    }
  });

  it('reads the same from memory', async () => {
    assert.deepEqual(await codesOf(memoryFiles(goodFiles)), []);
  });

  it('may hold its proof, a readme and images', async () => {
    const files = memoryFiles({ ...goodFiles, 'proof.json': '{}', 'README.md': '# Bins' }, [
      { path: 'images/bin.png', bytes: 100 },
      { path: 'images/bin.webp', bytes: 100 },
      { path: 'images/bin.jpg', bytes: 100 },
    ]);
    assert.deepEqual(await codesOf(files), []);
  });

  it('is told of a lesson that is not listed, as a warning', async () => {
    const files = { ...goodFiles, 'lessons/draft.md': 'not even a lesson' };
    const result = await readPack(memoryFiles(files));
    assert.ok(result.kind === 'pack');
    assert.deepEqual(
      result.warnings.map((warning) => ({ ...warning })),
      [{ code: 'pack.lesson-not-listed', path: 'lessons/draft.md', file: 'pack.json', line: 10, column: 3 }],
    );
  });

  it('keeps the order of its manifest', async () => {
    const files = {
      ...goodFiles,
      'pack.json': JSON.stringify({ ...manifest, lessons: ['lessons/z.md', 'lessons/bins.md'] }),
      'lessons/z.md': (goodFiles['lessons/bins.md'] ?? '').replace('id: bins', 'id: zebra'),
    };
    const result = await readPack(memoryFiles(files));
    assert.ok(result.kind === 'pack');
    assert.deepEqual(
      result.pack.lessons.map((lesson) => lesson.id),
      ['zebra', 'bins'],
    );
  });
});

describe('files that may not be in a pack', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['../evil.md', 'pack.path-not-allowed'],
    ['data/../../evil.txt', 'pack.path-not-allowed'],
    ['/etc/passwd.txt', 'pack.path-not-allowed'],
    ['C:/x.txt', 'pack.path-not-allowed'],
    ['data\\x.txt', 'pack.path-not-allowed'],
    ['data/CON.txt', 'pack.path-not-allowed'],
    ['data/lpt1.csv', 'pack.path-not-allowed'],
    ['data/com¹.csv', 'pack.path-not-allowed'],
    ['nul/x.txt', 'pack.path-not-allowed'],
    ['data/a\u0000.txt', 'pack.path-not-allowed'],
    ['data/a\u202Etxt.exe.txt', 'pack.path-not-allowed'],
    ['data/a?.txt', 'pack.path-not-allowed'],
    ['data/.hidden.txt', 'pack.path-not-allowed'],
    ['.git/config.txt', 'pack.path-not-allowed'],
    ['data./x.txt', 'pack.path-not-allowed'],
    ['data/x .txt/y .', 'pack.path-not-allowed'],
    ['data//x.txt', 'pack.path-not-allowed'],
    ['', 'pack.path-not-allowed'],
    [`data/${'a'.repeat(200)}.txt`, 'pack.path-not-allowed'],
    ['tool.exe', 'pack.file-not-allowed'],
    ['images/x.svg', 'pack.file-not-allowed'],
    ['lessons/x.html', 'pack.file-not-allowed'],
    ['data/x', 'pack.file-not-allowed'],
    ['data/LETTER.txt', 'pack.duplicate-id'],
    ['data/letter\u002Etxt'.replace('tt', '\uFF54\uFF54'), 'pack.duplicate-id'],
  ];
  for (const [path, code] of paths)
    it(JSON.stringify(path.slice(0, 40)), async () => {
      const files = memoryFiles(goodFiles, [{ path, bytes: 1 }]);
      assert.deepEqual(await codesOf(files), [code]);
      assert.equal(files.reads.includes(path), false);
    });

  for (const kind of ['link', 'other'] as const)
    it(`a ${kind}, whatever its name`, async () => {
      const files = memoryFiles(goodFiles, [{ path: 'data/other.txt', bytes: 1, kind }]);
      assert.deepEqual(await codesOf(files), ['pack.file-not-allowed']);
      assert.equal(files.reads.includes('data/other.txt'), false);
    });

  it('names that differ in their Unicode form alone', async () => {
    const files = memoryFiles({ ...goodFiles, 'data/caf\u00e9.txt': 'SYNTHETIC', 'data/cafe\u0301.txt': 'SYNTHETIC' });
    assert.deepEqual(await codesOf(files), ['pack.duplicate-id']);
  });

  it('too many of them, and none is read', async () => {
    const extra = Array.from({ length: packLimits.files }, (_, index) => ({ path: `images/${index}.png`, bytes: 1 }));
    const files = memoryFiles(goodFiles, extra);
    assert.deepEqual(await codesOf(files), ['pack.too-large']);
    assert.deepEqual(files.reads, []);
  });

  it('too much in all, and none is read', async () => {
    const files = memoryFiles(goodFiles, [{ path: 'images/x.png', bytes: packLimits.bytes }]);
    assert.deepEqual(await codesOf(files), ['pack.too-large']);
    assert.deepEqual(files.reads, []);
  });

  it('a text that is too large, and none is read', async () => {
    const files = memoryFiles(goodFiles, [{ path: 'data/x.csv', bytes: packLimits.textBytes + 1 }]);
    assert.deepEqual(await codesOf(files), ['pack.too-large']);
    assert.deepEqual(files.reads, []);
  });
});

describe('a pack whose files cannot be read', () => {
  const failing = (error: Error, path: string) => {
    const files = memoryFiles(goodFiles);
    return { ...files, readText: (asked: string) => (asked === path ? Promise.reject(error) : files.readText(asked)) };
  };

  it('says which, and goes on with the others', async () => {
    const result = await readPack(failing(new Error('EIO'), 'data/letter.txt'));
    assert.ok(result.kind === 'problems');
    assert.deepEqual(
      result.problems.map((problem) => problem.code),
      ['disk.cannot-read', 'pack.missing-file'],
    );
  });

  it('keeps a problem that has a code', async () => {
    const problem = { code: 'file.not-text', file: 'pack.json' } as const;
    const result = await readPack(failing(new ProblemError(problem), 'pack.json'));
    assert.ok(result.kind === 'problems');
    assert.deepEqual(result.problems, [problem]);
  });

  it('reads the lessons even when the manifest is wrong, so that all is told at once', async () => {
    const files = memoryFiles({ ...goodFiles, 'pack.json': '{}', 'lessons/bins.md': '' });
    const codes = await codesOf(files);
    assert.ok(codes.includes('pack.field') && codes.includes('lesson.no-front-matter'));
  });
});

describe('a manifest', () => {
  const manifests: readonly (readonly [string, string, string])[] = [
    ['empty', '', 'pack.not-json'],
    ['YAML', 'format: 1\nid: bins', 'pack.not-json'],
    ['with a comment', '{ // a note\n}', 'pack.not-json'],
    ['with a comma too many', '{"format":1,}', 'pack.not-json'],
    ['cut in half', JSON.stringify(manifest).slice(0, 60), 'pack.not-json'],
    ['a list', '[]', 'pack.field'],
    ['null', 'null', 'pack.field'],
    ['with __proto__', '{"__proto__": {"format": 1}}', 'pack.not-json'],
    ['of format 2, with keys that are not known yet', '{"format": 2, "chapters": []}', 'pack.newer-format'],
    ['with a format in words', '{"format": "one"}', 'pack.field'],
    ['with a command', JSON.stringify({ ...manifest, command: 'rm' }), 'pack.field'],
    ['with an id of capitals', JSON.stringify({ ...manifest, id: 'Bins' }), 'pack.field'],
    ['without lessons', JSON.stringify({ ...manifest, lessons: [] }), 'pack.field'],
    ['with a lesson elsewhere', JSON.stringify({ ...manifest, lessons: ['data/letter.txt'] }), 'pack.field'],
    ['far too long', JSON.stringify({ ...manifest, title: 'x'.repeat(40_000) }), 'pack.too-large'],
  ];
  for (const [name, text, code] of manifests)
    it(`${name}: ${code}`, async () => {
      const codes = new Set(await codesOf(memoryFiles({ ...goodFiles, 'pack.json': text })));
      assert.deepEqual([...codes], [code]);
    });
});
