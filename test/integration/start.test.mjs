/** npm start, as a person runs it: the workbench in the browser, the first screen, a second start, the end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { chromium } from 'playwright-core';
import { browserFlags, getBrowser } from '../../scripts/lib/browser.mjs';
import { paths, root } from '../../scripts/lib/paths.mjs';
import { anyPort, statusOf } from '../../scripts/lib/ports.mjs';
import { quiet } from '../../scripts/lib/say.mjs';

const profile = join(paths.test, 'start-profile');

/** @typedef {{ child: import('node:child_process').ChildProcess, text: () => string, ended: Promise<number | null>, milliseconds: number }} Started */

/** @type {Started[]} */
const all = [];

/**
 * Starts it and waits until it has printed its address, or has ended.
 * @param {readonly string[]} args
 * @returns {Promise<Started>}
 */
async function npmStart(args) {
  const began = Date.now();
  let text = '';
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, SANDPIT_PROFILE_FOLDER: profile },
  });
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  await Promise.race([
    ended,
    new Promise((resolve) => child.stdout.on('data', () => /(ready|running) at http/.test(text) && resolve(undefined))),
  ]);
  const started = { child, text: () => text, ended, milliseconds: Date.now() - began };
  all.push(started);
  return started;
}

/** @param {Started} started */
async function endByCtrlC(started) {
  started.child.kill('SIGINT');
  return started.ended;
}

describe('npm start, in the browser', () => {
  let port = 0;
  let address = '';
  before(async () => {
    rmSync(profile, { recursive: true, force: true });
    port = await anyPort();
    address = `http://127.0.0.1:${port}/`;
  });
  after(async () => {
    for (const started of all) await endByCtrlC(started);
  });

  it('prints an address that answers, and ends with Ctrl+C', async () => {
    const first = await npmStart(['--no-open', '--port', String(port)]);
    assert.match(first.text(), new RegExp(`ready at ${address}`), first.text());
    assert.equal(await statusOf(address), 200);
    assert.equal(await endByCtrlC(first), 0);
    assert.equal(await statusOf(address), 599);
  });

  it('is ready in under 5 seconds from the second time, with our own first screen', async () => {
    const second = await npmStart(['--no-open', '--port', String(port)]);
    assert.equal(await statusOf(address), 200);
    assert.ok(second.milliseconds < 5000, `took ${second.milliseconds} ms\n${second.text()}`);

    const found = await getBrowser({ say: quiet });
    assert.ok('executablePath' in found, JSON.stringify(found));
    const browser = await chromium.launch({ executablePath: found.executablePath, args: [...browserFlags] });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      /** @type {string[]} */
      const outside = [];
      // Addresses below vscode-cdn.net never leave the page: the workbench answers them itself, in a service worker.
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-cdn.net'))
          outside.push(request.url());
      });
      await page.goto(address);
      await page.locator('.sidebar .pane-header').getByText('Lessons').first().waitFor({ timeout: 90_000 });
      await page.locator('.editor-group-container .tab').first().waitFor({ timeout: 60_000 });
      // The trees and the page fill in a moment later; the picture is for looking at.
      await page.locator('.sidebar [role="treeitem"]').first().waitFor({ timeout: 60_000 });
      mkdirSync(paths.screenshots, { recursive: true });
      await page.screenshot({ path: join(paths.screenshots, 'npm-start.png') });
      assert.equal(await page.locator('.editor-group-container .tab').count(), 1);
      assert.equal(await page.locator('.auxiliarybar').isVisible(), false);
      assert.deepEqual(outside, []);
    } finally {
      await browser.close();
    }
  });

  it('points to the one that runs already', async () => {
    const third = await npmStart(['--no-open']);
    assert.match(third.text(), new RegExp(`already running at ${address}`));
    assert.equal(await third.ended, 0);
  });

  it('clears up after a start that was killed', async () => {
    const running = all.at(-2);
    assert.ok(running);
    running.child.kill('SIGKILL');
    await running.ended;
    const before = JSON.parse(readFileSync(join(profile, 'browser', 'running.json'), 'utf8'));
    const next = await npmStart(['--no-open', '--port', String(port)]);
    assert.match(next.text(), new RegExp(`ready at ${address}`), next.text());
    assert.throws(() => process.kill(before.server, 0), /ESRCH/);
  });

  it('says in one sentence that a port is taken', async () => {
    rmSync(join(profile, 'browser', 'running.json'));
    const other = await npmStart(['--no-open', '--port', String(port)]);
    assert.equal(await other.ended, 1);
    assert.match(other.text(), /^Port \d+ is taken[^\n]+\n$/);
  });
});
