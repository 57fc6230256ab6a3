import { table } from './table.js';

describe('containsAll', () => {
  table([
    {
      what: 'whatever the case',
      rule: { containsAll: ['Tuesday', 'CLAIM'] },
      answer: 'tuesday’s claim',
      passes: true,
      spans: ['tuesday', 'claim'],
    },
    {
      what: 'whole words only',
      rule: { containsAll: ['art'] },
      answer: 'A part of the party',
      passes: false,
      reason: { code: 'contains', missing: ['art'] },
    },
    {
      what: 'numbers are whole too',
      rule: { containsAll: ['12'] },
      answer: 'It is 120, 3.12, 12.5 or 112',
      passes: false,
    },
    {
      what: 'a number before a full stop',
      rule: { containsAll: ['12'] },
      answer: 'It is 12.',
      passes: true,
      spans: ['12'],
    },
    {
      what: 'a sum is not part of a larger one',
      rule: { containsAll: ['£12'] },
      answer: 'It is £12.50 or £120.',
      passes: false,
    },
    {
      what: 'over line breaks and many spaces',
      rule: { containsAll: ['late payment charge'] },
      answer: 'the late\npayment   \r\n charge',
      passes: true,
      spans: ['late\npayment   \r\n charge'],
    },
    { what: 'inside Markdown emphasis', rule: { containsAll: ['3 March'] }, answer: 'on **3** _March_', passes: true },
    { what: 'curly quotes', rule: { containsAll: ["claimant's"] }, answer: 'the claimant’s form', passes: true },
    {
      what: 'hyphens of every kind',
      rule: { containsAll: ['follow-up'] },
      answer: 'a follow\u2011up call',
      passes: true,
    },
    { what: 'no-break spaces', rule: { containsAll: ['3 March'] }, answer: '3\u00a0March', passes: true },
    {
      what: 'composed and decomposed letters',
      rule: { containsAll: ['café'] },
      answer: 'the cafe\u0301 is',
      passes: true,
      spans: ['cafe\u0301'],
    },
    {
      what: 'ligatures and full-width letters keep the place',
      rule: { containsAll: ['office', 'abc'] },
      answer: 'the oﬃce and ａｂｃ',
      passes: true,
      spans: ['oﬃce', 'ａｂｃ'],
    },
    {
      what: 'soft hyphens and zero-width marks do not hide a word',
      rule: { containsAll: ['payment'] },
      answer: 'pay\u00adm\u200dent',
      passes: true,
    },
    {
      what: 'signs in a phrase are only signs',
      rule: { containsAll: ['a.c', '(x)'] },
      answer: 'abc x',
      passes: false,
      reason: { missing: ['a.c', '(x)'] },
    },
    {
      what: 'says which are missing',
      rule: { containsAll: ['a', 'b', 'c'] },
      answer: 'only b',
      passes: false,
      reason: { missing: ['a', 'c'] },
    },
    {
      what: 'an emoji before does not move the place',
      rule: { containsAll: ['done'] },
      answer: '👍🏽 İ done',
      passes: true,
      spans: ['done'],
    },
    { what: 'empty', rule: { containsAll: ['a'] }, answer: '', passes: false, reason: { code: 'empty-answer' } },
  ]);
});

describe('containsAny', () => {
  table([
    {
      what: 'one of them',
      rule: { containsAny: ['does not say', 'not stated'] },
      answer: 'The letter does\nnot say.',
      passes: true,
      spans: ['does\nnot say'],
    },
    {
      what: 'none of them',
      rule: { containsAny: ['does not say', 'not stated'] },
      answer: 'It is £2.',
      passes: false,
      reason: { code: 'contains-none-of', wanted: ['does not say', 'not stated'] },
    },
    { what: 'empty', rule: { containsAny: ['a'] }, answer: '\n', passes: false, reason: { code: 'empty-answer' } },
  ]);
});

