/** A real Ollama: the one installed, or one built here with Go. It keeps its models and its home inside our own folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, mayUseApt } from './apt.mjs';
import { withLock } from './lock.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { ollama as pin } from './pins.mjs';
import { anyPort, untilItAnswers } from './ports.mjs';
import { lastLine, onPath, run, start } from './run.mjs';
import { say as aloud } from './say.mjs';
import { IndexUnusable, withPackage } from './wheels.mjs';

/** @typedef {{ executablePath: string, version: string, built: boolean }} FoundOllama */
/** @typedef {{ reason: string }} NotPossible */

/**
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<FoundOllama | NotPossible>}
 */
export async function getOllama(options = {}) {
  const say = options.say ?? aloud;
  const installed = installedOllama();
  if (installed) {
    const version = await versionOf(installed);
    if (version) return { executablePath: installed, version, built: false };
  }
  const built = await builtOllama();
  if (built) return built;
  return withLock('ollama', async () => (await builtOllama()) ?? (await build(say)), { say });
}

/** @returns {string | undefined} */
function installedOllama() {
  const usual = [
    onPath('ollama'),
    '/usr/local/bin/ollama',
    '/Applications/Ollama.app/Contents/Resources/ollama',
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'Programs', 'Ollama', 'ollama.exe'),
  ];
  return usual.find((place) => place && existsSync(place)) || undefined;
}

const program = () => join(paths.ollama, process.platform === 'win32' ? 'ollama.exe' : 'ollama');

/** @returns {Promise<FoundOllama | undefined>} */
async function builtOllama() {
  if (!existsSync(program())) return undefined;
  return (await versionOf(program())) === pin.version
    ? { executablePath: program(), version: pin.version, built: true }
    : undefined;
}

/** @param {string} executablePath */
async function versionOf(executablePath) {
  const env = { ...process.env, HOME: ensureFolder(join(paths.ollama, 'home')), OLLAMA_HOST: '127.0.0.1:1' };
  const done = await run(executablePath, ['--version'], { timeoutSeconds: 20, env });
  return /(\d+\.\d+\.\d+)/.exec(done.stdout + done.stderr)?.[1];
}

/**
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<FoundOllama | NotPossible>}
 */
async function build(say) {
  const go = onPath('go');
  if (!go) return { reason: 'Ollama is not installed and Go, which could build it, is not either' };
  if (!onPath('gcc') && !onPath('clang'))
    return { reason: 'Ollama is not installed and there is no C compiler to build it with' };
  if (process.platform === 'win32')
    return { reason: 'Ollama is not installed, and it is not built on Windows; install it from its own site' };

  const headers = await cHeaders(say);
  if ('reason' in headers) return headers;

  say.step(`Building Ollama ${pin.version} (this takes 3 to 8 minutes, once) …`);
  const work = ensureFolder(join(paths.ollama, 'build'));
  const flags = ['-O3', ...fastestInstructions(), `-I${headers.include}`].join(' ');
  const done = await run(
    go,
    ['install', '-ldflags', `-X ${pin.module}/version.Version=${pin.version}`, `${pin.module}@v${pin.version}`],
    {
      nice: true,
      timeoutSeconds: 3000,
      env: {
        ...process.env,
        CGO_ENABLED: '1',
        CGO_CFLAGS: flags,
        CGO_CXXFLAGS: flags,
        GOBIN: join(work, 'bin'),
        GOPATH: join(work, 'go'),
        GOCACHE: join(work, 'cache'),
        // Files in Go's module folder are read-only unless told otherwise, and could then not be deleted.
        GOFLAGS: '-modcacherw',
        GOTMPDIR: ensureFolder(join(work, 'tmp')),
      },
    },
  );
  const made = join(work, 'bin', 'ollama');
  if (done.code !== 0 || !existsSync(made)) {
    return {
      reason: done.timedOut ? 'building Ollama took too long' : `building Ollama failed: ${lastLine(done.stderr)}`,
    };
  }
  renameSync(made, program());
  rmSync(work, { recursive: true, force: true });
  const built = await builtOllama();
  if (!built) return { reason: 'the Ollama that was built does not start' };
  say.step(`Ollama ${pin.version} is built.`);
  return built;
}

