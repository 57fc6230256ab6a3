/**
 * npm run package: one universal .vsix without native code, and one for a platform with llama.cpp inside.
 * `npm run package -- linux-x64` names the platform; left out, it is this one.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { extensionFiles } from './lib/extensionFiles.mjs';
import { noticesOf, bundledPackages } from './lib/notices.mjs';
import { withLock } from './lib/lock.mjs';
import { paths, root } from './lib/paths.mjs';
import { lastLine, run } from './lib/run.mjs';
import { Failure, megabytes, runCommand, say, WrongUse } from './lib/say.mjs';
import { fingerprint, isStamped, stamp } from './lib/stamp.mjs';

/** Platforms that llama.cpp is built for and VS Code knows. */
const targets = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];
const here = `${process.platform}-${process.arch}`;
const out = join(paths.sandpit, 'packages');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param {string} [target] */
export const vsixFile = (target) => join(out, `ai-sandpit-${target ? `${target}-` : ''}${version}.vsix`);

/**
 * Makes both packages, when the sources have changed since.
 * @returns {Promise<{ universal: string, platform: string }>}
 */
export async function ensurePackages(target = here) {
  if (!targets.includes(target)) throw new Failure(`There is no llama.cpp for ${target}.`, `Name one of ${targets.join(', ')}.`);
  const made = { universal: vsixFile(), platform: vsixFile(target) };
  const print = fingerprint(
    ['src', 'lessons', 'media', 'l10n', 'scripts', 'package.json', 'package.nls.json', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'LICENSE'].map((name) => join(root, name)),
  );
  const areMade = () => existsSync(made.universal) && existsSync(made.platform) && isStamped(`package-${target}`, print);
  if (areMade()) return made;
  // The same lock as for a build: both write dist/.
  await withLock('build', async () => {
    if (!areMade()) await makePackages(target, made, print);
  });
  return made;
}

/**
 * @param {string} target
 * @param {{ universal: string, platform: string }} made where they go
 * @param {string} print of the sources
 */
async function makePackages(target, made, print) {
  const { buildAll } = await import('./build.mjs');
  const metafiles = await buildAll();
  stamp('build', fingerprint(['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'].map((name) => join(root, name))));
  writeFileSync(join(paths.dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(bundledPackages({ ...metafiles, cli: { inputs: {}, outputs: {} } })));
  mkdirSync(out, { recursive: true });
  await pack(undefined, made.universal);
  await pack(target, made.platform);
  stamp(`package-${target}`, print);
}

/**
 * @param {string | undefined} target
 * @param {string} file
 */
async function pack(target, file) {
  const stage = join(paths.temporary, `package-${target ?? 'universal'}`);
  rmSync(stage, { recursive: true, force: true });
  for (const path of extensionFiles()) {
    if (path.startsWith('dist/llama/')) continue;
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    cpSync(join(root, path), join(stage, path));
  }
  if (target !== undefined) {
    const [{ getLlama }, { copyLlamaRuntime }] = await Promise.all([import('./lib/llama.mjs'), import('./lib/llamaBundle.mjs')]);
    await copyLlamaRuntime(await getLlama(target === here ? {} : { target }), join(stage, 'dist', 'llama'));
  }
  writeFileSync(join(stage, 'package.json'), JSON.stringify(published(), null, 2));
  writeFileSync(join(stage, 'README.md'), shippedReadme(readFileSync(join(root, 'README.md'), 'utf8')));
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const done = await run(
    process.execPath,
    [vsce, 'package', '--no-dependencies', '--allow-missing-repository', ...(target ? ['--target', target] : []), '--out', file],
    { cwd: stage, timeoutSeconds: 300 },
  );
  if (done.code !== 0) {
    throw new Failure(`vsce did not make ${file}: ${lastLine(done.stderr || done.stdout)}.`, 'Mend what it names, then run npm run package again.', { cause: done.stdout + done.stderr });
  }
  rmSync(stage, { recursive: true, force: true });
}

/**
 * The README as an editor shows it beside the extension. Pictures and links into the repository lead nowhere there, so the tables
 * that hold pictures are left out and such links become plain text.
 * @param {string} text
 */
export function shippedReadme(text) {
  return text
    .replace(/(^\|.*\n)+/gm, (table) => (table.includes('![') ? '' : table))
    .replace(/^!\[.*\n/gm, '')
    .replace(/\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, '$1');
}

/** The manifest as it is shipped: without what only the repository needs. */
function published() {
  const { scripts: _scripts, devDependencies: _dev, dependencies: _dependencies, private: _private, bin: _bin, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { ...manifest, engines: { vscode: manifest.engines.vscode } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const [target = here, ...more] = process.argv.slice(2);
    if (more.length > 0 || !targets.includes(target)) throw new WrongUse(`Name one platform: ${targets.join(', ')}.`);
    await ensureInstalled();
    const made = await ensurePackages(target);
    for (const file of Object.values(made)) say.step(`${file} (${megabytes(statSync(file).size)})`);
  });
}
