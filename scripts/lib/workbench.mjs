/** The VS Code workbench in a browser, served on 127.0.0.1, with a profile of its own: for `npm start` and for integration tests. */
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getEditor } from './editor.mjs';
import { placeExtension } from './extensionFiles.mjs';
import { openGate } from './gate.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { anyPort, untilItAnswers } from './ports.mjs';
import { editorSettings, writeSettings } from './profile.mjs';
import { lastLine, run, start } from './run.mjs';
import { Failure } from './say.mjs';

/**
 * @typedef {object} WorkbenchOptions
 * @property {number} [port] any free one when left out
 * @property {string} [serverDataDir] the profile: settings, installed extensions, state
 * @property {readonly string[]} [extensions] .vsix files to install, or folders of built extensions to place
 * @property {Readonly<Record<string, unknown>>} [settings] user settings, over the quiet ones
 * @property {Readonly<Record<string, unknown>>} [machineSettings] settings that a workspace cannot set (`"scope": "machine"`)
 * @property {string} [folder] what to open; an empty window when left out
 * @property {boolean} [smokeTestDriver] lets the page's address name a development extension and a test suite
 * @property {string} [developmentPath] needs `smokeTestDriver`
 * @property {string} [testsPath] the module whose `run()` is called inside the extension host; needs `smokeTestDriver`
 * @property {boolean} [workspaceTrust] as VS Code has it; false switches Restricted Mode off
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('./say.mjs').Say} [say]
 */

/**
 * @typedef {object} Workbench
 * @property {string} url the address to open in a browser
 * @property {string} origin
 * @property {number} port
 * @property {string} serverDataDir
 * @property {string} extensionsDir
 * @property {string} userSettingsFile
 * @property {string} machineSettingsFile
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string} log
 * @property {Promise<number | null>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the workbench and resolves when its address answers.
 * @param {WorkbenchOptions} [options]
 * @returns {Promise<Workbench>}
 * @throws {Failure}
 */
export async function startWorkbench(options = {}) {
  const program = await getEditor(options.say ? { say: options.say } : {});
  const serverDataDir = ensureFolder(options.serverDataDir ?? join(paths.profile, 'browser'));
  const extensionsDir = ensureFolder(join(serverDataDir, 'extensions'));
  const userSettingsFile = join(serverDataDir, 'data', 'User', 'settings.json');
  const machineSettingsFile = join(serverDataDir, 'data', 'Machine', 'settings.json');
  writeSettings(
    userSettingsFile,
    { ...editorSettings, ...options.settings },
    { always: Object.keys(options.settings ?? {}) },
  );
  if (options.machineSettings)
    writeSettings(machineSettingsFile, options.machineSettings, { always: Object.keys(options.machineSettings) });

  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    // No shop of extensions: the workbench would ask one on the internet at each start.
    EXTENSIONS_GALLERY: '{}',
    // It keeps an identity of the machine in the person's own cache folder otherwise.
    XDG_CACHE_HOME: ensureFolder(join(serverDataDir, 'cache')),
    ...options.env,
  };
  // A workbench started from the terminal of another VS Code must not talk to that one.
  for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_)/.test(name)) delete env[name];

  for (const extension of options.extensions ?? []) {
    if (extension.endsWith('.vsix')) await installVsix(program, serverDataDir, extension, env);
    else placeExtension(extensionsDir, extension);
  }

  const port = options.port ?? (await anyPort());
  const inner = await anyPort();
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(serverDataDir, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const running = start(
    program.node,
    [
      program.server,
      '--host',
      '127.0.0.1',
      '--port',
      String(inner),
      '--connection-token-file',
      tokenFile,
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--server-data-dir',
      serverDataDir,
      ...(options.workspaceTrust === false ? ['--disable-workspace-trust'] : []),
      ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env },
  );
  const origin = `http://127.0.0.1:${port}`;
  /** @type {Awaited<ReturnType<typeof openGate>> | undefined} */
  let gate;
  try {
    gate = await openGate({ port, inner, token });
    await untilItAnswers(`http://127.0.0.1:${inner}/version`, {
      seconds: 60,
      ended: running.ended,
      what: 'The VS Code workbench',
      log: running.log,
      accept: (status) => status < 500,
    });
  } catch (error) {
    await Promise.all([running.stop(), gate?.close()]);
    throw error;
  }
  return {
    url: addressOf(origin, options),
    origin,
    port,
    serverDataDir,
    extensionsDir,
    userSettingsFile,
    machineSettingsFile,
    child: running.child,
    log: running.log,
    ended: running.ended,
    stop: async () => void (await Promise.all([running.stop(), gate?.close()])),
  };
}

/**
 * Installs a packaged extension into a profile, as a person would.
 * @param {import('./editor.mjs').WorkbenchProgram} program
 * @param {string} serverDataDir
 * @param {string} vsix
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {Failure}
 */
export async function installVsix(program, serverDataDir, vsix, env = process.env) {
  if (!existsSync(vsix)) throw new Failure(`There is no file ${vsix}.`, 'Make it with npm run package.');
  const done = await run(
    program.node,
    [
      program.server,
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--server-data-dir',
      serverDataDir,
      '--install-extension',
      vsix,
      '--force',
    ],
    { env, timeoutSeconds: 120 },
  );
  const text = done.stdout + done.stderr;
  if (done.code !== 0 || !/successfully installed|is already installed/i.test(text)) {
    throw new Failure(`VS Code did not take ${vsix}: ${lastLine(text)}.`, 'Make it again with npm run package.');
  }
}

/**
 * The address of a window, with what is to be opened in it.
 * @param {string} origin
 * @param {Pick<WorkbenchOptions, 'folder' | 'developmentPath' | 'testsPath'>} what
 */
export function addressOf(origin, what) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${new URL(origin).host}${encodeURI(path)}`;
  const payload = [
    ...(what.developmentPath ? [['extensionDevelopmentPath', remote(what.developmentPath)]] : []),
    ...(what.testsPath ? [['extensionTestsPath', remote(what.testsPath)]] : []),
  ];
  const query = [
    what.folder ? `folder=${encodeURIComponent(what.folder)}` : 'ew=true',
    ...(payload.length > 0 ? [`payload=${encodeURIComponent(JSON.stringify(payload))}`] : []),
  ];
  return `${origin}/?${query.join('&')}`;
}
