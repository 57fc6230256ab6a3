import { playbook, principles } from '../guidance/principles.js';
import type { Translate } from '../words.js';
import { sayMonth } from './dates.js';

/**
 * The line under a question: which principle it serves, from which edition, and what has come after it.
 * `Principle 3: You know how to use AI securely · AI Playbook, February 2025 · replaced by the AI Knowledge Hub, May 2025`.
 * Undefined for a number that is no principle.
 */
export function sayPrinciple(number: number, t: Translate): string | undefined {
  const name = principles.find((principle) => principle.number === number)?.name;
  if (name === undefined) return undefined;
  const { source, supersededBy } = playbook;
  const line = t('Principle {number}: {name} · {source}, {month}', {
    number,
    // The name stays in the words of the publication, whatever the language of the page.
    name,
    source: source.short,
    month: sayMonth(source.published, t),
  });
  if (!supersededBy) return line;
  return `${line} · ${t('replaced by the {title}, {month}', { title: supersededBy.now, month: sayMonth(supersededBy.since, t) })}`;
}
