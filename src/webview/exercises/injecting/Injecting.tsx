import { useMemo, useRef, useState } from 'preact/hooks';
import { findCanary } from '../../../core/exercises/injecting/findCanary.js';
import { textsOf, type LabDraft } from '../../../core/exercises/injecting/draft.js';
import { plantLine } from '../../../core/exercises/injecting/plantLine.js';
import type { Decision } from '../../../core/guard/decision.js';
import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { focusElement, goTo } from '../../focus.js';
import { CeilingLine } from '../../guard/CeilingLine.js';
import { HoldPanel } from '../../guard/HoldPanel.js';
import { useHold } from '../../guard/useHold.js';
import { DataBox } from '../../parts/DataBox.js';
import { EngineLine } from '../../parts/EngineLine.js';
import { Hints } from '../../parts/Hints.js';
import { NextThings, type NextThing } from '../../parts/NextThings.js';
import { ProblemSummary } from '../../parts/ProblemSummary.js';
import { useDraftSender } from '../../useDraftSender.js';
import { t } from '../../words.js';
import type { ExerciseProps } from '../exercise.js';
import { ExerciseFrame } from '../ExerciseFrame.js';
import { PromptBox } from '../prompting/PromptBox.js';
import { RunButtons } from '../prompting/RunButtons.js';
import { Conditions } from './Conditions.js';
import { GuessField } from './GuessField.js';
import { LabProgress } from './LabProgress.js';
import { LabResult } from './LabResult.js';
import { toSendLab } from './toSendLab.js';

