/** What a finding means to the person who sees it: what it is, why it matters, which principle, what to do instead. */

import type { Translate } from '../words.js';
import type { Finding, FindingType, MarkingLevel } from './finding.js';

export interface Explanation {
  /** Its name in a few words, as a heading. */
  readonly what: string;
  readonly why: string;
  /** Number of the AI Playbook's principle that it touches. */
  readonly principle: number;
  readonly instead: string;
  /** What else the words could be, or nothing. */
  readonly otherwise?: string;
}

/** Which of the ten principles: lawful use (2), security (3), human control (4), your organisation's policies (10). */
export const principleOf: { readonly [Type in FindingType]: number } = {
  'nhs-number': 2,
  nino: 2,
  utr: 2,
  'vat-number': 2,
  'paye-reference': 2,
  'company-number': 2,
  'sort-code': 2,
  'account-number': 2,
  iban: 2,
  'payment-card': 3,
  postcode: 2,
  phone: 2,
  email: 2,
  'driving-licence': 2,
  passport: 2,
  'vehicle-registration': 2,
  'date-of-birth': 2,
  'person-name': 2,
  marking: 10,
  injection: 3,
};

/** The name of a kind, without an article: “NHS number”. */
export function nameOf(type: FindingType, t: Translate): string {
  switch (type) {
    case 'nhs-number':
      return t('NHS number');
    case 'nino':
      return t('National Insurance number');
    case 'utr':
      return t('tax reference (UTR)');
    case 'vat-number':
      return t('VAT number');
    case 'paye-reference':
      return t('PAYE reference');
    case 'company-number':
      return t('company number');
    case 'sort-code':
      return t('sort code');
    case 'account-number':
      return t('bank account number');
    case 'iban':
      return t('international bank account number (IBAN)');
    case 'payment-card':
      return t('payment card number');
    case 'postcode':
      return t('postcode');
    case 'phone':
      return t('telephone number');
    case 'email':
      return t('email address');
    case 'driving-licence':
      return t('driving licence number');
    case 'passport':
      return t('passport number');
    case 'vehicle-registration':
      return t('vehicle registration');
    case 'date-of-birth':
      return t('date of birth');
    case 'person-name':
      return t('person’s name');
    case 'marking':
      return t('protective marking');
    case 'injection':
      return t('instruction to the model');
    default:
      return type satisfies never;
  }
}

/** The explanation of one finding, never with the words it is about. */
export function sayFinding(finding: Finding, t: Translate): Explanation {
  const others = finding.ambiguousWith.map((type) => nameOf(type, t));
  return {
    what: whatOf(finding, t),
    why: finding.reserved ? t('This value is set aside for examples. It belongs to nobody.') : whyOf(finding, t),
    principle: principleOf[finding.type],
    instead: finding.reserved ? t('Nothing to do. Values like this are right for practice.') : insteadOf(finding, t),
    ...(others.length > 0 && { otherwise: t('It could also be: {kinds}.', { kinds: others.join(', ') }) }),
  };
}

const spokenWithVowel: readonly FindingType[] = ['nhs-number', 'email', 'iban'];

function whatOf(finding: Finding, t: Translate): string {
  const kind = nameOf(finding.type, t);
  if (finding.reserved) return t('Example value: {kind}', { kind });
  if (finding.type === 'marking') return sayMarking(finding.level, t);
  if (finding.type === 'person-name') return t('This may be a person’s name');
  if (finding.type === 'injection') return t('This may be an instruction to the model');
  // “an NHS number”: as it is spoken.
  return spokenWithVowel.includes(finding.type)
    ? t('This looks like an {kind}', { kind })
    : t('This looks like a {kind}', { kind });
}

function sayMarking(level: MarkingLevel, t: Translate): string {
  if (level === 'published') return t('Marked for release to the public');
  if (level === 'old') return t('An old protective marking');
  return t('Marked {level}', { level });
}

function whyOf(finding: Finding, t: Translate): string {
  switch (finding.type) {
    case 'nhs-number':
      return t('It identifies one patient. Health data has extra protection in law.');
    case 'nino':
      return t('It identifies one person for life, and opens tax and benefit records.');
    case 'utr':
      return t('It identifies one taxpayer. Tax details are confidential by law.');
    case 'vat-number':
    case 'paye-reference':
      return t('It identifies one business or employer to HMRC. A small business can be one person.');
    case 'company-number':
      return t('It leads to the public register, which names people. In a case it shows whom the case is about.');
    case 'sort-code':
    case 'account-number':
    case 'iban':
    case 'payment-card':
      return t('With it, money can be taken or sent in somebody’s name.');
    case 'postcode':
      return t('A postcode can mean only a few homes. With a date or an illness it can point to one person.');
    case 'phone':
    case 'email':
      return t('It reaches one person, and can be looked up.');
    case 'driving-licence':
    case 'passport':
      return t('It identifies one person and can be used to take on their identity.');
    case 'vehicle-registration':
      return t('It leads to the keeper of the vehicle.');
    case 'date-of-birth':
      return t('With a name or a postcode it points to one person, and it is asked for in security checks.');
    case 'person-name':
      return t('A name is personal data. This is a guess from the words around it and may be wrong.');
    case 'marking':
      return whyMarking(finding.level, t);
    case 'injection':
      return t('A model can’t tell your words from those of the document, and may obey what stands in it.');
    default:
      return finding satisfies never;
  }
}

function whyMarking(level: MarkingLevel, t: Translate): string {
  switch (level) {
    case 'published':
      return t('It says that the text may be released. Check that it has been.');
    case 'OFFICIAL':
      return t(
        'It may go only where your organisation allows OFFICIAL information. A tool on your own machine is not approved by that alone.',
      );
    case 'OFFICIAL-SENSITIVE':
      return t('It is meant for people who need to know. Most AI tools are not allowed to have it.');
    case 'SECRET':
    case 'TOP SECRET':
      return t('It belongs only on systems that are built for it. It should not be on this one.');
    case 'old':
      return t('This marking was replaced in April 2014 and has no exact match today.');
    default:
      return level satisfies never;
  }
}

function insteadOf(finding: Finding, t: Translate): string {
  switch (finding.type) {
    case 'marking':
      return insteadOfMarking(finding.level, t);
    case 'injection':
      return t(
        'Read it yourself. Leave it out, or tell the model that the document is data and not orders, and check the answer.',
      );
    case 'person-name':
    case 'date-of-birth':
    case 'postcode':
      return t('Leave it out if the task does not need it, or replace it with an example value.');
    default:
      return t('Leave it out, or replace it with an example value. Put the real value back in the answer yourself.');
  }
}

/** What to do with a text of this marking in place of sending it. */
export function insteadOfMarking(level: MarkingLevel, t: Translate): string {
  switch (level) {
    case 'published':
      return t('Use it if it has been published. If in doubt, ask the team that owns it.');
    case 'OFFICIAL':
      return t('Check which tools your organisation allows for OFFICIAL, and use made-up data for practice.');
    case 'OFFICIAL-SENSITIVE':
      return t('Do not send it. Ask the owner for a version that may be shared, or practise with made-up data.');
    case 'SECRET':
    case 'TOP SECRET':
      return t('Stop, do not copy it, and tell your security team now.');
    case 'old':
      return t('Ask the owner how it is to be handled today before you use it.');
    default:
      return level satisfies never;
  }
}
