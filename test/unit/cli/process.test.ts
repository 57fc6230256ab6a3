import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startFakeOllama } from '../../fixtures/fakeOllama/server.js';
import type { FakeOllama } from '../../fixtures/fakeOllama/server.js';
import { chatMl } from '../../fixtures/fakeOllama/script.js';
import { repository, stage } from './stage.js';
import type { Stage } from './stage.js';

let fake: FakeOllama;
let on: Stage;
before(async () => {
  fake = await startFakeOllama({
    models: [{ name: 'small:latest', template: chatMl }],
    answers: [{ tokens: 400, paceMs: 25 }],
  });
  on = await stage();
});
after(async () => {
  await fake.stop();
  await on.clear();
});

/** The program in a process of its own; `onText` sees standard output as it comes. */
function sandpit(args: readonly string[], onText: (child: ReturnType<typeof spawn>) => void = () => undefined) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(repository, 'src/cli/sandpit.ts'), ...args], {
    cwd: repository,
    env: { ...process.env, SANDPIT_HOME: on.folder, SANDPIT_LLAMA_FOLDER: on.folder, OLLAMA_HOST: fake.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    onText(child);
  });
  child.stderr.on('data', (data: Buffer) => {
    error += data.toString();
  });
  return new Promise<{ code: number | null; out: string; error: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
  });
}

/** A second Ctrl+C would end the program without waiting. */
function once(act: (child: ReturnType<typeof spawn>) => void) {
  let done = false;
  return (child: ReturnType<typeof spawn>) => {
    if (!done) act(child);
    done = true;
  };
}

describe('the program sandpit', function () {
  this.timeout(60_000);

  it('gives its exit code, and its problem on standard error', async () => {
    const { code, out, error } = await sandpit(['juggle']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /“juggle”/u);
  });

  it('Ctrl+C ends a run at once, and the engine hears of it', async () => {
    const { code, out, error } = await sandpit(
      ['ask', 'Go on'],
      once((child) => child.kill('SIGINT')),
    );
    assert.equal(code, 1, error);
    assert.match(error, /Cancelled\.\n$/u);
    assert.match(out, /word0/u);
    const seen = fake.seen('/api/chat').at(-1);
    assert.ok(seen?.disconnectedAt !== undefined && seen.chunksSent < 390, String(seen?.chunksSent));
  });

  it('a reader that has seen enough ends it too', async () => {
    const { code } = await sandpit(['ask', 'Go on'], (child) => child.stdout?.destroy());
    assert.equal(code, 1);
    assert.ok((fake.seen('/api/chat').at(-1)?.chunksSent ?? 400) < 390);
  });
});
