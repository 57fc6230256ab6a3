import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOf } from '../../../src/cli/folders.js';
import { verbs } from '../../../src/cli/verbs.js';
import { inputOf, stage } from './stage.js';
import type { Stage } from './stage.js';

let on: Stage;
before(async () => {
  on = await stage();
  await writeFile(join(on.folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]));
  await writeFile(join(on.folder, 'zeros.txt'), 'a\0b');
  await writeFile(join(on.folder, 'long.txt'), 'a'.repeat(1_000_001));
  await writeFile(join(on.folder, 'note.gguf'), 'This is no model.');
});
after(() => on.clear());

describe('the command line', () => {
  const oneSentence = /^[^\n]{10,300}[.:]\n$/u;
  const wrong: readonly (readonly string[])[] = [
    ['foo'],
    ['scan', '--loud'],
    ['constructor'],
    ['ask'],
    ['ask', 'two', 'prompts'],
    ['ask', 'x', '--foo'],
    ['ask', 'x', '--seed'],
    ['ask', 'x', '--seed', '1.5'],
    ['ask', 'x', '--seed', '-1'],
    ['ask', 'x', '--seed', '1e3'],
    ['ask', 'x', '--seed', 'seven'],
    ['ask', 'x', '--seed', ''],
    ['ask', 'x', '--temperature', '2.1'],
    ['ask', 'x', '--temperature', 'NaN'],
    ['ask', 'x', '--max-tokens', '0'],
    ['ask', 'x', '--engine', 'openai'],
    ['ask', 'x', '--engine', 'recorded'],
    ['ask', 'x', '--json=yes'],
    ['models', 'sell'],
    ['models', 'pull'],
    ['models', 'pull', 'a', 'b'],
    ['models', 'pull', 'no-such-model'],
    ['models', 'import'],
    ['check'],
    ['check', 'no-such-folder'],
    ['check', 'zeros.txt'],
    ['prove'],
    ['prove', 'a', 'b'],
    ['prove', '.', '--runs', '0'],
    ['prove', '.', '--threads', 'all'],
  ];
  for (const args of wrong)
    it(`${args.map((word) => word || '""').join(' ')}: wrong use, said in one sentence`, async () => {
      const { code, out, error } = await on.run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, oneSentence);
    });

  const cannot: readonly (readonly [readonly string[], RegExp])[] = [
    [['ask', 'x', '--data', 'nowhere.txt'], /nowhere\.txt/u],
    [['ask', 'x', '--data', '.'], /\./u],
    [['ask', 'x', '--data', 'picture.png'], /picture\.png/u],
    [['ask', 'x', '--data', 'zeros.txt'], /zeros\.txt/u],
    [['ask', 'x', '--data', 'long.txt'], /long\.txt/u],
    [['ask', ' '], /./u],
    [['ask', 'x', '--system', 'y'.repeat(400_000)], /400,001/u],
    [['ask', 'x', '--engine', 'ollama'], /127\.0\.0\.1:9/u],
    [['ask', 'x', '--engine', 'embedded'], /./u],
    [['ask', 'x'], /./u],
    [['models', 'import', 'nowhere.gguf'], /nowhere\.gguf/u],
    [['models', 'import', 'note.gguf'], /note\.gguf/u],
  ];
  for (const [args, named] of cannot)
    it(`${args.join(' ').slice(0, 60)}: cannot be done, said in one sentence`, async () => {
      const { code, out, error } = await on.run(args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(error, /^[^\n]{10,400}\n$/u);
      assert.match(error, named);
    });

  it('a prompt of 2 MB is refused with its length', async () => {
    const { code, error } = await on.run(['ask', '-'], {
      input: inputOf('a'.repeat(1_000_000), 'b'.repeat(1_000_000)),
    });
    assert.equal(code, 1);
    assert.match(error, /2,000,000/u);
  });

  it('a prompt without end is given up', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield new Uint8Array(1_000_000).fill(97);
      }
    }
    assert.equal((await on.run(['ask', '-'], { input: endless() })).code, 1);
    assert.ok(given < 50, String(given));
  });

  it('without a verb it says how it is used, and that this was no use', async () => {
    const { code, out, error } = await on.run([]);
    assert.deepEqual([code, out], [2, '']);
    for (const name of Object.keys(verbs)) assert.ok(error.includes(`sandpit ${name}`));
  });

  it('help is help, for the whole and for a verb', async () => {
    assert.equal((await on.run(['--help'])).code, 0);
    const { code, out } = await on.run(['prove', '--help']);
    assert.equal(code, 0);
    assert.match(out, /^sandpit prove PACK/u);
  });

  it('a wrong verb names those there are', async () => {
    assert.match((await on.run(['sell'])).error, /ask, models, check, prove/u);
  });
});

describe('the folders of the command line', () => {
  const base = {
    env: {},
    platform: 'linux',
    userFolder: '/home/sam',
    currentFolder: '/work',
    programFolder: '/opt/sandpit/dist/cli',
  };

  it('follow the platform', () => {
    assert.equal(foldersOf(base).runs, '/home/sam/.local/share/ai-sandpit/runs');
    assert.equal(foldersOf({ ...base, env: { XDG_DATA_HOME: '/data' } }).models, '/data/ai-sandpit/models');
    assert.equal(
      foldersOf({ ...base, platform: 'darwin' }).runs,
      '/home/sam/Library/Application Support/ai-sandpit/runs',
    );
    assert.match(
      foldersOf({ ...base, platform: 'win32', env: { LOCALAPPDATA: '/local' } }).runs,
      /^.local.ai-sandpit.runs$/u,
    );
  });

  it('are those of the variables, where there are any', () => {
    const env = { SANDPIT_HOME: 'mine', SANDPIT_MODELS_FOLDER: '/share/models', SANDPIT_LLAMA_FOLDER: '/share/llama' };
    const folders = foldersOf({ ...base, env });
    assert.deepEqual(
      [folders.runs, folders.models, folders.runtimes],
      ['/work/mine/runs', '/share/models', ['/share/llama']],
    );
    assert.equal(foldersOf({ ...base, env: { SANDPIT_HOME: '/h' } }).models, '/h/models');
    assert.equal(foldersOf({ ...base, env: { SANDPIT_HOME: '' } }).runs, foldersOf(base).runs);
  });

  it('use what a checkout has, from anywhere inside it and from its own program', async () => {
    const checkout = join(on.folder, 'checkout');
    const inside = join(checkout, 'lessons', 'foundations');
    for (const folder of [inside, join(checkout, '.sandpit'), join(checkout, 'src', 'core')])
      await mkdir(folder, { recursive: true });
    for (const folders of [
      foldersOf({ ...base, currentFolder: inside }),
      foldersOf({ ...base, programFolder: join(checkout, 'dist', 'cli') }),
    ]) {
      assert.equal(folders.models, join(checkout, '.sandpit', 'models'));
      assert.equal(folders.runtimes[0], join(checkout, '.sandpit', 'llama'));
      assert.equal(folders.runs, '/home/sam/.local/share/ai-sandpit/runs');
    }
  });
});
