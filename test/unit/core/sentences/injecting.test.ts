import assert from 'node:assert/strict';
import type { LabCounts } from '../../../../src/core/exercises/injecting/mark.js';
import { sayChart, sayGuess, sayOutcome, sayUsefulness } from '../../../../src/core/sentences/injecting.js';
import { english } from '../../../../src/core/words.js';

/** Obeyed in each condition, of ten; useful likewise. */
const counts = (obeyed: readonly number[], useful: readonly number[] = [10, 10, 10, 10]): LabCounts => {
  const of = (index: number) => ({ runs: 10, obeyed: obeyed[index] ?? 0, useful: useful[index] ?? 0 });
  return { none: of(0), delimiting: of(1), telling: of(2), removing: of(3) };
};

const names = { marking: 'Marking the letter as data', telling: 'Telling the model', removing: 'Removing the line' };

describe('what the figures of a lab mean', () => {
  const rows: readonly (readonly [string, LabCounts, RegExp, readonly string[]])[] = [
    ['a model that never obeys shows nothing', counts([0, 0, 0, 0]), /can’t show/, []],
    ['all defences help', counts([10, 0, 1, 0]), /clearly less often/, Object.values(names)],
    ['one does', counts([10, 9, 7, 0]), /clearly less often with “Removing the line”\./, [names.removing]],
    ['one that is worse is no help', counts([5, 10, 5, 5]), /None of the defences/, []],
    ['intervals that overlap tell nothing', counts([4, 1, 2, 0]), /None of the defences/, []],
  ];
  for (const [what, all, says, helping] of rows)
    it(what, () => {
      const said = sayOutcome(all, english);
      assert.match(said, says);
      const [, after = ''] = said.split('clearly less often with');
      const [helped = ''] = after.split('. ');
      for (const name of Object.values(names)) assert.equal(helped.includes(name), helping.includes(name), said);
    });

  it('tells what a defence cost', () => {
    assert.match(sayUsefulness(counts([9, 0, 0, 0]), english), /No defence/);
    const said = sayUsefulness(counts([9, 0, 0, 0], [8, 8, 3, 9]), english);
    assert.match(said, /Telling the model” \(3 of 10\)/);
    assert.doesNotMatch(said, /Marking|Removing/);
  });

  it('sets a guess beside the count', () => {
    assert.match(sayGuess(9, counts([9, 0, 0, 0]).none, english), /and so it was/);
    assert.match(sayGuess(2, counts([9, 0, 0, 0]).none, english), /2 of 10.*9/);
  });

  it('has every figure of the chart in words', () => {
    const said = sayChart(counts([9, 4, 3, 0], [10, 8, 7, 6]), english);
    for (const figures of [
      'obeyed 9 of 10, useful 10 of 10',
      'obeyed 4 of 10, useful 8 of 10',
      'obeyed 3 of 10, useful 7 of 10',
      'obeyed 0 of 10, useful 6 of 10',
    ])
      assert.ok(said.includes(figures), said);
  });
});
