import type { ComponentChildren } from 'preact';
import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import type { AnswerView } from '../../core/views.js';
import { AnswerText } from '../guard/AnswerText.js';
import type { Streams } from '../streams.js';
import { t } from '../words.js';
import { sayPhase } from './phases.js';
import { ProblemSummary } from './ProblemSummary.js';
import { Recorded } from './Recorded.js';
import type { Span } from './segments.js';
import { Sign } from './Sign.js';
import { StreamedText } from './StreamedText.js';

export interface AnswerBoxProps {
  /** Unique on the page; also the name of the stream. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly answer: AnswerView;
  readonly spans?: readonly Span[];
  /** What was put in place of real values; they can be put back into the answer that is shown. */
  readonly pseudonyms?: PseudonymMap;
  readonly recorded?: boolean;
  readonly streams: Streams;
  readonly act: (id: string) => void;
}

/** One answer: what it is called, its facts in one quiet line, its text, and a warning when the model read only a part. */
export function AnswerBox(props: AnswerBoxProps) {
  const { id, label, answer, spans = [], pseudonyms = [], recorded = false, streams, act } = props;
  const running = answer.state === 'running';
  return (
    <div class="answer" id={`answer-${id}`}>
      <div class="label-line">
        <span class="label">
          {label} {recorded && <Recorded />}
        </span>
        <span class="facts">{factsOf(answer)}</span>
      </div>
      {running || answer.text === '' ? (
        <div class={running ? 'box running' : 'box'}>
          {running ? <StreamedText id={id} streams={streams} /> : <p class="muted">{t('No words came.')}</p>}
        </div>
      ) : (
        <AnswerText id={`answer-${id}`} text={answer.text} spans={spans} pseudonyms={pseudonyms} />
      )}
      <div>
        {answer.context === 'cut' && (
          <p class="notice">
            <Sign kind="warning" />
            <span>{answer.contextSentence}</span>
          </p>
        )}
        {answer.context === 'unknown' && answer.contextSentence !== '' && <p class="muted">{answer.contextSentence}</p>}
        {answer.problem && <ProblemSummary problem={answer.problem} act={act} />}
      </div>
    </div>
  );
}

function factsOf(answer: AnswerView): string {
  switch (answer.state) {
    case 'running':
      return sayPhase(answer.phase ?? 'queued');
    case 'cancelled':
      return answer.facts === '' ? t('cancelled') : answer.facts;
    case 'failed':
      return answer.facts === '' ? t('not finished') : answer.facts;
    case 'complete':
      return answer.facts;
    default:
      return answer.state satisfies never;
  }
}
