import assert from 'node:assert/strict';
import { featureMatrix, features, featuresWithout, usualFeatures } from '../../../../src/core/fraud/features.js';
import { generateClaims } from '../../../../src/core/synthetic/claims.js';
import type { Claim } from '../../../../src/core/synthetic/claims.js';
import { claimColumns } from '../../../../src/core/synthetic/columns.js';

const claims = generateClaims({ seed: 3, rows: 400 });

describe('features of claims', () => {
  for (const { name, column, stands, says } of features)
    it(`${name} is a column of the file, and stands where the file says`, () => {
      const found = claimColumns.find(({ key }) => key === column);
      assert.equal(found?.stands, stands);
      assert.equal(found?.name, name.split(':')[0]);
      assert.ok(says.length > 2);
    });
  it('no two have one name', () => assert.equal(new Set(features.map(({ name }) => name)).size, features.length));
  it('each says something of some claim, and is never without a number', () => {
    for (const feature of features) {
      const values = claims.map((claim) => feature.of(claim));
      assert.ok(values.every(Number.isFinite), feature.name);
      assert.ok(new Set(values).size > 1, feature.name);
    }
  });
  it('nothing that is known only after a review, and no truth, changes a feature', () => {
    for (const claim of claims.slice(0, 50)) {
      const otherwise: Claim = {
        ...claim,
        reviewed: !claim.reviewed,
        trueOutcome: claim.trueOutcome === 'fraud' ? 'correct' : 'fraud',
        observedLabel: claim.observedLabel === 'fraud' ? 'not-reviewed' : 'fraud',
      };
      assert.deepEqual(featureMatrix([otherwise], features), featureMatrix([claim], features));
    }
  });
  it('by default no group, and no name or number of a person, changes a feature', () => {
    for (const claim of claims.slice(0, 50)) {
      const other: Claim = {
        ...claim,
        age: claim.age === 60 ? 20 : 60,
        nationality: claim.nationality === 'UK' ? 'other' : 'UK',
        name: 'Somebody Else',
        nino: 'QQ000000A',
        postcode: 'ZX1 1CV',
      };
      assert.deepEqual(featureMatrix([other]), featureMatrix([claim]));
      assert.notDeepEqual(featureMatrix([other], features), featureMatrix([claim], features));
    }
  });
  it('a choice is one feature for each value but the first', () => {
    const couple = features.find(({ name }) => name === 'household:couple');
    assert.deepEqual(
      claims.map((claim) => couple?.of(claim)),
      claims.map(({ household }) => (household === 'couple' ? 1 : 0)),
    );
    assert.ok(!features.some(({ name }) => name === 'household:single'));
  });
  it('a row a claim, a column a feature', () => {
    const matrix = featureMatrix(claims);
    assert.deepEqual([matrix.rows, matrix.columns], [400, usualFeatures.length]);
    const rent = usualFeatures.findIndex(({ name }) => name === 'rent');
    assert.equal(matrix.values[7 * matrix.columns + rent], claims[7]?.rent);
  });
  it('a column can be taken out by its name', () => {
    const left = featuresWithout('record_gap_months', 'household', 'no_such_column');
    assert.equal(left.length, usualFeatures.length - 2);
    assert.ok(left.every(({ column }) => column !== 'recordGap' && column !== 'household'));
  });
});
