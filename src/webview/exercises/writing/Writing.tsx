import { useRef, useState } from 'preact/hooks';
import type { WritingView } from '../../../core/exercises/writing/viewSchema.js';
import { goTo } from '../../focus.js';
import { CheckRows, type CheckPlace } from '../../parts/CheckRows.js';
import { DataBox } from '../../parts/DataBox.js';
import { Hints } from '../../parts/Hints.js';
import { NextThings, type NextThing } from '../../parts/NextThings.js';
import { Sign } from '../../parts/Sign.js';
import { useDraftSender } from '../../useDraftSender.js';
import { t } from '../../words.js';
import type { ExerciseProps } from '../exercise.js';
import { ExerciseFrame } from '../ExerciseFrame.js';
import { GoodText } from './GoodText.js';
import { showInBox } from './showInBox.js';
import { WritingBox } from './WritingBox.js';

type Texts = WritingView['draft'];

/** A text to write, in one box or several. Rules mark it; no model is asked. */
export function Writing({ exercise, tools }: ExerciseProps<WritingView>) {
  const { id, parts, marked, good } = exercise;
  const [texts, setTexts] = useState<Texts>(exercise.draft);
  const [nothingWritten, setNothingWritten] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const sender = useDraftSender<Texts>((waiting) => tools.post({ kind: 'draft', exerciseId: id, texts: waiting }));

  const goToBox = () => body.current && goTo(body.current, 'box');
  const boxId = (part: string) => `${id}-${part}`;
  const change = (part: string, text: string) => {
    const changed = { ...texts, [part]: text };
    setTexts(changed);
    setNothingWritten(false);
    sender.later(changed);
  };
  const check = () => {
    const empty = parts.every((part) => (texts[part.id] ?? '').trim() === '');
    setNothingWritten(empty);
    if (empty) {
      goToBox();
      return;
    }
    sender.now();
    tools.post({ kind: 'check-texts', exerciseId: id, texts });
  };
  const hint = () => {
    if (exercise.hints.length < exercise.hintsTotal) tools.post({ kind: 'hint', exerciseId: id });
  };
  const showPlace = ({ run, spans }: CheckPlace) => {
    const part = parts[run];
    const box = part && document.getElementById(boxId(part.id));
    if (part && spans[0] && box instanceof HTMLTextAreaElement) showInBox(box, marked?.texts[part.id] ?? '', spans[0]);
  };

  const tried = exercise.attempts > 0 || marked !== undefined;
  const things: NextThing[] = [];
  if (tried) {
    things.push({ id: 'change', label: t('Change the text and check again'), act: goToBox });
    if (!good)
      things.push({
        id: 'good',
        label: t('See a good text'),
        act: () => tools.post({ kind: 'show-answer', exerciseId: id }),
      });
    if (exercise.forRecord)
      things.push({
        id: 'record',
        label: t('Draft a transparency record with it'),
        act: () => {
          sender.now();
          tools.post({ kind: 'transparency-record' });
        },
      });
    things.push({ id: 'start', label: t('Start again'), act: () => tools.restart(id) });
  }

  return (
    <ExerciseFrame
      exercise={exercise}
      table={tools.actions}
      actions={{ check, hint, cancel: () => undefined }}
      running={false}
    >
      <div ref={body} onFocusOut={() => sender.now()}>
        <h3 class="question">{t('Write it')}</h3>
        <p class="reading">{exercise.task}</p>
        {exercise.principle && <p class="muted">{exercise.principle}</p>}
        {exercise.data && <DataBox title={exercise.data.title} text={exercise.data.text} />}
        {parts.map((part, index) => (
          <WritingBox
            key={part.id}
            id={boxId(part.id)}
            label={part.label}
            hint={part.hint}
            rows={part.rows}
            value={texts[part.id] ?? ''}
            error={nothingWritten && index === 0 ? t('Write something, then check.') : undefined}
            first={index === 0}
            change={(text) => change(part.id, text)}
            check={check}
          />
        ))}
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
        <Hints hints={exercise.hints} total={exercise.hintsTotal} />
        {marked && (
          <div class="result">
            <CheckRows checks={marked.mark.checks} showPlace={showPlace} />
            <p class="verdict" tabIndex={-1} data-focus="verdict">
              {marked.mark.passed && (
                <>
                  <Sign kind="passed" />{' '}
                </>
              )}
              {marked.mark.verdict}
            </p>
            <p class="muted reading">
              {t('Rules checked your text. They cannot see whether what it says is true: that is for you.')}
            </p>
          </div>
        )}
        {good && <GoodText parts={good.parts} reveal={good.reveal} />}
        <NextThings things={things} />
      </div>
    </ExerciseFrame>
  );
}
