import type { MarkingLevel, Severity } from '../finding.js';
import type { Candidate, Recogniser } from '../candidate.js';

const descriptor =
  '(?:COMMERCIAL|LOCSEN|PERSONAL(?: DATA| INFORMATION)?|LEGAL PROFESSIONAL PRIVILEGE|LEGAL PRIVILEGE|LEGAL|LPP|MARKET[ -]SENSITIVE|PRICE[ -]SENSITIVE|HR ?\\/ ?MANAGEMENT|HR|MANAGEMENT|STAFF|POLICY|MEDICAL|INVESTIGATIONS?|STATISTICS EMBARGOED)';
const handling =
  '(?:[A-Z]+ RECIPIENTS ONLY|RECIPIENTS ONLY|NAMED RECIPIENTS ONLY|HMG USE ONLY|INTERNAL USE ONLY|INTERNAL ONLY|ORGANISATION(?:AL)? USE ONLY|FOR PUBLIC RELEASE|FOR RELEASE|EMBARGOED(?: UNTIL [A-Z0-9: ]{1,30})?|NOT FOR ONWARD (?:DISTRIBUTION|SHARING)|DO NOT FORWARD|DRAFT|LIMITED DISTRIBUTION)';
const caveat =
  '(?:UK EYES ONLY|UKEO|(?:[A-Z]{2,4}\\/){0,5}[A-Z]{2,4} EYES ONLY|UK ONLY|STRAP ?[123]|ATOMIC|ORCON|NATO|REL [A-Z, ]{2,30})';
const tail = `(?:(?: ?(?:-|:|\\/{1,2}|\\||,|\\()? ?)(?:${descriptor}|${handling}|${caveat})\\)?){0,4}`;
const tier = '(?:TOP SECRET|SECRET|OFFICIAL[ ]?[-:/ ][ ]?SENSITIVE|OFFICIAL)';
const short = '(?:O-S|OFF-SEN|OFFSEN|OFFICIAL-SEN|OFF-SENS)';
const titleCase = '(?:Official[ -]{1,3}Sensitive|Top Secret)';
/** By itself on a line under the marking, as in “SECRET” and below it “UK EYES ONLY”. */
const caveatAlone = '(?:UK EYES ONLY|(?:[A-Z]{2,4}\\/){1,5}[A-Z]{2,4} EYES ONLY)';
const old = '(?:NOT PROTECTIVELY MARKED|UNCLASSIFIED|PROTECT|RESTRICTED|CONFIDENTIAL)';
const shape = new RegExp(
  `(?<![\\w/-])(?:UK )?(?:${tier}|${short}|${titleCase}|${old}|${caveatAlone})(?![\\w]|-[\\w])${tail}(?![\\w]|[-/][A-Za-z0-9])`,
  'g',
);

/** Before a marking on its line: nothing but ornaments, page numbers, or the name of the field. */
const opening =
  /^[\s>#*_|[({"'=<~.-]*(?:<[^<>\n]{0,60}>[\s*_[(]*){0,4}(?:(?:page )?\d{1,4}(?: of \d{1,4})?[\s|.-]+)?(?:(?:(?:subject|re|fw|fwd|classification|security classification|protective marking|marking|security marking|government security classification|header|footer|sensitivity|handling|gsc|document (?:classification|marking)|status)\b\s*[:|=-]?[\s*_|[("'-]*){1,3})?$/i;
/** After a marking at the start of its line: its end, an ornament, or something set apart from it. */
const apart =
  /^[\s*_)\]}"'>|~=]*(?:$|<\/|-->|(?:[|/-]|page\b|\d{1,4}(?: of \d{1,4})?$|version\b|copy\b|issue\b|\bdraft\b))|^\s*[:\]|)]|^\s{2,}\S|^\t/i;
const closing =
  /^[\s*_)\]}"'>|~=.]*(?:<\/[^<>\n]{0,30}>|-->|[\s*_|])*(?:[-|]? ?(?:page )?\d{1,4}(?: (?:of|\/) \d{1,4})?)?\s*$/i;
