/** The part of node-llama-cpp that is needed to run a model, small enough to ship: its code in one file, and the build for one platform. */
import { build } from 'esbuild';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** What `src/engines/embedded/llamaCpp.ts` uses. Everything that hangs on nothing of this is left out. */
const used = [
  'getLlama',
  'JinjaTemplateChatWrapper',
  'LlamaGrammarEvaluationState',
  'InsufficientMemoryError',
  'NoBinaryFoundError',
];

/** Beside its code, the files that the binding reads at its start. */
const keptFiles = ['LICENSE', 'llama/binariesGithubRelease.json'];

/**
 * Copies the runtime of the embedded engine from a folder into which npm installed it to one that can be shipped.
 * The result is laid out like the source (`node_modules/node-llama-cpp/dist/index.js`), so that the engine finds both in the same way.
 * @param {string} fromFolder the folder whose `node_modules` has node-llama-cpp and one platform package
 * @param {string} toFolder is emptied first
 * @returns {Promise<{ bytes: number, files: number, builds: string[] }>} what lies in `toFolder` now
 */
export async function copyLlamaRuntime(fromFolder, toFolder) {
  const from = join(fromFolder, 'node_modules');
  const to = join(toFolder, 'node_modules');
  const home = join(to, 'node-llama-cpp');
  await rm(toFolder, { recursive: true, force: true });
  await mkdir(join(home, 'dist'), { recursive: true });

  const inputs = await bundle(join(from, 'node-llama-cpp'), join(home, 'dist', 'index.js'));
  for (const file of keptFiles) await cp(join(from, 'node-llama-cpp', file), join(home, file));
  await writeFile(join(home, 'package.json'), await manifest(join(from, 'node-llama-cpp')));
  await writeFile(join(home, 'THIRD-PARTY-LICENCES.txt'), await licences(inputs));

  const builds = (await readdir(join(from, '@node-llama-cpp'))).sort();
  for (const name of builds) {
    const source = join(from, '@node-llama-cpp', name);
    const target = join(to, '@node-llama-cpp', name);
    for (const part of ['package.json', 'LICENSE', 'bins'])
      await cp(join(source, part), join(target, part), { recursive: true });
    await mkdir(join(target, 'dist'), { recursive: true });
    await cp(join(source, 'dist', 'index.js'), join(target, 'dist', 'index.js'));
  }
  return { ...(await measure(toFolder)), builds };
}

/**
 * @param {string} home the folder of node-llama-cpp
 * @param {string} outfile
 * @returns {Promise<string[]>} absolute paths of the files that went in
 */
async function bundle(home, outfile) {
  const { metafile } = await build({
    stdin: {
      contents: `export { ${used.join(', ')} } from ${JSON.stringify(join(home, 'dist', 'index.js'))};`,
      resolveDir: home,
    },
    outfile,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
    // `supports-color` is asked for in a `try` and not installed with the rest.
    external: ['@node-llama-cpp/*', '@reflink/reflink', 'electron', 'supports-color'],
    absWorkingDir: home,
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    plugins: [withoutTrialProcess, fromWhereTheyWere(join(home, 'dist'))],
  });
  const inputs = Object.keys(metafile.inputs)
    .filter((input) => input !== '<stdin>')
    .map((input) => resolve(home, input));
  const foreign = inputs.find((input) => relative(join(home, '..'), input).startsWith('..'));
  if (foreign) throw new Error(`${foreign} does not belong to the runtime, but would be bundled with it.`);
  return inputs;
}

/**
 * The binding starts a process of its own to see whether a build can be loaded at all, by the name of that very file.
 * Here it runs in a child process already: a build that can't be loaded ends that one, and is told of.
 * @type {import('esbuild').Plugin}
 */
const withoutTrialProcess = {
  name: 'without-trial-process',
  setup(run) {
    run.onLoad({ filter: /[\\/]testBindingBinary\.js$/ }, () => ({
      contents: 'export async function testBindingBinary() { return true; }',
    }));
  },
};

/**
 * Modules find files by the place they are at themselves. In one file they are all at one place, so each is told where it was.
 * @param {string} dist
 * @returns {import('esbuild').Plugin}
 */
const fromWhereTheyWere = (dist) => ({
  name: 'from-where-they-were',
  setup(run) {
    run.onLoad({ filter: /[\\/]node-llama-cpp[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const place = JSON.stringify(`./${relative(dist, path).replaceAll('\\', '/')}`);
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`) };
    });
  },
});

/** @param {string} home */
async function manifest(home) {
  const { name, version, license, repository } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  const exports = { '.': './dist/index.js' };
  return `${JSON.stringify({ name, version, license, repository, type: 'module', main: './dist/index.js', exports }, null, 2)}\n`;
}

/**
 * The licence texts of all packages whose code is in the bundle.
 * @param {string[]} inputs
 */
async function licences(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(input)?.[0] ?? []),
  );
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${license}`;
    texts.push(`${name} ${version}\n\n${text}\n`);
  }
  return `The file dist/index.js holds code of these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** @param {string} folder */
async function measure(folder) {
  let bytes = 0;
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { bytes, files };
}
