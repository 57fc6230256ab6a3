import type { ProblemView } from '../../core/views.js';
import { t } from '../words.js';

export interface ProblemSummaryProps {
  readonly problem: ProblemView;
  /** True when nothing else can be done before this: its first action is the page's primary one. */
  readonly lead?: boolean;
  readonly act: (id: string) => void;
}

/** What went wrong in one sentence, and what can be done about it in one click each. */
export function ProblemSummary({ problem, lead = false, act }: ProblemSummaryProps) {
  return (
    <div class="problem" role="group" aria-label={t('There is a problem')} tabIndex={-1} data-focus="problem">
      <p class="problem-title">{t('There is a problem')}</p>
      <p>{problem.sentence}</p>
      {problem.actions.length > 0 && (
        <div class="buttons">
          {problem.actions.map((action, index) => (
            <button
              key={action.id}
              type="button"
              class={lead && index === 0 ? 'primary' : undefined}
              onClick={() => act(action.id)}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
