/** llama.cpp for Node, for this platform alone: no CUDA or Vulkan builds, nothing compiled, no script run. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { checkIntegrity, folderBytes, isWhole, markWhole, unmark } from './npmFolder.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { llama } from './pins.mjs';
import { npm } from './run.mjs';
import { Failure, megabytes, say as aloud } from './say.mjs';

/** Node's platform and processor → the package that holds llama.cpp built for them. */
const platformPackages = Object.freeze({
  'linux-x64': '@node-llama-cpp/linux-x64',
  'linux-arm64': '@node-llama-cpp/linux-arm64',
  'linux-arm': '@node-llama-cpp/linux-armv7l',
  'darwin-arm64': '@node-llama-cpp/mac-arm64-metal',
  'darwin-x64': '@node-llama-cpp/mac-x64',
  'win32-x64': '@node-llama-cpp/win-x64',
  'win32-arm64': '@node-llama-cpp/win-arm64',
});

/**
 * @param {string} [target] as VS Code names its platform targets
 * @returns {string | undefined} the npm package, or undefined where llama.cpp has no ready build
 */
export function llamaPackage(target = `${process.platform}-${process.arch}`) {
  return /** @type {Record<string, string>} */ (platformPackages)[target];
}

/**
 * The folder that holds `node_modules/node-llama-cpp` for this platform.
 * @param {{ folder?: string, target?: string, say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<string>}
 * @throws {Failure}
 */
export async function getLlama(options = {}) {
  const here = `${process.platform}-${process.arch}`;
  const target = options.target ?? here;
  const folder = options.folder ?? (target === here ? paths.llama : `${paths.llama}-${target}`);
  const say = options.say ?? aloud;
  const native = llamaPackage(target);
  if (!native) {
    throw new Failure(
      `The embedded engine has no ready build for ${target}.`,
      'Install Ollama and start it; AI Sandpit uses it when it answers.',
    );
  }
  const facts = { 'node-llama-cpp': llama.version, [native]: llama.version };
  const done = () => isWhole(folder, facts) && existsSync(join(folder, 'node_modules', ...native.split('/')));
  if (done()) return folder;
  return withLock(
    'llama',
    async () => {
      if (done()) return folder;
      say.step('Getting the embedded engine (llama.cpp) …');
      ensureFolder(folder);
      unmark(folder);
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
      rmSync(join(folder, 'package-lock.json'), { force: true });
      writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true }, null, 2)}\n`);
      const [os, cpu] = target.split('-');
      await npm([
        'install',
        '--prefix',
        folder,
        '--omit=optional',
        '--omit=dev',
        '--omit=peer',
        '--ignore-scripts',
        '--save-exact',
        ...(target === here ? [] : ['--force', `--os=${os}`, `--cpu=${cpu}`]),
        `node-llama-cpp@${llama.version}`,
        `${native}@${llama.version}`,
      ]);
      /** @type {Record<string, string | undefined>} */
      const known = llama.integrity;
      checkIntegrity(folder, { 'node-llama-cpp': known['node-llama-cpp'], [native]: known[native] });
      const bytes = folderBytes(join(folder, 'node_modules'));
      if (bytes > llama.maxBytes) {
        throw new Failure(
          `The embedded engine came out at ${megabytes(bytes)}, more than the ${megabytes(llama.maxBytes)} it may take.`,
          'Look in .sandpit/llama/node_modules/@node-llama-cpp for builds that should not be there.',
        );
      }
      markWhole(folder, facts);
      say.step(`The embedded engine is here (${megabytes(bytes)}).`);
      return folder;
    },
    { say },
  );
}
