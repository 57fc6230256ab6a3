import { strict as assert } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import { createDraftSender, draftDelayMs } from '../../../src/webview/drafts.js';

describe('drafts', () => {
  it('are sent once, after the last change', async () => {
    const sent: string[] = [];
    const sender = createDraftSender<string>((draft) => sent.push(draft));
    sender.later('a');
    await wait(draftDelayMs / 2);
    sender.later('ab');
    await wait(draftDelayMs / 2 + 50);
    assert.deepEqual(sent, []);
    await wait(draftDelayMs);
    assert.deepEqual(sent, ['ab']);
  });

  it('are sent at once when asked, and not again', async () => {
    const sent: string[] = [];
    const sender = createDraftSender<string>((draft) => sent.push(draft));
    sender.now();
    sender.later('a');
    sender.now();
    sender.now();
    await wait(draftDelayMs + 50);
    assert.deepEqual(sent, ['a']);
  });
});
