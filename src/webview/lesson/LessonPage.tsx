import type { LessonView } from '../../core/protocol.js';
import { announcementsId } from '../announcer.js';
import type { LessonTools } from '../exercises/exercise.js';
import { ExerciseBlock } from '../exercises/exercises.js';
import { ProblemSummary } from '../parts/ProblemSummary.js';
import { Prose } from '../prose.js';
import { t } from '../words.js';
import { Notices } from './Notices.js';
import { Place } from './Place.js';
import { exercisesOf, type LessonState } from './receive.js';
import { Sources } from './Sources.js';

export interface LessonPageProps {
  readonly state: LessonState;
  readonly tools: LessonTools;
}

/** One step of a lesson, in one calm column. */
export function LessonPage({ state, tools }: LessonPageProps) {
  const { view } = state;
  const { post } = tools;
  const openLink = (url: string) => post({ kind: 'open-link', url });
  const go = (to: string) => post({ kind: 'go', to });
  return (
    <main class="page">
      {!view && <h1 class="unseen">{t('Opening the lesson …')}</h1>}
      {view && (
        <>
          <Place view={view} go={go} />
          {view.problem && <ProblemSummary problem={view.problem} act={(id) => post({ kind: 'action', id })} />}
          <h2 class="step-title" tabIndex={-1} data-focus="heading">
            {view.steps[view.at]?.title ?? view.lesson.title}
          </h2>
          {(view.at === 0 || view.at === view.steps.length - 1) && <Notices notices={view.notices} />}
          {view.at === 0 && <Objectives objectives={view.lesson.objectives} />}
          {view.blocks.map((block, index) => {
            switch (block.kind) {
              case 'prose':
                return <Prose key={`${state.opening}-${index}`} html={block.html} openLink={openLink} go={go} />;
              case 'exercise': {
                const { id } = block.exercise;
                const key = `${state.opening}-${id}-${state.restarts[id] ?? 0}`;
                return <ExerciseBlock key={key} exercise={block.exercise} tools={tools} />;
              }
              default:
                return block satisfies never;
            }
          })}
          {view.at === view.steps.length - 1 && <Sources sources={view.lesson.sources} openLink={openLink} />}
          <nav class="turn" aria-label={t('Previous and next step')}>
            {view.at > 0 ? (
              <button type="button" onClick={() => post({ kind: 'previous' })}>
                {t('Previous')}
              </button>
            ) : (
              <span />
            )}
            <button
              type="button"
              class={exercisesOf(view).every((exercise) => exercise.passed) ? 'primary' : undefined}
              onClick={() => post({ kind: 'next' })}
            >
              {sayNext(view.next)}
            </button>
          </nav>
        </>
      )}
      <div id={announcementsId} class="unseen" role="status" aria-live="polite" />
    </main>
  );
}

function Objectives({ objectives }: { readonly objectives: readonly string[] }) {
  if (objectives.length === 0) return null;
  return (
    <div class="objectives">
      <p>{t('After this lesson you can:')}</p>
      <ul>
        {objectives.map((objective, index) => (
          <li key={index}>{objective}</li>
        ))}
      </ul>
    </div>
  );
}

function sayNext(next: LessonView['next']): string {
  switch (next.kind) {
    case 'step':
      return t('Next: {title}', { title: next.title });
    case 'lesson':
      return t('Next lesson: {title}', { title: next.title });
    case 'end':
      return t('Finish');
    default:
      return next satisfies never;
  }
}
