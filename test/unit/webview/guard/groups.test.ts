import { strict as assert } from 'node:assert';
import { explain, groupKeyOf, groupsOf } from '../../../../src/webview/guard/groups.js';
import { sayRecognised } from '../../../../src/webview/guard/sayRecognised.js';
import { found } from './found.js';

const phone = (start: number) => found(start, start + 5, { type: 'phone', severity: 'medium' });
const example = (start: number, type: 'phone' | 'email') =>
  found(start, start + 5, { type, severity: 'info', reserved: true });

describe('findings as lines of a list', () => {
  it('are one line for each kind, the most serious first, example values last and together', () => {
    const groups = groupsOf([example(0, 'phone'), phone(10), example(20, 'email'), found(30, 39), phone(50)]);
    assert.deepEqual(
      groups.map(({ findings }) => findings.map(({ start }) => start)),
      [[30], [10, 50], [0, 20]],
    );
  });

  it('tell markings of different levels apart', () => {
    const low = found(0, 5, { type: 'marking', level: 'OFFICIAL' });
    const high = found(9, 15, { type: 'marking', level: 'SECRET' });
    assert.notEqual(groupKeyOf(low), groupKeyOf(high));
  });

  it('name what else any of them could be', () => {
    const [group] = groupsOf([phone(0), { ...phone(9), ambiguousWith: ['utr'] }]);
    assert.ok(group);
    assert.match(explain(group).otherwise ?? '', /UTR/);
  });

  it('are counted without the example values, and none is never told as safe', () => {
    assert.match(sayRecognised([]), /Nothing recognised\. You are still responsible/);
    assert.match(sayRecognised([example(0, 'phone')]), /Only example values.*still responsible/);
    assert.match(sayRecognised([example(0, 'phone'), phone(9)]), /^1 thing/);
    assert.match(sayRecognised([phone(0), phone(9)]), /^2 things/);
  });
});
