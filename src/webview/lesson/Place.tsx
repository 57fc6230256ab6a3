import type { LessonView } from '../../core/protocol.js';
import { t } from '../words.js';

type StepView = LessonView['steps'][number];

export interface PlaceProps {
  readonly view: LessonView;
  readonly go: (stepId: string) => void;
}

/** Where the learner is. Stays in sight while the page scrolls; each segment leads to its step. */
export function Place({ view, go }: PlaceProps) {
  const count = view.steps.length;
  return (
    <header class="place">
      <div class="place-line">
        <div>
          {view.pack.title} › <h1 class="place-lesson">{view.lesson.title}</h1>
        </div>
        <span>
          {t('Step {number} of {total}', { number: view.at + 1, total: count })}
          {sayMinutes(view.minutesLeft)}
        </span>
      </div>
      <nav aria-label={t('Steps of this lesson')}>
        <ol class="segments">
          {view.steps.map((step, index) => (
            <li key={step.id}>
              <button
                type="button"
                class={`segment segment-${index === view.at ? 'here' : step.state}`}
                title={step.title}
                onClick={() => go(step.id)}
                {...(index === view.at ? { 'aria-current': 'step' as const } : {})}
              >
                <span class="unseen">
                  {t('Step {number}: {title} ({state})', {
                    number: index + 1,
                    title: step.title,
                    state: sayState(step),
                  })}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

function sayMinutes(minutes: number): string {
  if (minutes < 1) return '';
  return minutes < 1.5
    ? ` · ${t('about 1 minute left')}`
    : ` · ${t('about {minutes} minutes left', { minutes: Math.round(minutes) })}`;
}

function sayState(step: StepView): string {
  switch (step.state) {
    case 'done':
      return t('done');
    case 'in-progress':
      return t('begun');
    case 'to-do':
      return t('to come');
    case 'changed':
      return t('changed since you did it');
    default:
      return step.state satisfies never;
  }
}
