import assert from 'node:assert/strict';
import { headings, inWords } from '../../../../src/core/guard/columns.js';
import { scan } from '../../../../src/core/guard/scan.js';

const over = (text: string, value: string) => headings(text)(text.indexOf(value));

describe('headings of columns', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['CSV', 'id,sort_code,account_no\n1,a,b\n2,c,VALUE', 'VALUE', 'account no'],
    ['CSV with a comma in quotes', 'name,dob,ref\n"Example, Ann",VALUE,x', 'VALUE', 'dob'],
    ['tabs', 'nhs\tborn\na\tb\nc\tVALUE', 'VALUE', 'born'],
    ['tabs with an empty cell', 'nhs\tborn\tward\n\t\tVALUE', 'VALUE', 'ward'],
    ['Markdown', '| VAT no. | UTR |\n|---|---|\n| a | VALUE |', 'VALUE', 'UTR'],
    ['Markdown with spaces', '| VAT no. | UTR |\n|---|---|\n| VALUE | b |', 'VALUE', 'VAT no.'],
    ['semicolons and capitals', 'payeReference;status\nVALUE;live', 'VALUE', 'paye Reference'],
    ['spaces', 'Name    NHS number   Born\nAnn     VALUE        x', 'VALUE', 'NHS number'],
    ['the heading itself', 'id,VALUE\n1,2', 'VALUE', ''],
    ['after the table', 'id,dob\n1,2\n\nVALUE,x', 'VALUE', ''],
    ['prose with commas', 'On Monday, we met.\nLater, VALUE came.', 'VALUE', ''],
    ['no text', 'VALUE', 'VALUE', ''],
  ];
  for (const [name, text, value, expected] of rows)
    it(`${name} → ${expected || 'none'}`, () => assert.equal(over(text, value), expected));

  it('names of columns as words', () =>
    assert.deepEqual(['sort_code', 'dateOfBirth', 'Sort code'].map(inWords), [
      'sort code',
      'date Of Birth',
      'Sort code',
    ]));

  it('a label far above its value counts', () => {
    const lines = Array.from({ length: 40 }, (_, line) => `Row ${line},01/02/1960,11-22-33,1234567${line % 10},x`);
    const found = scan(['name,dob,sort_code,account_number,note', ...lines].join('\n'));
    for (const type of ['date-of-birth', 'sort-code', 'account-number'])
      assert.equal(found.filter((finding) => finding.type === type).length, 40, type);
  });

  it('a long table is looked up quickly, and a row without an end is none', () => {
    const table = `a,dob\n${'x,01/02/1960\n'.repeat(50_000)}`;
    assert.equal(scan(table, { types: ['date-of-birth'] }).length, 50_000);
    assert.deepEqual(scan(`a,dob\n${'x,'.repeat(400_000)}01/02/1960`, { types: ['date-of-birth'] }), []);
  }).timeout(20_000);
});
