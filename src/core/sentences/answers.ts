import type { AnswerView } from '../views.js';
import type { Run } from '../records/run.js';
import type { Translate } from '../words.js';

/**
 * A kept run as an answer on a page. The problem of a failed run is added by the caller, who still has its data.
 * `source` is what the data is called: `letter`.
 */
export function answerOfRun(run: Run, t: Translate, source?: string): AnswerView {
  return {
    text: run.answer,
    state: run.outcome.kind,
    facts: sayFacts(run, t, source),
    context: run.context?.verdict ?? 'none',
    contextSentence: sayContext(run.context, t),
    runId: run.id,
  };
}

/**
 * `first word 0.4 s · 31 tokens a second · 57 tokens · the whole letter was read`. Empty when the run did not end by
 * itself: how it ended is said beside it.
 */
export function sayFacts(run: Pick<Run, 'timings' | 'context' | 'outcome'>, t: Translate, source?: string): string {
  if (!run.timings) return '';
  const { firstTokenMs, tokensPerSecond, answerTokens } = run.timings;
  const facts = [
    t('first word {seconds} s', { seconds: (firstTokenMs / 1000).toFixed(1) }),
    // One word has no pace.
    ...(answerTokens > 1 ? [t('{rate} tokens a second', { rate: Math.round(tokensPerSecond) })] : []),
    answerTokens === 1 ? t('1 token') : t('{count} tokens', { count: answerTokens }),
  ];
  if (run.context?.verdict === 'complete')
    facts.push(source === undefined ? t('all of it was read') : t('the whole {source} was read', { source }));
  if (run.context?.verdict === 'cut') facts.push(t('not all of it was read'));
  if (run.context?.verdict === 'unknown') facts.push(t('not known whether all of it was read'));
  if (run.outcome.kind === 'complete' && run.outcome.stopReason === 'length')
    facts.push(t('stopped at the length limit'));
  return facts.join(' · ');
}

/** Said as a warning when the text was cut; empty otherwise. */
export function sayContext(context: Run['context'], t: Translate): string {
  if (context?.verdict === 'cut')
    return t(
      'The engine left out part of your text: it read {read} of about {all} tokens. The answer rests on the rest. Shorten the text or give it more room.',
      { read: context.promptTokens ?? 0, all: context.estimatedTokens ?? 0 },
    );
  if (context?.verdict === 'unknown')
    return t('This engine does not say how much of the text it read. Check the end of the text against the answer.');
  return '';
}