/** Before a marking at the end of its line: something that sets it apart from a sentence. */
const setApart = /(?:[|[({:]|\s[-/]|\s{2}|\t|>|\bpage \d{1,4}(?: of \d{1,4})?|\bversion [\d.]{1,8})\s*[*_"]{0,3}\s*$/i;
const subjectLine = /^[\s>*_]*(?:subject|re|fw|fwd|title)\s*[:|]/i;
const bracket = /[[(]\s*$/;

/**
 * Protective markings. Government Security Classifications Policy, Cabinet Office, August 2024: three tiers, -SENSITIVE within OFFICIAL,
 * with prefix, descriptors, handling instructions and national caveats, in capitals, at the top and bottom of pages and in the subject
 * of e-mail. A marking is told from a word by its place: alone on a line, at the beginning or end of one and set apart, or in a subject.
 * Old markings ended on 2 April 2014. “Official statistics”, “Secretary” and prose about markings are none.
 */
export const marking: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    const end = start + written.length;
    // A line is looked at for 160 characters each way: a text may be one line of ten million.
    const behind = text.slice(Math.max(0, start - 160), start);
    const left = behind.slice(behind.lastIndexOf('\n') + 1);
    const right = /^[^\n\r]*/.exec(text.slice(end, end + 160))?.[0] ?? '';
    if (!standsAsMarking(left, right, written)) continue;
    const level = levelOf(written);
    found.push({ type: 'marking', level, start, end, sure: 0.9, severity: severities[level] });
  }
  return found;
};

const severities: { readonly [Level in MarkingLevel]: Severity } = {
  published: 'info',
  OFFICIAL: 'low',
  'OFFICIAL-SENSITIVE': 'high',
  SECRET: 'high',
  'TOP SECRET': 'high',
  old: 'medium',
};

function standsAsMarking(left: string, right: string, written: string): boolean {
  const opens = opening.test(left);
  if (opens && apart.test(right)) return true;
  const full = /[-/:] ?\S|SENSITIVE|SECRET/.test(written);
  // A heading with the text right after it: “OFFICIAL-SENSITIVE Dear colleagues”.
  if (opens && full && /^ [A-Z][a-z]/.test(right) && left.trim() === '' && !/^Official|^Top/.test(written)) return true;
  // What the short forms stand for is nothing else: “O-S morning all”.
  if (opens && /^(?:UK )?(?:O-S|OFF)/.test(written) && !/^(?:UK )?OFFICIAL/.test(written)) return true;
  const closes = closing.test(right);
  if (closes && setApart.test(left) && !/[.?!]\s*$/.test(left)) return true;
  if (subjectLine.test(left) && (opens || closes || bracket.test(left) || /^\s*[-:|\])]/.test(right))) return true;
  return false;
}

function levelOf(written: string): MarkingLevel {
  if (/TOP SECRET|Top Secret/.test(written)) return 'TOP SECRET';
  if (
    /SENSITIVE|Sensitive|O-S|OFF-?SEN|-SEN/.test(written) &&
    /^(?:UK )?O/i.test(written) &&
    !/(?:MARKET|PRICE)[ -]SENSITIVE/.test(written.replace(/^(?:UK )?OFFICIAL[ ]?[-:/ ][ ]?SENSITIVE/, 'OS'))
  )
    return 'OFFICIAL-SENSITIVE';
  if (
    /^(?:UK )?OFFICIAL[ ]?[-:/ ][ ]?SENSITIVE|^(?:UK )?(?:O-S|OFF)/.test(written) &&
    !/^(?:UK )?OFFICIAL(?![ ]?[-:/ ][ ]?SEN)/.test(written)
  )
    return 'OFFICIAL-SENSITIVE';
  // It may stand below more than one marking, and below none that is less.
  if (/^[A-Z/]+ EYES ONLY/.test(written)) return 'OFFICIAL-SENSITIVE';
  if (/^(?:UK )?SECRET/.test(written)) return 'SECRET';
  if (/^(?:UK )?OFFICIAL/.test(written)) return /PUBLIC RELEASE/.test(written) ? 'published' : 'OFFICIAL';
  return 'old';
}
