/** What should be mended before a record is shown to anybody. A lint advises: nothing found does not mean ready. */

import { applyRule } from '../checks/rules.js';
import type { FindingType } from '../guard/finding.js';
import { nameOf } from '../guard/explain.js';
import { sayList } from '../sentences/words.js';
import type { Translate } from '../words.js';
import { isFilled, type RecordField, type TransparencyRecord } from './record.js';
import type { FieldId } from './standard.js';

export type RecordFault =
  /** A field of Tier 1, which is for everybody, is empty. */
  | { readonly code: 'tier-1-missing'; readonly field: FieldId; readonly label: string }
  | {
      readonly code: 'personal-data';
      readonly field: FieldId;
      readonly label: string;
      readonly found: readonly FindingType[];
    }
  | {
      readonly code: 'hard-to-read';
      readonly field: FieldId;
      readonly label: string;
      readonly age: number;
      readonly max: number;
    };

/** Tier 1 is for the public. The number is our choice, not the standard’s. */
export const tier1ReadingAge = 13;

/** What belongs into a field by its own nature: a mailbox as the contact, the name of who answers for the tool. */
const expected: Partial<Record<FieldId, readonly FindingType[]>> = {
  'contact-email': ['email'],
  'senior-responsible-owner': ['person-name'],
};

/** In the order of the fields. */
export function lintRecord(record: TransparencyRecord): readonly RecordFault[] {
  return record.fields.flatMap((field): readonly RecordFault[] =>
    isFilled(field)
      ? [...personalData(field), ...readability(field)]
      : field.tier === 1
        ? [{ code: 'tier-1-missing', field: field.id, label: field.label }]
        : [],
  );
}

type Filled = Extract<RecordField, { state: 'filled' }>;

function personalData({ id, label, lines }: Filled): readonly RecordFault[] {
  const { reason } = applyRule({ noPersonalData: true }, { answer: lines.join('\n'), prompt: '', source: '' });
  if (reason.code !== 'personal-data') return [];
  const found = reason.found.filter((type) => !expected[id]?.includes(type));
  return found.length === 0 ? [] : [{ code: 'personal-data', field: id, label, found }];
}

function readability({ id, label, tier, lines }: Filled): readonly RecordFault[] {
  if (tier !== 1 || id !== 'description') return [];
  const rule = { readingAge: { max: tier1ReadingAge, exempt: [] } };
  const { passed, reason } = applyRule(rule, { answer: lines.join('\n'), prompt: '', source: '' });
  return passed || reason.code !== 'reading-age'
    ? []
    : [{ code: 'hard-to-read', field: id, label, age: reason.got, max: reason.max }];
}

export function sayRecordFault(fault: RecordFault, t: Translate): string {
  switch (fault.code) {
    case 'tier-1-missing':
      return t('{field}: it is for the public and still missing.', { field: fault.label });
    case 'personal-data':
      return t(
        '{field}: there may be personal data in it ({kinds}). Take it out, or put a role in place of a person.',
        {
          field: fault.label,
          kinds: sayList(
            fault.found.map((type) => nameOf(type, t)),
            t,
          ),
        },
      );
    case 'hard-to-read':
      return t('{field}: it reads as if for age {age}. The public reads it: aim for {max} or younger.', {
        field: fault.label,
        age: Math.round(fault.age),
        max: fault.max,
      });
    default:
      return fault satisfies never;
  }
}
