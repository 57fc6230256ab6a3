import { useRef, useState } from 'preact/hooks';
import type { QuizView } from '../../../core/exercises/quiz/viewSchema.js';
import { goTo } from '../../focus.js';
import { Hints } from '../../parts/Hints.js';
import { NextThings, type NextThing } from '../../parts/NextThings.js';
import { useDraftSender } from '../../useDraftSender.js';
import { t } from '../../words.js';
import type { ExerciseProps } from '../exercise.js';
import { ExerciseFrame, isRunKey } from '../ExerciseFrame.js';
import { QuizAnswerBox } from './QuizAnswerBox.js';
import { QuizOptions } from './QuizOptions.js';
import { QuizResult } from './QuizResult.js';

type QuizDraft = QuizView['draft'];

/** A question with one right option, several, or a short text to write. */
export function Quiz({ exercise, tools }: ExerciseProps<QuizView>) {
  const { id, answerKind } = exercise;
  const [draft, setDraft] = useState<QuizDraft>(exercise.draft);
  const [nothingChosen, setNothingChosen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const sender = useDraftSender<QuizDraft>((waiting) =>
    tools.post(
      answerKind === 'text'
        ? { kind: 'draft', exerciseId: id, text: waiting.text }
        : { kind: 'draft', exerciseId: id, chosen: waiting.chosen },
    ),
  );

  const change = (changed: QuizDraft) => {
    setDraft(changed);
    setNothingChosen(false);
    sender.later(changed);
  };
  const check = () => {
    const empty = answerKind === 'text' ? draft.text.trim() === '' : draft.chosen.length === 0;
    setNothingChosen(empty);
    if (empty) {
      if (body.current) goTo(body.current, 'box');
      return;
    }
    sender.now();
    tools.post({ kind: 'check', exerciseId: id, chosen: draft.chosen, text: draft.text });
  };
  const hint = () => {
    if (exercise.hints.length < exercise.hintsTotal) tools.post({ kind: 'hint', exerciseId: id });
  };

  const tried = exercise.result !== undefined || exercise.attempts > 0;
  const things: NextThing[] = [];
  if (exercise.result && !exercise.result.passed)
    things.push({ id: 'again', label: t('Try again'), act: () => body.current && goTo(body.current, 'box') });
  if (tried && !exercise.answer)
    things.push({
      id: 'answer',
      label: t('Show the answer'),
      act: () => tools.post({ kind: 'show-answer', exerciseId: id }),
    });
  if (tried) things.push({ id: 'start', label: t('Start again'), act: () => tools.restart(id) });

  const error = nothingChosen ? `${id}-error` : undefined;
  return (
    <ExerciseFrame
      exercise={exercise}
      table={tools.actions}
      actions={{ check, hint, cancel: () => undefined }}
      running={false}
    >
      {/* Not a form: the editor's pages are sandboxed without forms, and a submit would be thrown away unheard. */}
      <div
        ref={body}
        onKeyDown={(event) => {
          if (isRunKey(event)) check();
        }}
        onFocusOut={() => sender.now()}
      >
        {answerKind === 'text' ? (
          <QuizAnswerBox
            id={id}
            question={exercise.question}
            text={draft.text}
            error={error}
            change={(text) => change({ ...draft, text })}
            enter={check}
          />
        ) : (
          <QuizOptions
            id={id}
            question={exercise.question}
            options={exercise.options}
            many={answerKind === 'many'}
            chosen={draft.chosen}
            error={error}
            change={(chosen) => change({ ...draft, chosen })}
          />
        )}
        <div class="buttons">
          <button type="button" class={exercise.passed ? undefined : 'primary'} onClick={check}>
            {t('Check')}
          </button>
          {exercise.hints.length < exercise.hintsTotal && (
            <button type="button" onClick={hint}>
              {t('Hint')}
            </button>
          )}
        </div>
      </div>
      <Hints hints={exercise.hints} total={exercise.hintsTotal} />
      <QuizResult exercise={exercise} />
      <NextThings things={things} />
    </ExerciseFrame>
  );
}
