import assert from 'node:assert/strict';
import { measureOllamaOverhead, median, quantile } from '../../bench/ollamaOverhead.js';

describe('the measure of what our Ollama engine costs', () => {
  it('gives medians and quantiles by nearest rank', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2);
    assert.equal(
      quantile(
        Array.from({ length: 100 }, (_, at) => at + 1),
        0.99,
      ),
      99,
    );
    assert.equal(quantile([5], 0.99), 5);
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  it('runs, small, and every number in it is one', async () => {
    const measured = await measureOllamaOverhead({ rounds: 5, calls: 2, tokens: 300, cancels: 3 });
    const { firstTokenMs, cpuPerToken, cancelMs } = measured;
    // The server reads for 5 ms before its first word.
    assert.ok(firstTokenMs.raw >= 4 && firstTokenMs.ours >= 4);
    assert.equal(firstTokenMs.added, firstTokenMs.ours - firstTokenMs.raw);
    assert.ok(cpuPerToken.raw > 0 && cpuPerToken.ours > 0 && cpuPerToken.ratio > 0);
    for (const phase of ['loading', 'reading', 'streaming'] as const) {
      assert.ok(cancelMs[phase].median <= cancelMs[phase].p99);
      assert.ok(cancelMs[phase].p99 < 5_000);
    }
  }).timeout(60_000);
});
