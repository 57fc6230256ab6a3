import type { Problem } from '../core/problems.js';
import type { ProblemView } from '../core/views.js';
import { sayProblem } from '../core/sentences/problems.js';
import type { Translate } from '../core/words.js';

/** What a learner can do about a problem in one click. Each id has one handler in `actions.ts`. */
export const actionIds = [
  'get-small-model',
  'import-model',
  'use-ollama',
  'use-recorded',
  'choose-model',
  'mend-model',
  'open-settings',
  'look-again',
  'show-log',
] as const;
export type ActionId = (typeof actionIds)[number];

export function isActionId(id: string): id is ActionId {
  return (actionIds as readonly string[]).includes(id);
}

/** The ways forward, most useful first; at most three. */
export function actionsFor(problem: Problem): readonly ActionId[] {
  switch (problem.code) {
    case 'engine.none':
    case 'model.none':
      return ['get-small-model', 'import-model', 'use-ollama'];
    case 'embedded.runtime-missing':
      return ['use-ollama', 'use-recorded', 'open-settings'];
    case 'engine.unreachable':
      return ['look-again', 'choose-model', 'open-settings'];
    case 'engine.not-this-protocol':
    case 'engine.address-not-allowed':
      return ['choose-model', 'open-settings'];
    case 'model.unknown':
    case 'model.cloud':
    case 'model.not-recorded':
    case 'embedded.out-of-memory':
    case 'model.no-answer':
      return ['choose-model'];
    case 'model.no-chat-template':
      return ['mend-model', 'choose-model'];
    case 'model.file-changed':
    case 'model.file-broken':
    case 'model.not-gguf':
    case 'download.wrong-digest':
      return ['get-small-model', 'import-model'];
    case 'download.no-place-answered':
      return ['import-model', 'use-ollama'];
    case 'guard.blocked':
      // Text that is marked higher is not to be carried from model to model.
      return problem.level === 'published' || problem.level === 'OFFICIAL' ? ['choose-model'] : [];
    case 'setting.wrong':
      return ['open-settings'];
    case 'embedded.died':
    case 'engine.broke-off':
    case 'unexpected':
      return ['show-log'];
    default:
      return [];
  }
}

export function sayAction(action: ActionId, t: Translate): string {
  switch (action) {
    case 'get-small-model':
      return t('Get a small model (about 500 MB)');
    case 'import-model':
      return t('Import a model from a file');
    case 'use-ollama':
      return t('Use Ollama on this machine');
    case 'use-recorded':
      return t('Read with recorded answers');
    case 'choose-model':
      return t('Choose a model');
    case 'mend-model':
      return t('Mend the model');
    case 'open-settings':
      return t('Open the settings');
    case 'look-again':
      return t('Look again');
    case 'show-log':
      return t('Show the log');
    default:
      return action satisfies never;
  }
}

/** A problem as a page shows it. */
export function problemView(problem: Problem, t: Translate): ProblemView {
  return {
    sentence: sayProblem(problem, t),
    actions: actionsFor(problem).map((id) => ({ id, label: sayAction(id, t) })),
  };
}