describe('notContains', () => {
  table([
    {
      what: 'nothing forbidden',
      rule: { notContains: ['can', 'guarantee'] },
      answer: 'You can’t. We cannot. A guaranteed cane.',
      passes: true,
      reason: { code: 'forbidden', found: [] },
    },
    {
      what: 'points at each place',
      rule: { notContains: ['promise', 'never'] },
      answer: 'I promise. I PROMISE!',
      passes: false,
      reason: { found: ['promise'] },
      spans: ['promise', 'PROMISE'],
    },
    {
      what: 'emphasis does not hide it',
      rule: { notContains: ['late fee'] },
      answer: 'a **late** **fee**',
      passes: false,
    },
    {
      what: 'a possessive does not hide it',
      rule: { notContains: ['claimant'] },
      answer: 'the claimant’s form',
      passes: false,
    },
    {
      what: 'a hyphen does not hide it',
      rule: { notContains: ['guarantee'] },
      answer: 'a money-back-guarantee',
      passes: false,
    },
    { what: 'zero-width marks do not hide it', rule: { notContains: ['fraud'] }, answer: 'fr\u200caud', passes: false },
    {
      what: 'an empty answer avoids nothing',
      rule: { notContains: ['x'] },
      answer: '',
      passes: false,
      reason: { code: 'empty-answer' },
    },
  ]);
});

describe('oneOfLabels', () => {
  const labels = { oneOfLabels: ['Benefits', 'State Pension', 'Other'] };
  table([
    { what: 'the label', rule: labels, answer: 'Benefits', passes: true },
    { what: 'case, full stop, quotes, emphasis, space', rule: labels, answer: ' “state  pension.” \n', passes: true },
    { what: 'bold', rule: labels, answer: '**Other**', passes: true },
    {
      what: 'a label with more around it',
      rule: labels,
      answer: 'The answer is Benefits.',
      passes: false,
      reason: { code: 'label', got: 'The answer is Benefits.' },
    },
    { what: 'two labels', rule: labels, answer: 'Benefits or Other', passes: false },
    { what: 'the same label twice', rule: labels, answer: 'Benefits\nBenefits', passes: false },
    { what: 'part of a label', rule: labels, answer: 'Pension', passes: false },
    { what: 'a question is no answer', rule: labels, answer: 'Benefits?', passes: false },
    {
      what: 'a long answer is shortened in the reason',
      rule: labels,
      answer: 'a'.repeat(500),
      passes: false,
      reason: { got: `${'a'.repeat(80)}…` },
    },
    { what: 'empty', rule: labels, answer: '""', passes: false, reason: { code: 'empty-answer' } },
  ]);
});

describe('covers', () => {
  const points = {
    covers: [
      { point: 'the new day', phrasings: ['Tuesday', '3 March'] },
      { point: 'what to bring', phrasings: ['proof of address', 'a bill'] },
    ],
  };
  table([
    {
      what: 'all, in any phrasing',
      rule: points,
      answer: 'Come on 3 March with a  bill.',
      passes: true,
      reason: { code: 'points', missed: [], of: 2 },
      spans: ['3 March', 'a  bill'],
    },
    {
      what: 'says what is missed',
      rule: points,
      answer: 'Come on Tuesday.',
      passes: false,
      reason: { missed: ['what to bring'], of: 2 },
      spans: ['Tuesday'],
    },
    {
      what: 'part of a word is no phrasing',
      rule: points,
      answer: 'Tuesdays; a billing error',
      passes: false,
      reason: { missed: ['the new day', 'what to bring'] },
    },
    { what: 'empty', rule: points, answer: '', passes: false, reason: { code: 'empty-answer' } },
  ]);
});

describe('promptMentions', () => {
  const rule = { promptMentions: ['claimant', '60 words|sixty words'] };
  table([
    {
      what: 'looks at the prompt',
      rule,
      prompt: 'For the Claimant, in sixty\nwords',
      answer: 'Anything',
      passes: true,
      reason: { code: 'prompt-lacks', missing: 0 },
    },
    {
      what: 'does not look at the answer',
      rule,
      prompt: 'Explain',
      answer: 'claimant 60 words',
      passes: false,
      reason: { missing: 2 },
    },
    {
      what: 'says how many, not which',
      rule,
      prompt: 'For a claimant',
      answer: 'Anything',
      passes: false,
      reason: { code: 'prompt-lacks', missing: 1 },
    },
    {
      what: 'an empty answer fails all the same',
      rule,
      prompt: 'claimant 60 words',
      answer: ' ',
      passes: false,
      reason: { code: 'empty-answer' },
    },
  ]);
});
