import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Decision } from '../../../core/guard/decision.js';
import type { PseudonymMap } from '../../../core/guard/pseudonyms.js';
import type { PromptingView } from '../../../core/exercises/prompting/viewSchema.js';
import { focusElement, goTo } from '../../focus.js';
import { CeilingLine } from '../../guard/CeilingLine.js';
import { canReplace } from '../../guard/hold.js';
import { HoldPanel } from '../../guard/HoldPanel.js';
import { replaceTexts } from '../../guard/replaceTexts.js';
import { useHold } from '../../guard/useHold.js';
import { writeInto } from '../../guard/writeInto.js';
import { CheckRows, type CheckPlace } from '../../parts/CheckRows.js';
import { DataBox } from '../../parts/DataBox.js';
import { EngineLine } from '../../parts/EngineLine.js';
import { Hints } from '../../parts/Hints.js';
import { NextThings, type NextThing } from '../../parts/NextThings.js';
import { ProblemSummary } from '../../parts/ProblemSummary.js';
import { Sign } from '../../parts/Sign.js';
import { useDraftSender } from '../../useDraftSender.js';
import { t } from '../../words.js';
import { streamId, type ExerciseProps } from '../exercise.js';
import { ExerciseFrame } from '../ExerciseFrame.js';
import { GoodPrompt } from './GoodPrompt.js';
import { PromptAnswers } from './PromptAnswers.js';
import { PromptBox } from './PromptBox.js';
import { RunButtons } from './RunButtons.js';
import { toSendFrom } from './toSend.js';

