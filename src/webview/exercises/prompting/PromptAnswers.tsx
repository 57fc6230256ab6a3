import type { PseudonymMap } from '../../../core/guard/pseudonyms.js';
import type { PromptingView } from '../../../core/exercises/prompting/viewSchema.js';
import { AnswerBox } from '../../parts/AnswerBox.js';
import type { CheckPlace } from '../../parts/CheckRows.js';
import { t } from '../../words.js';
import { streamId, type LessonTools } from '../exercise.js';

export interface PromptAnswersProps {
  readonly exercise: PromptingView;
  readonly chosenRun: number | undefined;
  readonly chooseRun: (run: number) => void;
  readonly place: CheckPlace | undefined;
  readonly pseudonyms: PseudonymMap;
  readonly tools: LessonTools;
}

/** One answer at a time, and a way to the others: a model's answers vary, and that is worth a look. */
export function PromptAnswers({ exercise, chosenRun, chooseRun, place, pseudonyms, tools }: PromptAnswersProps) {
  const { answers, runs } = exercise;
  const shown = Math.min(chosenRun ?? runToShow(exercise), answers.length - 1);
  const answer = answers[shown];
  if (!answer) return null;
  const name = streamId(exercise.id, shown);
  return (
    <div class="answers">
      {answers.length > 1 && (
        <div class="chooser" role="group" aria-label={t('Which answer to show')}>
          {answers.map((_, run) => (
            <button key={run} type="button" aria-pressed={run === shown} onClick={() => chooseRun(run)}>
              <span class="unseen">{t('Answer')} </span>
              {run + 1}
            </button>
          ))}
        </div>
      )}
      <AnswerBox
        key={name}
        id={name}
        label={runs === 1 ? t('Answer') : t('Answer {number} of {total}', { number: shown + 1, total: runs })}
        answer={answer}
        spans={place?.run === shown ? place.spans : []}
        pseudonyms={pseudonyms}
        recorded={exercise.engine?.recorded ?? false}
        streams={tools.streams}
        act={(action) => tools.post({ kind: 'action', id: action })}
      />
    </div>
  );
}

/** The run under way; else the first answer in which a check points at something; else the last. */
function runToShow(exercise: PromptingView): number {
  if (exercise.running) return exercise.running.run;
  const pointed = exercise.mark?.checks.find((check) => !check.passed && check.places.length > 0)?.places[0];
  return pointed?.run ?? exercise.answers.length - 1;
}
