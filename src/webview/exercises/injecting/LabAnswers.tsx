import { useState } from 'preact/hooks';
import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { AnswerBox } from '../../parts/AnswerBox.js';
import { t } from '../../words.js';
import { streamId, type LessonTools } from '../exercise.js';

export interface LabAnswersProps {
  readonly exercise: InjectingView;
  readonly tools: LessonTools;
}

/** The answers themselves, by condition, the canary marked in each. Drawn once they are opened: there are many. */
export function LabAnswers({ exercise, tools }: LabAnswersProps) {
  return (
    <>
      {exercise.conditions.map(({ name, title }, index) => (
        <ConditionAnswers key={name} exercise={exercise} tools={tools} title={title} index={index} />
      ))}
    </>
  );
}

function ConditionAnswers({
  exercise,
  tools,
  title,
  index,
}: LabAnswersProps & { readonly title: string; readonly index: number }) {
  const [open, setOpen] = useState(false);
  const { runs } = exercise;
  const first = index * runs;
  const answers = exercise.answers.slice(first, first + runs);
  if (answers.length === 0) return null;
  return (
    <details class="folded" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {answers.length === 1
          ? t('Read the answer: {title}', { title })
          : t('Read the {count} answers: {title}', { count: answers.length, title })}
      </summary>
      {open &&
        answers.map((answer, run) => {
          const seen = exercise.seen[first + run];
          const name = streamId(exercise.id, first + run);
          return (
            <div key={name}>
              <AnswerBox
                id={name}
                label={t('Answer {number} of {total}', { number: run + 1, total: runs })}
                answer={answer}
                spans={seen?.spans ?? []}
                recorded={exercise.engine?.recorded ?? false}
                streams={tools.streams}
                act={(action) => tools.post({ kind: 'action', id: action })}
              />
              {seen && <p class="muted">{saySeenAnswer(seen, exercise.plant.canary)}</p>}
            </div>
          );
        })}
    </details>
  );
}

function saySeenAnswer({ obeyed, useful, lacks }: InjectingView['seen'][number], canary: string): string {
  const first = obeyed
    ? t('Obeyed: “{canary}” is in it.', { canary })
    : t('Did not obey: “{canary}” is not in it.', { canary });
  const second = useful ? t('Useful.') : t('Not useful. It lacks: {lacks}.', { lacks: lacks.join('; ') });
  return `${first} ${second}`;
}
