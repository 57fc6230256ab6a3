import assert from 'node:assert/strict';
import { sentences } from '../../../../../src/core/checks/sentences.js';
import { table } from './table.js';

describe('sentences, as a person counts them', () => {
  const counts: readonly [string, readonly string[]][] = [
    ['We paid you. You owe nothing!', ['We paid you.', 'You owe nothing!']],
    ['Mr. Example and Dr. Sample met Prof. Test.', ['Mr. Example and Dr. Sample met Prof. Test.']],
    ['Bring proof, e.g. a bill, i.e. a paper one.', ['Bring proof, e.g. a bill, i.e. a paper one.']],
    ['Come at 3 p.m. on Tuesday. Ring first.', ['Come at 3 p.m. on Tuesday.', 'Ring first.']],
    ['Come at 3 p.m. Tuesday is free.', ['Come at 3 p.m. Tuesday is free.']],
    ['Come at 3 p.m. Bring your letter.', ['Come at 3 p.m.', 'Bring your letter.']],
    ['It rose by 3.5 to 4.5. Then it fell.', ['It rose by 3.5 to 4.5.', 'Then it fell.']],
    ['Ask J. Smith at GOV.UK or example.com today.', ['Ask J. Smith at GOV.UK or example.com today.']],
    ['See No. 4 and p. 12. Then stop.', ['See No. 4 and p. 12.', 'Then stop.']],
    ['You may say no. We will ask again.', ['You may say no.', 'We will ask again.']],
    ['“Why?” she asked. “Because.”', ['“Why?” she asked.', '“Because.”']],
    ['Wait... there is more. Really?!', ['Wait... there is more.', 'Really?!']],
    ['one thing. two things. three things.', ['one thing.', 'two things.', 'three things.']],
    ['It ended.Then it began.', ['It ended.', 'Then it began.']],
    ['A line\nthat goes on\nand ends.', ['A line\nthat goes on\nand ends.']],
    ['No full stop here\n\nnor here', ['No full stop here', 'nor here']],
    ['To do:\n- ring us\n- bring the form\n1. sign it', ['To do:', 'ring us', 'bring the form', 'sign it']],
    ['# Title\nText under it.', ['# Title', 'Text under it.']],
    ['It is so (we think). Good.', ['It is so (we think).', 'Good.']],
    ['**It is bold.** It is not.', ['**It is bold.**', 'It is not.']],
    ['\n…\n', []],
  ];
  for (const [text, expected] of counts)
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        sentences(text).map(({ start, end }) => text.slice(start, end)),
        expected,
      );
    });
});

describe('maxSentences', () => {
  table([
    {
      what: 'one',
      rule: { maxSentences: 1 },
      answer: 'Your new day is Tuesday 3 March.',
      passes: true,
      reason: { code: 'sentences', got: 1, max: 1 },
    },
    {
      what: 'points at those that are too many',
      rule: { maxSentences: 1 },
      answer: 'Yes. No. Perhaps.',
      passes: false,
      reason: { got: 3, max: 1 },
      spans: ['No.', 'Perhaps.'],
    },
    {
      what: 'lower case does not hide a sentence',
      rule: { maxSentences: 1 },
      answer: 'it is so. it is not.',
      passes: false,
    },
    {
      what: 'a list does not hide sentences',
      rule: { maxSentences: 1 },
      answer: '- this\n- that',
      passes: false,
      spans: ['that'],
    },
    { what: 'empty', rule: { maxSentences: 1 }, answer: '.', passes: false, reason: { code: 'empty-answer' } },
  ]);
});

describe('bullets', () => {
  const three = { bullets: { min: 3, max: 3 } };
  table([
    {
      what: 'hyphens',
      rule: three,
      answer: '- a\n- b\n- c',
      passes: true,
      reason: { code: 'bullets', got: 3, min: 3, max: 3 },
    },
    { what: 'asterisks, dots and dashes', rule: three, answer: '* a\n• b\n– c', passes: true },
    { what: 'numbers with a point and a bracket', rule: three, answer: '1. a\n2) b\n(3) c', passes: true },
    {
      what: 'indented, in a quotation, with text around',
      rule: three,
      answer: 'Points:\n  - a\n> - b\n\t• c\nThat is all.',
      passes: true,
    },
    { what: 'Windows line ends', rule: three, answer: '- a\r\n- b\r\n- c\r\n', passes: true },
    { what: 'a dot without a space', rule: three, answer: '•a\n•b\n•c', passes: true },
    {
      what: 'bold text is no point',
      rule: three,
      answer: '**a** b\n**c** d\n**e** f',
      passes: false,
      reason: { got: 0 },
    },
    { what: 'rules and empty points do not count', rule: three, answer: '- a\n---\n- \n* * *\n- b\n- c', passes: true },
    {
      what: 'a number that begins a line is no marker',
      rule: three,
      answer: '1.5 million\n2026. That year\n-5 degrees',
      passes: false,
      reason: { got: 0 },
    },
    {
      what: 'one too many is pointed at',
      rule: three,
      answer: '- a\n- b\n- c\n  - d',
      passes: false,
      reason: { got: 4 },
      spans: ['  - d'],
    },
    { what: 'points on one line are one', rule: three, answer: '- a - b - c', passes: false, reason: { got: 1 } },
    { what: 'empty', rule: three, answer: '- \n- \n- ', passes: false, reason: { code: 'empty-answer' } },
  ]);
});
