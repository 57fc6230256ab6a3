/** The words of a draft: who would know a missing field, and what each fact says. */

import { nameOf } from '../guard/explain.js';
import type { EngineId, Where } from '../models/languageModel.js';
import { sayCondition } from '../sentences/injecting.js';
import type { Translate } from '../words.js';
import type { HumanDecision, Measure, ModelFacts, Observation } from './facts.js';
import type { Knower, Need } from './standard.js';

export function sayKnower(knower: Knower, t: Translate): string {
  switch (knower) {
    case 'tool-owner':
      return t('Ask the person who owns the tool.');
    case 'communications':
      return t('Ask the team that answers questions from the public about the service.');
    case 'accountable-owner':
      return t('Ask the senior person who answers for the tool.');
    case 'commercial':
      return t('Ask your commercial team: it holds the contract, if there is one.');
    case 'service-team':
      return t('Ask the team that runs the service in which the tool is used.');
    case 'operations':
      return t('Ask the managers of the people who use the tool.');
    case 'technical-team':
      return t('Ask the team that built the tool or looks after it.');
    case 'model-publisher':
      return t('Look at what the publisher of the model says about it.');
    case 'data-owner':
      return t('Ask the owner of the data.');
    case 'data-protection':
      return t('Ask your data protection officer.');
    default:
      return knower satisfies never;
  }
}

export function sayNeed(need: Need, t: Translate): string {
  switch (need) {
    case 'always':
      return t('Needed in every record.');
    case 'with-a-supplier':
      return t('Needed when a supplier is involved.');
    case 'with-a-model':
      return t('Needed when the tool uses a model.');
    case 'with-data':
      return t('Needed when the tool uses data.');
    default:
      return need satisfies never;
  }
}

/** What serves the model, and where the text goes. */
export function sayEngine({ engine, engineVersion, where }: ModelFacts, t: Translate): string {
  const name = engineName(engine, t);
  if (engine === 'recorded') return name;
  const served = engineVersion === '' ? name : `${name} ${engineVersion}`;
  return t('{engine}, {where}', { engine: served, where: sayWhere(where, t) });
}

function engineName(engine: EngineId, t: Translate): string {
  switch (engine) {
    case 'embedded':
      return t('llama.cpp through node-llama-cpp');
    case 'ollama':
      return t('Ollama');
    case 'recorded':
      return t('Recorded answers of the model: no model ran');
    default:
      return engine satisfies never;
  }
}

function sayWhere(where: Where, t: Translate): string {
  switch (where) {
    case 'this machine':
      return t('on the machine of the learner');
    case 'department':
      return t('on a server of the department');
    case 'outside':
      return t('outside the department');
    default:
      return where satisfies never;
  }
}

export function sayMeasure({ says, held, of }: Measure, t: Translate): string {
  return t('{check}: {held} of {all}', { check: says, held, all: of });
}

export function sayObservation(observation: Observation, t: Translate): string {
  switch (observation.kind) {
    case 'check-failed':
      return t('Failed in {failed} of {all} answers: {check}', {
        failed: observation.failed,
        all: observation.of,
        check: observation.says,
      });
    case 'text-cut':
      return t('The model read only part of the text. Answers that rest on a part: {count}.', {
        count: observation.runs,
      });
    case 'stopped-at-limit':
      return t('Answers that stopped at the length limit and may be incomplete: {count}.', { count: observation.runs });
    case 'finding':
      return t('Recognised in what was sent: {kind} ({count})', {
        kind: nameOf(observation.type, t),
        count: observation.count,
      });
    case 'injection':
      return t(
        'A planted instruction was obeyed in {obeyed} of {all} answers; {useful} of {all} were useful. What was done against it: {defence}',
        {
          obeyed: observation.obeyed,
          useful: observation.useful,
          all: observation.of,
          defence: sayCondition(observation.condition, t),
        },
      );
    case 'figure':
      return t('{name}: {value}', { name: observation.says, value: observation.value });
    default:
      return observation satisfies never;
  }
}

export function sayDecision(decision: HumanDecision, t: Translate): string {
  switch (decision.kind) {
    case 'sent':
      return decision.decision === 'replaced'
        ? t('Texts in which the learner put example values before sending: {count}.', { count: decision.runs })
        : t('Texts that the learner sent as they were, after a warning: {count}.', { count: decision.runs });
    case 'judged':
      return t('Proposals that the learner followed: {followed}; overrode: {overridden}.', {
        followed: decision.followed,
        overridden: decision.overridden,
      });
    default:
      return decision satisfies never;
  }
}