/** Without these, answers come five times slower; with them on a processor that lacks them, Ollama stops with an illegal instruction. */
function fastestInstructions() {
  if (process.arch !== 'x64' || process.platform !== 'linux') return [];
  const flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.split(/\s+/) ?? [];
  // x86-64-v3, as the psABI defines it (names as Linux gives them; abm is LZCNT).
  const needed = ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe'];
  return needed.every((flag) => flags.includes(flag)) ? ['-march=x86-64-v3'] : [];
}

/**
 * Three C headers that Go's module archive of Ollama leaves out.
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<{ include: string } | NotPossible>}
 */
async function cHeaders(say) {
  const present = () =>
    ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].some((folder) =>
      existsSync(join(folder, 'nlohmann', 'json.hpp')),
    ) &&
    ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].some((folder) =>
      existsSync(join(folder, 'stb', 'stb_image.h')),
    );
  if (!present()) {
    const names = pin.aptPackages.join(' and ');
    if (!mayUseApt())
      return {
        reason: `Ollama is not installed, and building it needs ${names}, which only an administrator can install`,
      };
    say.step(`Installing ${names}, which building Ollama needs …`);
    if (!(await aptInstall(pin.aptPackages)) || !present())
      return { reason: `building Ollama needs ${names}, which could not be installed` };
  }
  const include = join(paths.ollama, 'include');
  const header = join(include, ...pin.miniaudio.header.split('/'));
  if (existsSync(header)) return { include };
  try {
    await withPackage(
      { name: pin.miniaudio.package, version: pin.miniaudio.version, kind: 'source' },
      async (archive) => {
        const unpacked = ensureFolder(join(paths.ollama, 'unpacked'));
        const done = await run('tar', ['-xzf', archive, '-C', unpacked], { timeoutSeconds: 60 });
        const top = readdirSync(unpacked)[0];
        const found = top && join(unpacked, top, ...pin.miniaudio.header.split('/'));
        if (done.code !== 0 || !found || !existsSync(found))
          throw new IndexUnusable(`${pin.miniaudio.package} does not hold ${pin.miniaudio.header}`);
        mkdirSync(join(header, '..'), { recursive: true });
        renameSync(found, header);
        rmSync(unpacked, { recursive: true, force: true });
      },
    );
  } catch (error) {
    if (error instanceof IndexUnusable)
      return { reason: `building Ollama needs a header that could not be got: ${error.message}` };
    throw error;
  }
  return { include };
}

/**
 * Starts an Ollama of our own on 127.0.0.1, with its own models and home, and no cloud.
 * @param {{ port?: number, modelsFolder?: string, env?: NodeJS.ProcessEnv, say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<{ url: string, version: string, executablePath: string, modelsFolder: string, log: () => string, pid: number | undefined, stop: () => Promise<void> } | NotPossible>}
 */
export async function startOllama(options = {}) {
  const found = await getOllama(options);
  if ('reason' in found) return found;
  const port = options.port ?? (await anyPort());
  const modelsFolder = ensureFolder(options.modelsFolder ?? join(paths.ollama, 'models'));
  const running = start(found.executablePath, ['serve'], {
    env: {
      ...process.env,
      OLLAMA_HOST: `127.0.0.1:${port}`,
      OLLAMA_MODELS: modelsFolder,
      OLLAMA_NO_CLOUD: '1',
      HOME: ensureFolder(join(paths.ollama, 'home')),
      ...(process.platform === 'win32' ? { USERPROFILE: ensureFolder(join(paths.ollama, 'home')) } : {}),
      ...options.env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilItAnswers(`${url}/api/version`, {
      seconds: 30,
      ended: running.ended,
      what: 'Ollama',
      log: running.log,
      accept: (status) => status === 200,
    });
  } catch (error) {
    await running.stop();
    throw error;
  }
  return {
    url,
    version: found.version,
    executablePath: found.executablePath,
    modelsFolder,
    log: running.log,
    pid: running.child.pid,
    stop: running.stop,
  };
}

/**
 * Whether an Ollama answers at this address and has at least one model that runs on this machine.
 * @param {string} [url]
 * @returns {Promise<boolean>}
 */
export async function ollamaHasModel(url = 'http://127.0.0.1:11434') {
  try {
    const response = await fetch(`${url}/api/tags`, { signal: AbortSignal.timeout(1000) });
    if (!response.ok) return false;
    const body = /** @type {{ models?: { remote_host?: string }[] }} */ (await response.json());
    return (body.models ?? []).some((model) => !model.remote_host);
  } catch {
    // Nothing answers, or something that is not Ollama: then there is no engine there.
    return false;
  }
}
