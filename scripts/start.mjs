/** npm start: installs, builds, gets a small model if there is no engine yet, and opens VS Code with AI Sandpit in it. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/built.mjs';
import { helpText, readArguments } from './lib/arguments.mjs';
import { openDesktop } from './lib/desktop.mjs';
import { findDesktop, hasScreen } from './lib/editor.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { getLlama } from './lib/llama.mjs';
import { withLock } from './lib/lock.mjs';
import { getModel } from './lib/models.mjs';
import { ollamaHasModel } from './lib/ollama.mjs';
import { openAddress } from './lib/openAddress.mjs';
import { paths, root } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { sandpitSettings, writeSettings } from './lib/profile.mjs';
import { Failure, runCommand, say, WrongUse } from './lib/say.mjs';
import { forgetSession, noteSession, runningSession } from './lib/session.mjs';
import { startWorkbench } from './lib/workbench.mjs';

/** @type {Readonly<Record<string, import('./lib/arguments.mjs').Option>>} */
const options = {
  desktop: { takes: 'flag', says: 'open the VS Code that is installed on this machine' },
  browser: { takes: 'flag', says: 'serve the VS Code workbench on 127.0.0.1 and open it in the browser' },
  'no-open': { takes: 'flag', says: 'serve the workbench and print its address, open nothing' },
  port: { takes: 'number', says: 'the port of the workbench (8437 when left out, or the next free one)' },
  help: { takes: 'flag', says: 'show this' },
};

/** Kept the same from day to day: the browser keeps the window's layout by address. */
const usualPort = 8437;

await runCommand(async () => {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Failure(
      `AI Sandpit needs Node 20 or later, and this is Node ${process.versions.node}.`,
      'Install a newer Node, then run npm start again.',
    );
  }
  const given = readArguments(process.argv.slice(2), options);
  if (given.help) {
    process.stdout.write(
      helpText('npm start -- [options]   opens VS Code with AI Sandpit and its lessons in it', options),
    );
    return 0;
  }
  const way = chooseWay(given);
  await ensureInstalled();
  await ensureBuilt();
  await ensureEngine();
  if (way.kind === 'desktop') return startDesktop(way.program, way.orBrowser);
  return startBrowser(given);
});

/**
 * @param {Record<string, boolean | number | string>} given
 * @returns {{ kind: 'desktop', program: string, orBrowser: boolean } | { kind: 'browser' }}
 */
function chooseWay(given) {
  if (given.desktop && (given.browser || given['no-open'] || given.port !== undefined)) {
    throw new WrongUse('--desktop opens the installed VS Code, so it does not go with --browser, --no-open or --port.');
  }
  if (typeof given.port === 'number' && (given.port < 1024 || given.port > 65535))
    throw new WrongUse('--port needs a number from 1024 to 65535.');
  const program = findDesktop();
  if (given.desktop) {
    if (!program)
      throw new Failure(
        'No installed VS Code was found.',
        'Install it, set SANDPIT_VSCODE to its path, or leave out --desktop to use the browser.',
      );
    if (!hasScreen())
      throw new Failure('There is no screen to open VS Code on.', 'Leave out --desktop to use the browser.');
    return { kind: 'desktop', program, orBrowser: false };
  }
  const wantsBrowser = given.browser || given['no-open'] || given.port !== undefined;
  return program && hasScreen() && !wantsBrowser ? { kind: 'desktop', program, orBrowser: true } : { kind: 'browser' };
}

/** A model that answers is wanted, but lessons can be read without one: what fails is said, and the editor opens all the same. */
async function ensureEngine() {
  if (await ollamaHasModel())
    return say.step('Ollama answers on this machine and has a model, so nothing is downloaded.');
  try {
    await getLlama();
    await getModel('small');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say.step(error.message);
    say.step('AI Sandpit opens without a model; its lessons can be read, and it shows how to add one.');
  }
}

/** @param {string} program @param {boolean} orBrowser */
async function startDesktop(program, orBrowser) {
  say.step('Opening VS Code …');
  try {
    await openDesktop(program);
  } catch (error) {
    if (!(error instanceof Failure) || !orBrowser) throw error;
    say.step('The installed VS Code did not open, so the browser is used.');
    return startBrowser({});
  }
  say.step('AI Sandpit is open in VS Code.');
  return 0;
}

/** @param {Record<string, boolean | number | string>} given */
async function startBrowser(given) {
  const profile = join(paths.profile, 'browser');
  const { before, workbench } = await withLock('start', () => startOnce(profile, given), { say });
  const url = before?.url ?? `${workbench?.origin}/`;
  say.step(before ? `AI Sandpit is already running at ${url}` : `AI Sandpit is ready at ${url}`);
  if (!given['no-open'] && openAddress(url)) say.step('It opens in your browser.');
  if (!workbench) return 0;
  say.step('Leave this running, and press Ctrl+C here to end.');

  let ending = false;
  const end = () => {
    ending = true;
    void workbench.stop();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
  await workbench.ended;
  forgetSession(profile);
  if (ending) return 0;
  throw new Failure('The VS Code workbench ended by itself.', 'Run npm start again.', { cause: workbench.log() });
}

/**
 * The workbench that runs already, or a new one.
 * @param {string} profile
 * @param {Record<string, boolean | number | string>} given
 */
async function startOnce(profile, given) {
  const before = await runningSession(profile);
  if (before) return { before };
  const port = typeof given.port === 'number' ? given.port : ((await freePort(usualPort)) ?? (await freePort()));
  if (port === undefined || (await freePort(port)) === undefined) {
    throw new Failure(`Port ${port} is taken by another program.`, 'Choose another one with --port, or leave it out.');
  }
  const machineSettingsFile = join(profile, 'data', 'Machine', 'settings.json');
  writeSettings(machineSettingsFile, sandpitSettings, {
    always: ['sandpit.modelsFolder', 'sandpit.embedded.runtimeFolder'],
  });
  const workbench = await startWorkbench({ port, serverDataDir: profile, extensions: [root] });
  noteSession(profile, { starter: process.pid, server: workbench.child.pid ?? 0, url: `${workbench.origin}/` });
  return { workbench };
}
