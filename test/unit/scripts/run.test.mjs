import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lastLine, run, start } from '../../../scripts/lib/run.mjs';

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: gone, which is what the tests ask.
    return false;
  }
}

describe('scripts: running other programs', () => {
  it('gives what it wrote and how it ended', async () => {
    const done = await run(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
    assert.deepEqual({ ...done }, { code: 3, stdout: 'out\n', stderr: 'err\n', timedOut: false });
  });

  it('says 127 for a program that is not there', async () => {
    assert.equal((await run('no-such-program-sandpit', [])).code, 127);
  });

  it('ends what takes too long', async () => {
    const done = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutSeconds: 0.5 });
    assert.equal(done.timedOut, true);
    assert.equal(done.code, null);
  });

  it('stops a program and what that program started', async function () {
    if (process.platform === 'win32') this.timeout(10_000);
    const child =
      "const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }); console.log(c.pid); setInterval(() => {}, 1000)";
    let told = '';
    const running = start(process.execPath, ['-e', child], { onText: (text) => (told += text) });
    while (!told.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
    await running.stop();
    const until = Date.now() + 2000;
    while (isAlive(Number(told)) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(isAlive(Number(told)), false);
    assert.equal(isAlive(running.child.pid ?? 0), false);
  });

  it('takes the last line that says something', () => {
    assert.equal(lastLine('first\nthe reason.\n\nA complete log of this run can be found in x\n'), 'the reason');
    assert.equal(lastLine(''), 'it gave no reason');
  });
});
