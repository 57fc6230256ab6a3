import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { Sign } from '../../parts/Sign.js';
import { t } from '../../words.js';
import type { LessonTools } from '../exercise.js';
import { LabAnswers } from './LabAnswers.js';
import { LabChart } from './LabChart.js';
import { LabTable } from './LabTable.js';

export interface LabResultProps {
  readonly exercise: InjectingView;
  readonly measured: NonNullable<InjectingView['measured']>;
  /** The boxes hold something else now. */
  readonly changed: boolean;
  readonly tools: LessonTools;
}

/** What the lab has shown: in a sentence, as a chart, as a table, and the answers themselves. */
export function LabResult({ exercise, measured, changed, tools }: LabResultProps) {
  const { conditions } = exercise;
  return (
    <div class="result">
      <p class="verdict" tabIndex={-1} data-focus="verdict">
        {measured.complete && <Sign kind="passed" />} {measured.verdict}
      </p>
      {changed && (
        <div class="box changed-since">
          <p>{t('These figures are of this prompt and this line, which you have changed since:')}</p>
          <p class="text">{measured.prompt}</p>
          <p class="text">{measured.line}</p>
        </div>
      )}
      <LabChart id={exercise.id} conditions={conditions} label={measured.chart} />
      <p class="muted reading">
        {t('The thin line across each bar is the 95% interval: where the true share may lie.')}
      </p>
      <LabTable conditions={conditions} />
      {measured.notes.map((note, index) => (
        <p key={index} class="reading">
          {note}
        </p>
      ))}
      {measured.removed.length > 0 && (
        <details class="folded">
          <summary>{t('What was removed from the letter')}</summary>
          {measured.removed.map(({ says, text }, index) => (
            <div key={index}>
              <p class="reading">{says}</p>
              <div class="box">
                <div class="text">{text}</div>
              </div>
            </div>
          ))}
        </details>
      )}
      <LabAnswers exercise={exercise} tools={tools} />
    </div>
  );
}
