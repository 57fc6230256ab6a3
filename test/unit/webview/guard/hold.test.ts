import { strict as assert } from 'node:assert';
import type { SentText } from '../../../../src/core/guard/review.js';
import { canReplace, decisionFor, holdOf, textsKey, type ToSend } from '../../../../src/webview/guard/hold.js';

const toSend = (texts: readonly SentText[], changed: Partial<ToSend> = {}): ToSend => ({
  texts,
  ceiling: 'OFFICIAL',
  where: 'on this machine',
  ...changed,
});
const prompt = (text: string): SentText => ({ part: 'prompt', text });
const plain = prompt('Explain how a bill becomes an act.');
const nino = prompt('His National Insurance number is AB123456C. Write to him.');
const example = prompt('His National Insurance number is QQ123456C. Write to him.');
const secret: SentText = { part: 'data', text: 'SECRET\n\nThe plan for the move.' };

describe('what holds a text back before it is sent', () => {
  it('is nothing when nothing is recognised, or only example values are', () => {
    assert.equal(holdOf(toSend([plain])), undefined);
    assert.equal(holdOf(toSend([example])), undefined);
  });

  it('is a decision when there is something to decide about, told with its part', () => {
    const hold = holdOf(toSend([plain, { part: 'data', text: nino.text }]));
    assert.equal(hold?.kind, 'decide');
    assert.deepEqual(hold.kind === 'decide' && hold.found.map(({ part, finding }) => [part, finding.type]), [
      ['data', 'nino'],
    ]);
  });

  it('is not asked for twice about the same texts, and again about others', () => {
    const decided = { texts: textsKey([nino]), decision: 'as-it-is' as const };
    assert.equal(holdOf(toSend([nino]), decided), undefined);
    assert.equal(holdOf(toSend([prompt(`${nino.text} Today.`)]), decided)?.kind, 'decide');
    assert.equal(holdOf(toSend([nino, { part: 'system', text: 'x' }]), decided)?.kind, 'decide');
  });

  it('is a marking above the ceiling, whatever was decided', () => {
    const decided = { texts: textsKey([nino, secret]), decision: 'as-it-is' as const };
    const hold = holdOf(toSend([nino, secret]), decided);
    assert.equal(hold?.kind, 'blocked');
    assert.deepEqual(hold.kind === 'blocked' && [hold.found.part, hold.found.finding.level, hold.ceiling, hold.where], [
      'data',
      'SECRET',
      'OFFICIAL',
      'on this machine',
    ]);
  });

  it('is nothing where nothing is sent', () => {
    assert.equal(holdOf(toSend([nino, secret], { recorded: true, ceiling: 'none' })), undefined);
  });
});

describe('the decision that goes with a text', () => {
  const map = [{ type: 'nino' as const, original: 'AB123456C', example: 'QQ123456C' }];

  it('is the one that was taken about just this text', () => {
    const decided = { texts: textsKey([nino]), decision: 'as-it-is' as const };
    assert.equal(decisionFor([nino], decided, []), 'as-it-is');
    assert.equal(decisionFor([plain], decided, []), 'none');
  });

  it('is “replaced” when the text holds examples that were put in, and not when they are the learner’s own', () => {
    assert.equal(decisionFor([example], undefined, map), 'replaced');
    assert.equal(decisionFor([plain], undefined, map), 'none');
    assert.equal(decisionFor([example], undefined, []), 'none');
  });
});

describe('replacing before sending', () => {
  const foundIn = (texts: readonly SentText[]) => {
    const hold = holdOf(toSend(texts, { ceiling: 'OFFICIAL-SENSITIVE' }));
    return hold?.kind === 'decide' ? hold.found : [];
  };

  it('is offered for values in texts that can be changed, not for markings', () => {
    assert.equal(canReplace(foundIn([nino]), ['prompt']), true);
    assert.equal(canReplace(foundIn([{ part: 'data', text: nino.text }]), ['prompt']), false);
    const marked = foundIn([prompt('OFFICIAL-SENSITIVE\n\nA plan.')]);
    assert.equal(marked.length, 1);
    assert.equal(canReplace(marked, ['prompt']), false);
  });
});
