import assert from 'node:assert/strict';
import { words } from '../../../../../src/core/checks/countWords.js';
import { table } from './table.js';

describe('words, as a person counts them', () => {
  const counts: readonly [string, number][] = [
    ['The claim was paid.', 4],
    ['A well-known, up-to-date claimant’s guide', 5],
    ["It's the claimants' money, isn't it?", 6],
    ['Pay £1,250.50 by 14/03/2026 at 7.30pm', 6],
    ['3.5% of 1,000 or 1 000', 6],
    ['- one\n* two\n• three\n1. four\n2) five\n– six', 6],
    ['# Heading\n\n**Bold** and _quiet_ `code`', 5],
    ['---\n***\n| a | b |\n|---|---|\n| 1 | 2 |', 4],
    ['wait…what...now', 3],
    ['either—or -- both', 3],
    ['one,two;three:four', 4],
    ['and/or he/she', 2],
    ['R & D', 3],
    ['See [the guide](https://www.example.com/a/b?c=1) now', 4],
    ['See https://www.example.com/a or write to a.b@example.com', 6],
    ['```json\n{"a": 1}\n```', 2],
    ['first<br>second<br/>third', 3],
    ['café naïve cafe\u0301', 3],
    ['non\u00a0breaking\u2003space\u200bhere', 4],
    ['🙂 👍🏽 done', 1],
    ['   \n\t ', 0],
    ['', 0],
    ['- - - . … ?', 0],
  ];
  for (const [text, count] of counts)
    it(`${JSON.stringify(text)} has ${count}`, () => {
      assert.equal(
        words(text).length,
        count,
        JSON.stringify(words(text).map(({ start, end }) => text.slice(start, end))),
      );
    });
});

describe('maxWords', () => {
  table([
    {
      what: 'exactly as many',
      rule: { maxWords: 3 },
      answer: 'one two three',
      passes: true,
      reason: { code: 'words', got: 3, max: 3 },
    },
    {
      what: 'points at all that is too much',
      rule: { maxWords: 2 },
      answer: 'one two three, four.',
      passes: false,
      reason: { code: 'words', got: 4, max: 2 },
      spans: ['three, four.'],
    },
    {
      what: 'commas without spaces do not hide words',
      rule: { maxWords: 2 },
      answer: 'one,two,three,four',
      passes: false,
      spans: ['three,four'],
    },
    { what: 'an em dash does not hide words', rule: { maxWords: 2 }, answer: 'one—two—three', passes: false },
    { what: 'signs do not count', rule: { maxWords: 2 }, answer: '- **one**\n- **two**\n', passes: true },
    {
      what: 'an empty answer is not short, it is none',
      rule: { maxWords: 5 },
      answer: ' \n',
      passes: false,
      reason: { code: 'empty-answer' },
    },
    {
      what: 'signs alone are an empty answer',
      rule: { maxWords: 5 },
      answer: '***\n- …',
      passes: false,
      reason: { code: 'empty-answer' },
    },
  ]);
});

describe('minWords', () => {
  table([
    {
      what: 'exactly as many',
      rule: { minWords: 3 },
      answer: 'one two three',
      passes: true,
      reason: { code: 'words', got: 3, min: 3 },
    },
    { what: 'one too few', rule: { minWords: 4 }, answer: 'one two three', passes: false, reason: { got: 3, min: 4 } },
    { what: 'signs do not help', rule: { minWords: 3 }, answer: 'one - - - two', passes: false, reason: { got: 2 } },
    {
      what: 'list markers do not help',
      rule: { minWords: 3 },
      answer: '1. one\n2. two',
      passes: false,
      reason: { got: 2 },
    },
    { what: 'empty', rule: { minWords: 1 }, answer: '', passes: false, reason: { code: 'empty-answer' } },
  ]);
});
