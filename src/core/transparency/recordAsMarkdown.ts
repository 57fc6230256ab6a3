import { sayDay } from '../sentences/dates.js';
import type { Translate } from '../words.js';
import { lintRecord, sayRecordFault } from './lintRecord.js';
import { isFilled, type RecordField, type TransparencyRecord } from './record.js';
import { standard } from './standard.js';

/**
 * A record as Markdown to complete by hand: a heading for each section and field in the order of the standard, what is missing
 * with who would know it, and at the end all that is missing once more. Labels are the standard's own and are not translated.
 */
export function recordAsMarkdown(record: TransparencyRecord, t: Translate): string {
  const missing = record.fields.flatMap((field) => (isFilled(field) ? [] : [field]));
  const faults = lintRecord(record).filter(({ code }) => code !== 'tier-1-missing');
  const parts = [
    `# ${t('Transparency record: a draft from a training exercise')}`,
    [
      t('Drafted on {day} after version {version} of the {standard}.', {
        day: sayDay(record.drafted, t),
        version: record.standard.version,
        standard: record.standard.name,
      }),
      t('It is not a published record, and nothing was sent anywhere.'),
      t(
        '{filled} of {all} fields are filled from what you did. The others are named as missing: nothing was made up.',
        {
          filled: record.fields.length - missing.length,
          all: record.fields.length,
        },
      ),
    ].join(' '),
    t(
      'Before you use it for a real tool, compare it with the template in force: later versions may have other fields. The numbers here only help you to find your way, and which fields are needed when is our own reading.',
    ),
    ...standard.sections.flatMap(({ tier, label }) => {
      const fields = record.fields.filter((field) => field.section === label);
      return fields.length === 0
        ? []
        : [`## ${t('Tier {tier}', { tier })}: ${label}`, ...fields.flatMap((field) => fieldAsMarkdown(field, t))];
    }),
    `## ${t('What is missing')}`,
    missing.length === 0
      ? t('No field is empty. Read each one again: a full record can still be wrong.')
      : missing.map((field) => `- ${headingOf(field)}: ${field.ask}`).join('\n'),
    ...(faults.length === 0
      ? []
      : [`## ${t('Mend this first')}`, faults.map((fault) => `- ${sayRecordFault(fault, t)}`).join('\n')]),
    [
      `${t('Field names:')} ${standard.name}, ${standard.source}.`,
      // The words that the licence asks for, which are not ours to translate.
      'Contains public sector information licensed under the Open Government Licence v3.0.',
      t('AI Sandpit is not an official HM Government product.'),
    ].join(' '),
  ];
  return `${parts.join('\n\n')}\n`;
}

function fieldAsMarkdown(field: RecordField, t: Translate): readonly string[] {
  const heading = `### ${headingOf(field)}`;
  if (!isFilled(field)) return [heading, `*${t('Missing.')}* ${field.needed} ${field.ask}`];
  const lines = field.lines.map(plain);
  // Several facts are a list; what the learner wrote are paragraphs.
  return field.from === 'own-words' || lines.length === 1
    ? [heading, ...lines]
    : [heading, lines.map((line) => `- ${line}`).join('\n')];
}

function headingOf({ number, label }: RecordField): string {
  return `${number} ${label}`;
}

/** Text that Markdown shows as it is, whatever signs are in it. */
function plain(line: string): string {
  return line
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^([#+~=-]|\d+[.)])/, (sign) => `${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}
