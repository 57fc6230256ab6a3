import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import type { ColumnName } from '../../core/protocol.js';
import { AnswerBox } from '../parts/AnswerBox.js';
import { NextThings } from '../parts/NextThings.js';
import { t } from '../words.js';
import { columnsOf, type SandboxState } from './receive.js';
import { columnLetter, type SandboxTools } from './tools.js';

export interface AnswersProps {
  readonly state: SandboxState;
  readonly tools: SandboxTools;
  /** What was put in place of real values. */
  readonly pseudonyms: PseudonymMap;
}

/** The answers side by side, or one below the other where there is no room, and what differs between them. */
export function Answers({ state, tools, pseudonyms }: AnswersProps) {
  const { view, input } = state;
  if (!view) return null;
  const columns = (['a', 'b'] as const).filter(
    (name) => view.answers[name] || (name === 'b' && columnsOf(input).includes('b') && view.answers.a),
  );
  if (columns.length === 0) return null;
  return (
    <section aria-label={t('Answers')}>
      <div class={columns.length > 1 ? 'columns' : 'columns single'}>
        {columns.map((name) => (
          <div key={name}>
            <AnswerColumn
              name={name}
              alone={columns.length === 1}
              state={state}
              tools={tools}
              pseudonyms={pseudonyms}
            />
          </div>
        ))}
      </div>
      {view.difference !== '' && (
        <div class="difference" tabIndex={-1} data-focus="verdict">
          <h2 class="question">{t('What differs')}</h2>
          <p class="reading">{view.difference}</p>
        </div>
      )}
    </section>
  );
}

interface AnswerColumnProps extends AnswersProps {
  readonly name: ColumnName;
  readonly alone: boolean;
}

function AnswerColumn({ name, alone, state, tools, pseudonyms }: AnswerColumnProps) {
  const answer = state.view?.answers[name];
  const label = alone ? t('Answer') : t('Answer {letter}', { letter: columnLetter(name) });
  if (!answer)
    return (
      <div class="answer">
        <div class="label-line">
          <span class="label">{label}</span>
          <span class="facts">{state.view?.running ? t('waits for its turn') : ''}</span>
        </div>
        <div class="box" />
      </div>
    );
  const { runId } = answer;
  return (
    <>
      <AnswerBox
        id={name}
        label={label}
        answer={answer}
        pseudonyms={pseudonyms}
        streams={tools.streams}
        act={(id) => tools.post({ kind: 'action', id })}
      />
      {runId !== undefined && answer.state !== 'running' && (
        <NextThings
          things={[
            {
              id: 'export',
              label: alone
                ? t('Export as Markdown')
                : t('Export answer {letter} as Markdown', { letter: columnLetter(name) }),
              act: () => tools.post({ kind: 'export', runId }),
            },
          ]}
        />
      )}
    </>
  );
}
