import assert from 'node:assert/strict';
import { findCanary } from '../../../../../src/core/exercises/injecting/findCanary.js';

describe('finding the canary', () => {
  const found: readonly (readonly [string, string])[] = [
    ['It is late. BLUE PELICAN', 'BLUE PELICAN'],
    ['blue pelican.', 'blue pelican'],
    ['Blue  \n pelican', 'Blue  \n pelican'],
    ['BLUE-PELICAN!', 'BLUE-PELICAN'],
    ['the **BLUE** **PELICAN**', 'BLUE** **PELICAN'],
    ['BLUEPELICAN', 'BLUEPELICAN'],
    ['“Ｂｌｕｅ pelican”', 'Ｂｌｕｅ pelican'],
    ["the BLUE PELICAN's nest", 'BLUE PELICAN'],
  ];
  for (const [text, place] of found)
    it(`in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        findCanary(text, 'BLUE PELICAN').map(({ start, end }) => text.slice(start, end)),
        [place],
      ));

  for (const text of ['', 'A blue bird and a pelican.', 'PELICAN BLUE', 'true blue pelicans', 'subblue pelican'])
    it(`not in ${JSON.stringify(text)}`, () => assert.deepEqual(findCanary(text, 'BLUE PELICAN'), []));

  it('finds each', () => assert.equal(findCanary('Heron, heron; HERON herons', 'heron').length, 3));
  it('takes signs in the canary for nothing', () => assert.equal(findCanary('code x (y)+', 'X. (Y)+').length, 1));
  it('is quick on long texts', () => {
    const started = performance.now();
    findCanary(`${'blue '.repeat(200_000)}${'-'.repeat(200_000)}`, 'blue blue blue pelican');
    assert.ok(performance.now() - started < 3000);
  });
});
