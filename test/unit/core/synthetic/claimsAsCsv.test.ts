import assert from 'node:assert/strict';
import { generateClaims } from '../../../../src/core/synthetic/claims.js';
import { claimsAsCsv } from '../../../../src/core/synthetic/claimsAsCsv.js';
import { claimColumns } from '../../../../src/core/synthetic/columns.js';
import { readCells } from '../../../../src/core/synthetic/readCells.js';

const cellsOf = (text: string) => [...readCells(text)].map((row) => row.map(({ value }) => value));

describe('claims as a table', () => {
  const claims = generateClaims({ seed: 11, rows: 200 });
  const text = claimsAsCsv(claims);
  const rows = cellsOf(text);

  it('a header and a line a claim, all as wide, ended by LF', () => {
    assert.equal(rows.length, 201);
    assert.deepEqual(rows[0], ['SYNTHETIC', ...claimColumns.map(({ name }) => name)]);
    assert.ok(rows.every((row) => row.length === claimColumns.length + 1));
    assert.ok(text.endsWith('\n') && !text.includes('\r'));
  });
  it('the mark stands in each row, so that it stays when rows are sorted or copied out', () => {
    assert.ok(rows.every(([mark]) => mark === 'SYNTHETIC'));
  });
  it('what is written is what was made', () => {
    for (const [index, claim] of claims.entries())
      for (const [at, { key, kind }] of claimColumns.entries()) {
        const [value, written] = [claim[key], rows[index + 1]?.[at + 1] ?? ''];
        if (kind === 'money') assert.match(written, /^\d+\.\d\d$/u);
        assert.equal(
          kind === 'yes-no' ? written === 'yes' : kind === 'number' || kind === 'money' ? Number(written) : written,
          value,
        );
      }
  });
  it('no cell begins as a formula of a spreadsheet would', () => {
    for (const row of rows) for (const cell of row) assert.doesNotMatch(cell, /^[=+@\t-]/u);
  });
  it('commas, quotes and line ends are kept in quotes', () => {
    const [first] = claims;
    assert.ok(first);
    const odd = claimsAsCsv([{ ...first, name: 'A "B", C\nD Example' }]);
    assert.match(odd, /,"A ""B"", C\nD Example",/u);
    assert.equal(cellsOf(odd)[1]?.[2], 'A "B", C\nD Example');
  });
});

describe('reading cells', () => {
  for (const [text, rows] of [
    ['', []],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '\ufeffa,\n,',
      [
        ['a', ''],
        ['', ''],
      ],
    ],
    ['"a,""b""\nc",d\n', [['a,"b"\nc', 'd']]],
    ['"open', [['open']]],
    ['"a"x,b', [['a', 'b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ] as const)
    it(JSON.stringify(text), () => assert.deepEqual(cellsOf(text), rows));
  it('says where each value stands', () => {
    const text = 'a,"b ""c"""\nd,ef';
    for (const { value, start } of [...readCells(text)].flat()) assert.equal(text[start], value[0]);
  });
  it('is linear: a megabyte of quotes', () => {
    const start = performance.now();
    assert.equal([...readCells('"'.repeat(1_000_000))].length, 1);
    assert.ok(performance.now() - start < 1_000);
  });
});
