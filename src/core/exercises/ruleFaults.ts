/** What every kind that is marked by rules asks of them. */

import { schemaErrors } from '../checks/jsonSchema.js';
import type { Rule } from '../checks/rule.js';
import type { YamlPath } from '../lessons/readYaml.js';
import type { FieldFault } from './kind.js';

/** What is wrong with a rule that its own shape does not show. `path` is where it stands. */
export function ruleFaults(rule: Rule, path: YamlPath, hasData: boolean): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const name of ['numbersFromSource', 'quotesFromSource'])
    if (name in rule && !hasData)
      faults.push({ path: [...path, name], said: 'needs data to compare with: add a data file' });
  if ('json' in rule)
    for (const error of schemaErrors(rule.json))
      faults.push({ path: [...path, 'json', ...error.path], said: error.said });
  if ('bullets' in rule && rule.bullets.min > rule.bullets.max)
    faults.push({ path: [...path, 'bullets', 'min'], said: 'should not be more than max' });
  return faults;
}

/** The words that a rule looks for. */
export function testedWords(rule: Rule): readonly string[] {
  if ('containsAll' in rule) return rule.containsAll;
  if ('containsAny' in rule) return rule.containsAny;
  // Alternatives stand in one entry there, parted by a bar.
  if ('promptMentions' in rule) return rule.promptMentions.flatMap((entry) => entry.split('|'));
  if ('covers' in rule) return rule.covers.flatMap((point) => point.phrasings);
  return [];
}
