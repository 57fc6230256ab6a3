import { answer, prompting, lesson } from './states/parts.js';
import { openPage } from './tools/pages.js';
it('profile', async function () {
  this.timeout(100000);
  const opened = await openPage('lesson');
  const running = answer('', { state: 'running', phase: 'writing', facts: '', context: 'none' });
  const exercise = prompting({ running: { run: 0, phase: 'writing' }, answers: [running] });
  await opened.send({ kind: 'lesson', view: lesson({ blocks: [{ kind: 'exercise', exercise }] }), focus: 'keep' });
  const { page } = opened;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map((m) => [m.name, m.value]));
  };
  const go = async (message: object) => {
    const before = await read();
    await page.evaluate(async (message) => {
      for (let sent = 0; sent < 1000; sent++) {
        window.postMessage({ ...message, text: ' bins' + (sent % 12 === 11 ? '.' : '') + (sent % 48 === 47 ? '\n\n' : '') }, '*');
        await new Promise((resolve) => setTimeout(resolve, 12));
      }
    }, message);
    const after = await read();
    for (const key of ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration', 'TaskDuration', 'V8CompileDuration']) console.log(key, ((after[key]! - before[key]!) * 1000).toFixed(1));
  };
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await go({ kind: 'text', exerciseId: 'one-sentence', run: 0 });
  const { profile } = await session.send('Profiler.stop');
  const self = new Map<number, number>();
  profile.samples!.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas![i]!));
  const rows = profile.nodes.map((n) => [n.callFrame.functionName || '(anon)', n.callFrame.url.split('/').pop() + ':' + n.callFrame.lineNumber + ':' + n.callFrame.columnNumber, ((self.get(n.id) ?? 0) / 1000)] as const);
  for (const r of [...rows].sort((a, b) => b[2] - a[2]).slice(0, 25)) console.log(r.join('  '));
  console.log('--- without profiler');
  await go({ kind: 'text', exerciseId: 'one-sentence', run: 0 });
  await opened.close();
});
