import { table } from './table.js';

const rule = { noPersonalData: true } as const;

describe('rule noPersonalData', () => {
  table([
    { what: 'plain words', rule, answer: 'The tool sorts letters. A person checks each.', passes: true },
    {
      what: 'example values belong to nobody',
      rule,
      answer: 'Write to bins@example.com or 01632 960 001.',
      passes: true,
    },
    {
      what: 'a National Insurance number',
      rule,
      answer: 'It was tried on AB123456C.',
      passes: false,
      reason: { code: 'personal-data', found: ['nino'] },
      spans: ['AB123456C'],
    },
    {
      what: 'a name after a title',
      rule,
      answer: 'Ask Mr Oduya.',
      passes: false,
      reason: { found: ['person-name'] },
      spans: ['Oduya'],
    },
    {
      what: 'two of a kind are named once',
      rule,
      answer: 'Mail j.oduya@dept.gov.uk and p.oduya@dept.gov.uk',
      passes: false,
      reason: { found: ['email'] },
    },
    { what: 'a marking is no personal data', rule, answer: 'OFFICIAL-SENSITIVE', passes: true },
    { what: 'nothing at all', rule, answer: ' ', passes: false, reason: { code: 'empty-answer' } },
  ]);
});
