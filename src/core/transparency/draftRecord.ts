/** From facts to a draft. What is not known is named as missing, with who would know it; nothing is made up. */

import type { Translate } from '../words.js';
import type { ExerciseFacts } from './facts.js';
import { fillFromFacts } from './fillFromFacts.js';
import type { RecordField, TransparencyRecord } from './record.js';
import { sayKnower, sayNeed } from './sentences.js';
import { standard, type Field, type FieldId } from './standard.js';

export interface DraftFrom {
  /** What was done; without it every field is missing but those in `ownWords`. */
  readonly facts?: ExerciseFacts;
  /** What the learner wrote for a field: it takes the place of what the exercise tells. */
  readonly ownWords?: Partial<Record<FieldId, string>>;
  readonly clock: () => Date;
  readonly t: Translate;
}

/** Pure. Every field of the standard is in the record once, in the standard's order. */
export function draftRecord({ facts, ownWords = {}, clock, t }: DraftFrom): TransparencyRecord {
  const filled = facts ? fillFromFacts(facts, t) : {};
  return {
    format: 1,
    standard: { name: standard.name, version: standard.version },
    status: 'draft',
    drafted: clock().toISOString(),
    ...(facts
      ? {
          about: {
            pack: facts.pack.id,
            packVersion: facts.pack.version,
            lesson: facts.lesson.id,
            exercise: facts.exercise.id,
          },
        }
      : {}),
    fields: standard.fields.map((field) => {
      const own = linesOf(ownWords[field.id] ?? '');
      const lines = own.length > 0 ? own : (filled[field.id] ?? []);
      return recordField(field, lines, own.length > 0 ? 'own-words' : 'exercise', t);
    }),
  };
}

function recordField(
  field: Field,
  lines: readonly string[],
  from: 'exercise' | 'own-words',
  t: Translate,
): RecordField {
  const { id, number, label } = field;
  const section = standard.sections.find((each) => each.id === field.section);
  const base = { id, tier: section?.tier ?? 2, section: section?.label ?? field.section, number, label };
  return lines.length > 0
    ? { ...base, state: 'filled', from, lines: [...lines] }
    : { ...base, state: 'missing', needed: sayNeed(field.need, t), ask: sayKnower(field.knower, t) };
}

/** The paragraphs of a text. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
