import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { headed, labelledOtherwise, near } from '../context.js';
import type { Reading } from '../reading.js';
import { isReservedPhone } from '../reserved.js';

// The first character before all else: it sorts out most places.
const begins = /(?=[+(0])(?<![\w./£$€#-]|\d )(?:\+|00(?=44)|\(\+?|(?=0[1235789]))/g;
const words =
  /\b(?:tel|telephone|phone|mobile|mob|call|ring|text|fax|contact|landline|dial|helpline|sms|whatsapp|extension|ext)\b/i;
const separators = /[ ().-]/;
/** Ofcom, National Telephone Numbering Plan: what may follow the 0, and how many digits. */
const plan: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^07[1-9]/, lengths: [11] },
  { begins: /^02[03489]/, lengths: [11] },
  { begins: /^01[1-9]/, lengths: [10, 11] },
  { begins: /^03[0347]/, lengths: [11] },
  { begins: /^05[56]/, lengths: [11] },
  { begins: /^0800/, lengths: [8, 10, 11] },
  { begins: /^08[024-7]/, lengths: [10, 11] },
  { begins: /^09[018]/, lengths: [11] },
];

interface Dialled {
  readonly digits: string;
  readonly end: number;
  readonly groups: number;
  /** Digits in the shortest group after the first. */
  readonly shortest: number;
}

/** Reads digits with single separators, a bracketed (0) and doubled `) `; stops at the twentieth digit. */
function dial(text: string, start: number): Dialled {
  let digits = '';
  let end = start;
  let group = 0;
  const groups: number[] = [];
  for (let at = start; digits.length < 20; at += 1) {
    const character = text.charAt(at);
    if (character >= '0' && character <= '9' && character !== '') {
      digits += character;
      group += 1;
      end = at + 1;
      continue;
    }
    if (!separators.test(character)) break;
    if (group > 0) groups.push(group);
    group = 0;
    const rest = text.slice(at + 1, at + 3);
    if (!/^\d|^[() ]\d|^[ )][(]|^\) /.test(rest) && !(character === '(' && /^0\)/.test(rest))) break;
  }
  if (group > 0) groups.push(group);
  return {
    digits,
    end,
    groups: groups.length, // The 0 of “+44 (0)” is no group.
    shortest: Math.min(...groups.filter((count, index) => index > 0 && !(index === 1 && count === 1)), 99),
  };
}

/**
 * Telephone numbers as people write them here: 01632 960 001, (020) 7946 0018, +44 (0)7700 900123, with an extension; and
 * numbers abroad with +. The grammar is our own, from Ofcom's numbering plan: libraries that check for numbers in use refuse
 * the very ranges set aside for drama.
 */
export const phone: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  let last = 0;
  for (const { 0: opening, index: start } of text.matchAll(begins)) {
    if (start < last) continue;
    const dialled = dial(text, start + opening.length);
    // Nobody's number has twenty digits, and no part of so long a run is one.
    if (dialled.digits.length >= 20) last = dialled.end;
    const candidate = readPhone(reading, start, opening, dialled);
    if (!candidate) continue;
    found.push(candidate);
    last = candidate.end;
  }
  return found;
};

function readPhone(reading: Reading, start: number, opening: string, dialled: Dialled): Candidate | undefined {
  const { text } = reading;
  const { digits, end, groups, shortest } = dialled;
  if (digits.length < 8 || /[A-Za-z\d]/.test(text.charAt(end)) || /^[.:/-]\d|^ ?%/.test(text.slice(end, end + 2)))
    return undefined;
  const abroad = opening.includes('+') || opening === '00';
  const country = abroad && digits.startsWith('44');
  const national = country ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
  const labelled = near(text, start, end, words, 40) || headed(reading, start, words);
  const finished = (sure: number): Candidate => {
    const reserved = isReservedPhone(national);
    const extension = /^,? ?(?:ext(?:ension|n)?\.?|x) ?\d{1,6}\b/i.exec(text.slice(end, end + 24));
    return {
      type: 'phone',
      start,
      end: end + (extension?.[0].length ?? 0),
      sure,
      severity: severityOf(reserved, 'medium'),
      reserved,
    };
  };
  if (abroad && !country)
    return digits.length <= 15 && (labelled || groups > 1) && shortest > 1 ? finished(0.85) : undefined;
  if (!plan.some((entry) => entry.begins.test(national) && entry.lengths.includes(national.length))) return undefined;
  if (!labelled && !country && labelledOtherwise(text, start)) return undefined;
  if (groups > 6 || shortest < 2) return undefined;
  // Ten digits or fewer could be many other things.
  if (national.length < 11 && !labelled && !(groups === 2 || groups === 3)) return undefined;
  return finished(labelled ? 0.95 : 0.88);
}
