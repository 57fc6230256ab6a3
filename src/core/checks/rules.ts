/** The table of rules. A new rule is one file in `rules/`, its shape in `rule.ts`, and a line here. */

import { isEmpty } from './fold.js';
import type { CheckInput, CheckResult } from './mark.js';
import type { Rule, RuleName } from './rule.js';
import { bullets } from './rules/bullets.js';
import { containsAll } from './rules/containsAll.js';
import { containsAny } from './rules/containsAny.js';
import { covers } from './rules/covers.js';
import { json } from './rules/json.js';
import { maxSentences } from './rules/maxSentences.js';
import { maxWords } from './rules/maxWords.js';
import { minWords } from './rules/minWords.js';
import { noPersonalData } from './rules/noPersonalData.js';
import { notContains } from './rules/notContains.js';
import { numbersFromSource } from './rules/numbersFromSource.js';
import { oneOfLabels } from './rules/oneOfLabels.js';
import { promptMentions } from './rules/promptMentions.js';
import { quotesFromSource } from './rules/quotesFromSource.js';
import { readingAge } from './rules/readingAge.js';

type Argument<Name extends RuleName> = Extract<Rule, { readonly [Key in Name]: unknown }>[Name];
type RuleFunctions = { readonly [Name in RuleName]: (argument: Argument<Name>, input: CheckInput) => CheckResult };

export const rules: RuleFunctions = {
  maxWords,
  minWords,
  maxSentences,
  bullets,
  containsAll,
  containsAny,
  notContains,
  oneOfLabels,
  json,
  numbersFromSource,
  quotesFromSource,
  covers,
  readingAge,
  promptMentions,
  noPersonalData,
};

/** Applies a rule. An answer without a word or number fails every rule. Pure: the same input gives the same result. */
export function applyRule(rule: Rule, input: CheckInput): CheckResult {
  if (isEmpty(input.answer)) return { passed: false, score: 0, reason: { code: 'empty-answer' } };
  const [name, argument] = Object.entries(rule)[0] as [RuleName, unknown];
  // `rule` went through `ruleSchema`: the one key and its value belong together.
  const check = rules[name] as (argument: unknown, input: CheckInput) => CheckResult;
  return check(argument, input);
}
