import { table } from './table.js';

const source =
  'Dear Mr Example,\nWe cannot pay you until we\nhave seen “proof of your address”. The claimant’s form is late.\nYours, the Office';

describe('quotesFromSource', () => {
  const rule = { quotesFromSource: true } as const;
  table([
    {
      what: 'curly',
      rule,
      source,
      answer: 'It says “we cannot pay you”.',
      passes: true,
      reason: { code: 'quotes', unsupported: [], quoted: 1 },
    },
    {
      what: 'straight, over a line end of the source',
      rule,
      source,
      answer: 'It says "until we have seen".',
      passes: true,
    },
    {
      what: 'single, with an apostrophe inside',
      rule,
      source,
      answer: "It says 'The claimant's form is late.'",
      passes: true,
      reason: { quoted: 1 },
    },
    {
      what: 'a quotation in a quotation',
      rule,
      source,
      answer: 'It says “have seen ‘proof of your address’”.',
      passes: false,
      reason: { quoted: 1 },
    },
    {
      what: 'a block quotation',
      rule,
      source,
      answer: 'It says:\n> We cannot pay you',
      passes: true,
      reason: { quoted: 1 },
    },
    {
      what: 'with something left out',
      rule,
      source,
      answer: '“We cannot pay you … proof of your address”',
      passes: true,
    },
    { what: 'a full stop of the quoter', rule, source, answer: '“We cannot pay you.”', passes: true },
    {
      what: 'a changed word, pointed at',
      rule,
      source,
      answer: 'It says “we can pay you” and “is late”.',
      passes: false,
      reason: { unsupported: ['we can pay you'], quoted: 2 },
      spans: ['we can pay you'],
    },
    { what: 'part of a word', rule, source, answer: 'It says "pay yo".', passes: false },
    { what: 'made up', rule, source, answer: '"You will be fined"', passes: false, spans: ['You will be fined'] },
    {
      what: 'nothing quoted',
      rule,
      source,
      answer: 'They cannot pay.',
      passes: false,
      reason: { quoted: 0, unsupported: [] },
    },
    {
      what: 'apostrophes are no quotations',
      rule,
      source,
      answer: "The claimant's and the claimants' forms aren't late.",
      passes: false,
      reason: { quoted: 0 },
    },
    {
      what: 'an empty quotation is none',
      rule,
      source,
      answer: 'It says "" and “ ”.',
      passes: false,
      reason: { quoted: 0 },
    },
    { what: 'empty', rule, source, answer: '“”', passes: false, reason: { code: 'empty-answer' } },
  ]);
});
