import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { AnswerBox } from '../../parts/AnswerBox.js';
import { t } from '../../words.js';
import { streamId, type LessonTools } from '../exercise.js';

export interface LabProgressProps {
  readonly exercise: InjectingView;
  readonly run: number;
  readonly tools: LessonTools;
}

/** How far the lab has come, and the answer that is being written. */
export function LabProgress({ exercise, run, tools }: LabProgressProps) {
  const { id, runs, conditions } = exercise;
  const total = runs * conditions.length;
  const answer = exercise.answers[run];
  const name = streamId(id, run);
  return (
    <div class="lab-progress">
      <label class="label" for={`${id}-progress`}>
        {sayPlace(exercise, run)}
      </label>
      <progress id={`${id}-progress`} value={run} max={total} />
      {answer && (
        <AnswerBox
          key={name}
          id={name}
          label={t('Answer {number} of {total}', { number: run + 1, total })}
          answer={answer}
          recorded={exercise.engine?.recorded ?? false}
          streams={tools.streams}
          act={(action) => tools.post({ kind: 'action', id: action })}
        />
      )}
    </div>
  );
}

/** `Marking the letter as data (2 of 4): run 3 of 5`. */
export function sayPlace({ runs, conditions }: InjectingView, run: number): string {
  const condition = Math.floor(run / runs);
  return t('{title} ({number} of {total}): run {run} of {runs}', {
    title: conditions[condition]?.title ?? '',
    number: condition + 1,
    total: conditions.length,
    run: (run % runs) + 1,
    runs,
  });
}
