/**
 * npm test: installs what it needs and runs everything. `npm test -- unit pages` runs some parts only.
 * The last line is `N passed, N failed` over all of them; what can't run here is named with its reason and counts as neither.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { paths, root } from './lib/paths.mjs';
import { start } from './lib/run.mjs';
import { Failure, runCommand, say, WrongUse } from './lib/say.mjs';
import { parts } from './lib/testParts.mjs';

/** @typedef {import('./lib/testParts.mjs').Need} Need */
/** @typedef {{ passed: number, failed: number }} Counts */

/** Each need is met once. A getter that can't gives a reason, or throws one. */
const getters = {
  build: async () => (await import('./lib/built.mjs')).ensureBuilt(),
  browser: async () => (await import('./lib/browser.mjs')).getBrowser(),
  editor: async () => (await import('./lib/editor.mjs')).getEditor(),
  package: async () => (await import('./package.mjs')).ensurePackages(),
  small: async () => (await import('./lib/models.mjs')).getModel('small'),
  tiny: async () => (await import('./lib/models.mjs')).getModel('tiny'),
  llama: async () => (await import('./lib/llama.mjs')).getLlama(),
  ollama: async () => (await import('./lib/ollama.mjs')).getOllama(),
};

/** @type {Map<Need, Promise<string | undefined>>} */
const met = new Map();

/**
 * @param {Need} need
 * @returns {Promise<string | undefined>} why it can't be met; undefined when it is
 */
function meet(need) {
  const promise =
    met.get(need) ??
    getters[need]().then(
      (got) => (got && typeof got === 'object' && 'reason' in got ? String(got.reason) : undefined),
      (error) => {
        if (error instanceof Failure) return error.message;
        throw error;
      },
    );
  met.set(need, promise);
  return promise;
}

/** @type {{ name: string, reason: string }[]} */
const notRun = [];

/** @type {string[]} */
const retried = [];

/**
 * Runs one part in a mocha of its own.
 * @param {import('./lib/testParts.mjs').Part} part
 * @returns {Promise<Counts>}
 */
async function runPart(part) {
  if (!hasTests(part.folder)) throw new Failure(`There are no tests in ${part.folder}.`, 'Put them back, or take the part out of scripts/lib/testParts.mjs.');
  say.step(`\n== ${part.name}: ${part.says}`);
  const countsFile = join(paths.test, `counts-${part.name}.json`);
  mkdirSync(paths.test, { recursive: true });
  rmSync(countsFile, { force: true });
  const started = Date.now();
  let log = '';
  const mocha = start(
    process.execPath,
    [
      '--import', 'tsx', join(root, 'node_modules/mocha/bin/mocha.js'), '--exit',
      '--timeout', String(part.timeoutMs), '--retries', String(part.retries ?? 0), '--reporter', join(root, 'scripts/lib/countingReporter.cjs'), `${part.folder}/**/*.test.{ts,tsx,mjs}`,
    ],
    {
      cwd: root,
      env: { ...process.env, SANDPIT_COUNTS: countsFile, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      onText: (text) => {
        log += text;
        process.stdout.write(text);
      },
    },
  );
  const code = await mocha.ended;
  for (const [, name = '', reason = ''] of log.matchAll(/^\s*NOT RUN: (.+?): (.+)$/gm)) notRun.push({ name: `${part.name}: ${name}`, reason });
  for (const [, what = ''] of log.matchAll(/^\s*RETRIED: (.+)$/gm)) retried.push(`${part.name}: ${what}`);
  const seconds = Math.round((Date.now() - started) / 1000);
  say.step(`-- ${part.name} took ${seconds} s`);
  if (!existsSync(countsFile)) {
    say.step(`The ${part.name} tests did not run to their end (exit code ${code}).`);
    return { passed: 0, failed: 1 };
  }
  const { passed, failed, pending } = JSON.parse(readFileSync(countsFile, 'utf8'));
  // A skipped test would look like a passed one from afar: there shall be none.
  if (pending > 0) say.step(`${pending} tests of ${part.name} are skipped; a skipped test counts as failed.`);
  return { passed, failed: failed + pending };
}

/** @param {string} folder */
function hasTests(folder) {
  return existsSync(join(root, folder)) && readdirSync(join(root, folder), { recursive: true }).some((name) => /\.test\.(tsx?|mjs)$/.test(String(name)));
}

/** @returns {Promise<Counts>} */
async function runCheck() {
  say.step('\n== check: format, lint, types, imports');
  const { check } = await import('./check.mjs');
  return check();
}

await runCommand(async () => {
  const wanted = process.argv.slice(2);
  const names = ['check', ...parts.map((part) => part.name)];
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new WrongUse(`There is no part ${unknown}. The parts are ${names.join(', ')}.`);
  const isWanted = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);
  const started = Date.now();
  await ensureInstalled();
  // The slow ones begin at once and come beside the tests that do not need them.
  const slow = parts.filter((part) => isWanted(part.name)).flatMap((part) => part.needs);
  for (const need of /** @type {const} */ (['small', 'tiny', 'llama', 'editor', 'ollama'])) if (slow.includes(need)) void meet(need);

  /** @type {Counts} */
  const total = { passed: 0, failed: 0 };
  const add = (/** @type {Counts} */ counts) => {
    total.passed += counts.passed;
    total.failed += counts.failed;
  };
  if (isWanted('check')) add(await runCheck());
  for (const part of parts.filter((each) => isWanted(each.name))) {
    const lacking = [];
    for (const need of part.needs) {
      const reason = await meet(need);
      // Without Ollama the other live tests still run; its own say by name that they did not.
      if (reason && need !== 'ollama') lacking.push(`${need}: ${reason}`);
    }
    if (lacking.length > 0) notRun.push({ name: part.name, reason: lacking.join(' ') });
    else add(await runPart(part));
  }
  say.step(`\nAll of it took ${Math.round((Date.now() - started) / 1000)} s.`);
  for (const what of retried) say.step(`Passed or failed only at the second try: ${what}`);
  for (const { name, reason } of notRun) say.step(`Not run: ${name}: ${reason}`);
  say.step(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
