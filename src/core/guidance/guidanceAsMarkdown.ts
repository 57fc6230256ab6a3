/** Rules as a page to read: each with its date, its source and what has come after it. */

import { sayDay, sayMonth } from '../sentences/dates.js';
import type { Translate } from '../words.js';
import type { Rule } from './rule.js';
import { isSuperseded, pastReview } from './standing.js';

/** `title`: what the guidance is for, as the heading. `today` as `2026-11-23`. Markdown that reads well as plain text. */
export function guidanceAsMarkdown(title: string, rules: readonly Rule[], today: string, t: Translate): string {
  const quoted = rules.some(({ source }) => source.licence.startsWith('Open Government Licence'));
  const parts = [
    `# ${title}`,
    t(
      'These are the rules that AI Sandpit knows, in its own plain words. It is not an official product and gives no legal advice. Your organisation may ask for more.',
    ),
    ...rules.map((rule) => ruleAsMarkdown(rule, today, t)),
    ...(rules.length === 0 ? [t('There are no rules for this place.')] : []),
    // The licence's own sentence, which is not to be translated.
    ...(quoted ? ['Contains public sector information licensed under the Open Government Licence v3.0.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function ruleAsMarkdown(rule: Rule, today: string, t: Translate): string {
  const { title, text, source, asOf, reviewBy, from } = rule;
  const gone = isSuperseded(rule, today) && rule.supersededBy?.stillTaught === false;
  const published = source.published === undefined ? [] : [sayDate(source.published, t)];
  return [
    `## ${gone ? t('No longer in force: {title}', { title }) : title}`,
    '',
    ...(pastReview(rule, today) && !gone
      ? [
          t('**Warning: this was to be looked at again by {date}. Ask your organisation whether it still holds.**', {
            date: sayDay(reviewBy, t),
          }),
          '',
        ]
      : []),
    text,
    '',
    ...afterwards(rule, t),
    ...(from === undefined ? [] : [`- ${t('Holds since {date}.', { date: sayDate(from, t) })}`]),
    `- ${t('Source: {source}.', {
      source: [`[${source.title}](${source.url})`, source.publisher, ...published].join(', '),
    })} ${t('Read on {date}.', { date: sayDay(source.read, t) })} ${source.licence}.`,
    `- ${t('Last looked at on {date}; to be looked at again by {next}.', {
      date: sayDay(asOf, t),
      next: sayDay(reviewBy, t),
    })}`,
  ].join('\n');
}

function afterwards({ supersededBy }: Rule, t: Translate): readonly string[] {
  if (!supersededBy) return [];
  const { title, since, said, stillTaught } = supersededBy;
  const line = t('Replaced by {title}, {date}, as {source} says.', {
    title,
    date: sayDate(since, t),
    source: `[${said.title}](${said.url})`,
  });
  return [`- ${line}${stillTaught ? ` ${t('Its names are still widely used.')}` : ''}`];
}

const sayDate = (date: string, t: Translate) => (/^\d{4}-\d{2}$/.test(date) ? sayMonth(date, t) : sayDay(date, t));
