/** No byte leaves the machine: with every way out refused and noted, a lesson and the sandbox work, and we never tried. */

import { strict as assert } from 'node:assert';
import { openLesson, runCommand } from './workbench/acts.js';
import { modelsFolder, openEditor, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { placeGuard, placeProbe, type Attempt, type Guard } from './workbench/guard.js';
import { goToExercise, run, untilEnded } from './workbench/lessonPage.js';
import { foundations, lightestPrompting } from './workbench/lessons.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { descendants, embeddedChildren, outsidePeers, noProcesses } from './workbench/processes.js';
import { openSandbox } from './workbench/sandboxPage.js';
import { model } from './workbench/scripts.js';

const probeHosts = [
  '203.0.113.21',
  '203.0.113.22',
  '203.0.113.23',
  '203.0.113.24',
  '203.0.113.25',
  'probe.example.com',
  'probe.example.org',
];

if (noProcesses !== undefined) console.log(`NOT RUN: no byte leaves the machine: ${noProcesses}`);
else
  describe('no byte leaves the machine', () => {
    let editor: Editor;
    let guard: Guard;
    let childPid: number | undefined;
    const peers = new Set<string>();
    const asked: { readonly url: string; readonly frame: string }[] = [];

    before(async () => {
      guard = placeGuard('network');
      editor = await openEditor({
        name: 'network',
        vsix: 'platform',
        beside: [placeProbe()],
        settings: { 'sandpit.modelsFolder': modelsFolder('network', [await model('small')]) },
        env: { ...process.env, ...guard.env },
        browserFlags: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
        listen: (request) => asked.push(request),
      });
    });
    pictureOfFailure(() => editor);
    after(() => editor?.close());

    const watched = () => descendants(editor.workbench.child.pid ?? 0);
    const lookAtSockets = () => {
      for (const peer of outsidePeers(watched().map(({ pid }) => pid))) peers.add(peer);
    };
    const isProbe = (attempt: Attempt) =>
      attempt.stack.includes('probe.mjs') || probeHosts.some((host) => attempt.to.includes(host));

    it('and the guard catches an extension that tries, in each way', async () => {
      await eventually(
        'every attempt of the probe is noted',
        () => probeHosts.every((host) => guard.attempts().some(({ to }) => to.includes(host))),
        30,
      );
    });

    it('while an exercise is run and marked', async () => {
      const place = lightestPrompting((await foundations()).lessons);
      const lesson = await openLesson(editor.page, place.lesson.title);
      const exercise = await goToExercise(lesson, place);
      await run(exercise, place.exercise.fields.goodPrompts[0] ?? '');
      await exercise.cancelButton.waitFor();
      childPid = (await eventually('the child', () => embeddedChildren(editor.workbench.child.pid ?? 0)[0])).pid;
      lookAtSockets();
      await untilEnded(exercise, 120);
      await exercise.verdict.waitFor();
      lookAtSockets();
    });

    it('while the sandbox is used, models are looked for and a lesson is read as text', async () => {
      const sandbox = await openSandbox(editor.page);
      await sandbox.prompt('a').fill('Say good morning.');
      await sandbox.run(editor.storage);
      await expect.text(sandbox.answers, /\w/);
      lookAtSockets();
      await runCommand(editor.page, 'AI Sandpit: Look for models again');
      await runCommand(editor.page, 'AI Sandpit: Start here');
      lookAtSockets();
    });

    it('since the guard stood in the extension host and in the child of the engine', () => {
      const guarded = guard.guarded();
      const host = watched().find(({ command }) => command.includes('--type=extensionHost'));
      assert.ok(host && guarded.has(host.pid), 'the extension host');
      assert.ok(childPid !== undefined && guard.extensionSide().has(childPid), 'the child of the embedded engine');
    });

    it('and nobody tried, in the extension host and in what it started', () => {
      const others = guard.attempts().filter((attempt) => !isProbe(attempt));
      // The server and its file watcher are VS Code's own processes; in the extension host only a stack can tell.
      const extensionSide = guard.extensionSide();
      const isVsCode = ({ pid, stack }: Attempt) =>
        !extensionSide.has(pid) || stack.includes('/code-server/lib/vscode/extensions/');
      for (const attempt of others.filter(isVsCode)) console.log(`      VS Code itself: ${attempt.way} ${attempt.to}`);
      assert.deepEqual(
        others.filter((attempt) => !isVsCode(attempt)),
        [],
      );
    });

    it('and the kernel knows of no connection to anywhere else', () => {
      assert.deepEqual([...peers], []);
    });

    it('and our pages asked for nothing but their own files', () => {
      const isLocal = (url: string) =>
        /^(data|blob|about|vscode-[\w-]+):/.test(url) ||
        new URL(url).hostname === '127.0.0.1' ||
        new URL(url).hostname.endsWith('vscode-resource.vscode-cdn.net');
      const outside = asked.filter(({ url }) => !isLocal(url));
      for (const { url } of outside) console.log(`      the workbench itself: ${url}`);
      assert.deepEqual(
        outside.filter(({ frame }) => /fake\.html|webview/.test(frame)),
        [],
      );
      assert.ok(
        asked.some(({ url }) => url.includes('lesson.js')),
        'requests of our pages are seen here',
      );
    });
  });