/** A task for a model: the learner writes the prompt, the model answers several times, each answer is checked. */
export function Prompting({ exercise, tools }: ExerciseProps<PromptingView>) {
  const { id, mark, good } = exercise;
  const boxId = `${id}-prompt`;
  const running = exercise.running !== undefined;
  const [prompt, setPrompt] = useState(exercise.draft);
  const [nothingWritten, setNothingWritten] = useState(false);
  /** The answer that the learner chose to look at; none: whichever matters most. */
  const [chosenRun, setChosenRun] = useState<number | undefined>(undefined);
  const [place, setPlace] = useState<CheckPlace | undefined>(undefined);
  /** Real values and their examples: in memory only. */
  const [pseudonyms, setPseudonyms] = useState<PseudonymMap>([]);
  const { hold, ask, decide, clear } = useHold();
  const body = useRef<HTMLDivElement>(null);
  const sender = useDraftSender<string>((text) => tools.post({ kind: 'draft', exerciseId: id, text }));

  useLayoutEffect(() => {
    const marked = place && document.getElementById(`answer-${streamId(id, place.run)}`)?.querySelector('mark');
    if (marked) focusElement(marked);
  }, [place, id]);

  const run = () => {
    if (running) return;
    const empty = prompt.trim() === '';
    setNothingWritten(empty);
    if (empty) {
      goToBox();
      return;
    }
    const allowed = ask(toSendFrom(exercise, prompt), pseudonyms);
    if (allowed) send(prompt, allowed.decision);
  };
  const send = (text: string, decision: Decision) => {
    clear();
    setChosenRun(undefined);
    setPlace(undefined);
    sender.now();
    tools.post({ kind: 'run', exerciseId: id, prompt: text, ...(decision !== 'none' && { decision }) });
  };
  const sendAs = (text: string, decision: Decision) => {
    decide(toSendFrom(exercise, text).texts, decision);
    send(text, decision);
    // The panel that had the focus is gone.
    if (body.current) goTo(body.current, 'run');
  };
  /** Gives the text with examples in it, and writes it into the box. */
  const replace = (): string => {
    const { texts, map } = replaceTexts([prompt], pseudonyms);
    const [text = prompt] = texts;
    setPseudonyms(map);
    const box = document.getElementById(boxId);
    if (box instanceof HTMLTextAreaElement) writeInto(box, text);
    tools.say(t('Replaced with example values. Undo takes them back.'));
    return text;
  };
  const cancel = () => {
    if (running) tools.post({ kind: 'cancel' });
  };
  const hint = () => {
    if (exercise.hints.length < exercise.hintsTotal) tools.post({ kind: 'hint', exerciseId: id });
  };
  const goToBox = () => body.current && goTo(body.current, 'box');
  const showPlace = (shown: CheckPlace) => {
    setChosenRun(shown.run);
    // A new object each time, so that the same place takes the focus again.
    setPlace({ ...shown });
  };

  const tried = exercise.attempts > 0 || mark !== undefined;
  const things: NextThing[] = [];
  if (!running) {
    if (tried) things.push({ id: 'change', label: t('Change the prompt and run again'), act: goToBox });
    if (tried && !good)
      things.push({
        id: 'good',
        label: t('See a good prompt'),
        act: () => tools.post({ kind: 'show-answer', exerciseId: id }),
      });
    things.push({
      id: 'sandbox',
      label: t('Open in the sandbox'),
      act: () => tools.post({ kind: 'open-in-sandbox', exerciseId: id, prompt }),
    });
    if (tried) things.push({ id: 'start', label: t('Start again'), act: () => tools.restart(id) });
  }

  return (
    <ExerciseFrame exercise={exercise} table={tools.actions} actions={{ check: run, hint, cancel }} running={running}>
      <div ref={body}>
        <h3 class="question">{t('Try it')}</h3>
        <p class="reading">{exercise.task}</p>
        {exercise.principle && <p class="muted">{exercise.principle}</p>}
        {exercise.data && <DataBox title={exercise.data.title} text={exercise.data.text} />}
        {exercise.system && (
          <details class="folded">
            <summary>{t('The system prompt that goes with yours')}</summary>
            <div class="box">
              <div class="text">{exercise.system}</div>
            </div>
          </details>
        )}
        <PromptBox
          id={boxId}
          label={t('Your prompt')}
          value={prompt}
          error={nothingWritten ? t('Write a prompt, then run it.') : undefined}
          change={(text) => {
            setPrompt(text);
            setNothingWritten(false);
            clear();
            sender.later(text);
          }}
          leave={() => sender.now()}
          run={run}
          replace={replace}
          say={tools.say}
        />
        {hold && !running && (
          <HoldPanel
            hold={hold}
            replaceAndSend={
              hold.kind === 'decide' && canReplace(hold.found, ['prompt'])
                ? () => sendAs(replace(), 'replaced')
                : undefined
            }
            sendAsItIs={() => sendAs(prompt, 'as-it-is')}
            goBack={() => {
              clear();
              goToBox();
            }}
          />
        )}
        {exercise.problem && (
          <ProblemSummary
            problem={exercise.problem}
            lead={exercise.engine === undefined}
            act={(action) => tools.post({ kind: 'action', id: action })}
          />
        )}
        <RunButtons
          runs={exercise.runs}
          running={running}
          primary={!exercise.passed && exercise.engine !== undefined && hold === undefined}
          run={run}
          cancel={cancel}
          hint={exercise.hints.length < exercise.hintsTotal ? hint : undefined}
        >
          {exercise.engine && <EngineLine engine={exercise.engine} />}
        </RunButtons>
        {exercise.engine && exercise.engine.caution !== '' && <p class="muted reading">{exercise.engine.caution}</p>}
        {exercise.engine && !exercise.engine.recorded && (
          <p class="muted reading">
            <CeilingLine ceiling={exercise.engine.ceiling} where={exercise.engine.where} />
          </p>
        )}
        <Hints hints={exercise.hints} total={exercise.hintsTotal} />
        <PromptAnswers
          exercise={exercise}
          chosenRun={chosenRun}
          chooseRun={(chosen) => {
            setChosenRun(chosen);
            setPlace(undefined);
          }}
          place={place}
          pseudonyms={pseudonyms}
          tools={tools}
        />
        {mark && (
          <div class="result">
            <CheckRows checks={mark.checks} showPlace={showPlace} />
            <p class="verdict" tabIndex={-1} data-focus="verdict">
              {mark.passed && <Sign kind="passed" />} {mark.verdict}
            </p>
          </div>
        )}
        {good && <GoodPrompt prompt={good.prompt} reveal={good.reveal} />}
        <NextThings things={things} />
      </div>
    </ExerciseFrame>
  );
}