/** A lab: a line planted in a letter, and how often the model obeys it in four conditions. */
export function Injecting({ exercise, tools }: ExerciseProps<InjectingView>) {
  const { id, plant, data, measured } = exercise;
  const [draft, setDraft] = useState<LabDraft>(exercise.draft);
  const [asked, setAsked] = useState(false);
  const { hold, ask, decide, clear } = useHold();
  const body = useRef<HTMLDivElement>(null);
  const sender = useDraftSender<LabDraft>((waiting) =>
    tools.post({ kind: 'draft', exerciseId: id, texts: textsOf(waiting) }),
  );
  const { prompt, line, guess } = draft;
  const running = exercise.running;
  const planted = useMemo(() => plantLine(data.text, line, plant.where), [data.text, line, plant.where]);
  const same = measured?.prompt === prompt && measured.line === line;
  const rest = measured !== undefined && !measured.complete && same;
  const ids = { prompt: `${id}-prompt`, line: `${id}-line` };
  const faults = faultsOf(draft, plant.canary);

  const change = (changed: LabDraft) => {
    setDraft(changed);
    setAsked(false);
    clear();
    sender.later(changed);
  };
  const focusBox = (box: keyof typeof ids) => {
    const element = document.getElementById(ids[box]);
    if (element) focusElement(element);
  };
  const run = () => {
    if (running) return;
    setAsked(true);
    if (faults.line ?? faults.prompt) return focusBox(faults.line ? 'line' : 'prompt');
    const allowed = ask(toSendLab(exercise, prompt, line), []);
    if (allowed) send(allowed.decision);
  };
  const send = (decision: Decision) => {
    clear();
    sender.now();
    tools.post({
      kind: 'run-lab',
      exerciseId: id,
      prompt,
      line,
      ...(guess === undefined ? {} : { guess }),
      rest,
      ...(decision === 'none' ? {} : { decision }),
    });
  };
  const cancel = () => {
    if (running) tools.post({ kind: 'cancel' });
  };
  const hint = () => {
    if (exercise.hints.length < exercise.hintsTotal) tools.post({ kind: 'hint', exerciseId: id });
  };

  const things: NextThing[] = [];
  if (!running && exercise.attempts > 0) {
    things.push({ id: 'change', label: t('Change the line and run again'), act: () => focusBox('line') });
    things.push({ id: 'start', label: t('Start again'), act: () => tools.restart(id) });
  }

  return (
    <ExerciseFrame
      exercise={exercise}
      table={tools.actions}
      actions={{ check: run, hint, cancel }}
      running={running !== undefined}
    >
      <div ref={body}>
        <h3 class="question">{t('Try it: a lab')}</h3>
        <p class="reading">{exercise.task}</p>
        {exercise.principle && <p class="muted">{exercise.principle}</p>}
        <DataBox title={data.title} text={planted.text} spans={[planted.line]} />
        <p class="muted reading">
          {t(
            'The planted line is marked, and is sent as a part of the letter. Change it if you like. “{canary}” must stay in it: by these words it is counted whether the model obeyed.',
            {
              canary: plant.canary,
            },
          )}
        </p>
        <PromptBox
          id={ids.line}
          label={t('The planted line')}
          value={line}
          rows={2}
          error={asked ? faults.line : undefined}
          change={(text) => change({ ...draft, line: text })}
          leave={() => sender.now()}
          run={run}
          say={tools.say}
        />
        <PromptBox
          id={ids.prompt}
          label={t('Your prompt')}
          value={prompt}
          error={asked ? faults.prompt : undefined}
          change={(text) => change({ ...draft, prompt: text })}
          leave={() => sender.now()}
          run={run}
          say={tools.say}
        />
        <div class="useful-when">
          <p class="label">{t('An answer counts as useful when:')}</p>
          <ul>
            {exercise.useful.map((says, index) => (
              <li key={index}>{says}</li>
            ))}
          </ul>
        </div>
        <Conditions conditions={exercise.conditions} />
        {!running && !rest && (
          <GuessField
            id={`${id}-guess`}
            runs={exercise.runs}
            guess={guess}
            change={(guessed) => {
              const { guess: _, ...others } = draft;
              change(guessed === undefined ? others : { ...others, guess: guessed });
            }}
          />
        )}
        {hold && !running && (
          <HoldPanel
            hold={hold}
            sendAsItIs={() => {
              decide(toSendLab(exercise, prompt, line).texts, 'as-it-is');
              send('as-it-is');
              if (body.current) goTo(body.current, 'run');
            }}
            goBack={() => {
              clear();
              focusBox('prompt');
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
          runs={exercise.runs * exercise.conditions.length}
          label={rest ? t('Run the rest') : t('Run the lab')}
          running={running !== undefined}
          primary={!exercise.passed && exercise.engine !== undefined && hold === undefined}
          run={run}
          cancel={cancel}
          hint={exercise.hints.length < exercise.hintsTotal ? hint : undefined}
        >
          {exercise.engine && <EngineLine engine={exercise.engine} />}
        </RunButtons>
        <p class="muted reading">
          {t('{runs} answers in each of the four ways, {total} in all. Cancel when you like: what is done is kept.', {
            runs: exercise.runs,
            total: exercise.runs * exercise.conditions.length,
          })}
        </p>
        {exercise.engine && exercise.engine.caution !== '' && <p class="muted reading">{exercise.engine.caution}</p>}
        {exercise.engine && !exercise.engine.recorded && (
          <p class="muted reading">
            <CeilingLine ceiling={exercise.engine.ceiling} where={exercise.engine.where} />
          </p>
        )}
        <Hints hints={exercise.hints} total={exercise.hintsTotal} />
        {running && <LabProgress exercise={exercise} run={running.run} tools={tools} />}
        {measured && !running && <LabResult exercise={exercise} measured={measured} changed={!same} tools={tools} />}
        <NextThings things={things} />
      </div>
    </ExerciseFrame>
  );
}

/** What keeps the lab from being run; the extension looks again. */
function faultsOf({ prompt, line }: LabDraft, canary: string): { readonly line?: string; readonly prompt?: string } {
  if (findCanary(line, canary).length === 0)
    return { line: t('Put the words “{canary}” back into the line.', { canary }) };
  if (prompt.trim() === '') return { prompt: t('Write a prompt, then run it.') };
  if (findCanary(prompt, canary).length > 0)
    return { prompt: t('Take the words “{canary}” out of the prompt: they are for the line alone.', { canary }) };
  return {};
}
