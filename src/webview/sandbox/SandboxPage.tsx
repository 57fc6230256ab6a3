import { useState } from 'preact/hooks';
import { sentParts } from '../../core/guard/sentPart.js';
import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import { announcementsId } from '../announcer.js';
import { PromptBox } from '../exercises/prompting/PromptBox.js';
import { CeilingLine } from '../guard/CeilingLine.js';
import { canReplace, type Hold } from '../guard/hold.js';
import { HoldPanel } from '../guard/HoldPanel.js';
import { ProblemSummary } from '../parts/ProblemSummary.js';
import { t } from '../words.js';
import { Answers } from './Answers.js';
import { AttachedText } from './AttachedText.js';
import { ComparePicker } from './ComparePicker.js';
import { DataPicker } from './DataPicker.js';
import { ModelPicker } from './ModelPicker.js';
import { columnsOf, type SandboxState } from './receive.js';
import { RunRow } from './RunRow.js';
import { SettingsFields } from './SettingsFields.js';
import { TokenGauge } from './TokenGauge.js';
import { fullnessOf } from './tokens.js';
import { columnLetter, withColumn, type SandboxTools } from './tools.js';

export interface SandboxPageProps {
  readonly state: SandboxState;
  readonly tools: SandboxTools;
  /** A prompt was empty when it was run. */
  readonly nothingWritten: boolean;
  /** Why nothing was sent yet. */
  readonly hold: Hold | undefined;
  /** What was put in place of real values. */
  readonly pseudonyms: PseudonymMap;
}

/** A place to try prompts out: one, or two side by side. */
export function SandboxPage({ state, tools, nothingWritten, hold, pseudonyms }: SandboxPageProps) {
  const { view, input } = state;
  const [settingsOpen, setSettingsOpen] = useState(false);
  const used = view?.models.filter((model) => columnsOf(input).some((name) => modelOf(state, name) === model.id)) ?? [];
  const models = input.compare === 'models' ? (['a', 'b'] as const) : (['a'] as const);
  const prompts = input.compare === 'prompts' ? (['a', 'b'] as const) : (['a'] as const);
  const settings = input.compare === 'settings' ? (['a', 'b'] as const) : (['a'] as const);
  const running = view?.running !== undefined;
  const noModel = view !== undefined && !view.models.some((model) => model.usable);
  return (
    <main
      class="page wide"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !running) return;
        event.stopPropagation();
        tools.cancel();
      }}
    >
      <header class="place">
        <div class="place-line">
          <h1 class="page-name" tabIndex={-1} data-focus="heading">
            {t('Sandbox')}
          </h1>
          <span>{[...new Set(used.map((model) => `${model.title} · ${model.where}`))].join(' | ')}</span>
        </div>
      </header>
      {view && (
        <>
          {view.problem && (
            <ProblemSummary problem={view.problem} lead={noModel} act={(id) => tools.post({ kind: 'action', id })} />
          )}
          <div class="controls">
            {models.map((name) => (
              <ModelPicker
                key={name}
                id={`model-${name}`}
                label={models.length === 1 ? t('Model') : t('Model {letter}', { letter: columnLetter(name) })}
                models={view.models}
                chosen={input[name].model}
                choose={(model) => tools.change(withColumn(input, name, { model }))}
              />
            ))}
            <DataPicker documents={view.documents} data={input.data} tools={tools} />
            <ComparePicker chosen={input.compare} choose={(compare) => tools.change({ ...input, compare })} />
          </div>
          <div class="cautions">
            {used.map((model) => (
              <p key={model.id} class="muted reading">
                {used.length > 1 ? `${model.title}: ${model.caution}` : model.caution}
              </p>
            ))}
            {[...new Map(used.map((model) => [`${model.where} ${model.ceiling}`, model])).values()].map((model) => (
              <p key={model.id} class="muted reading">
                <CeilingLine ceiling={model.ceiling} where={model.where} />
              </p>
            ))}
          </div>
          {input.data.text !== '' && <AttachedText data={input.data} pseudonyms={pseudonyms} tools={tools} />}
          <details class="folded" key={`system-${state.opening}`} open={view.input.system !== ''}>
            <summary>{t('System prompt')}</summary>
            <PromptBox
              id="system"
              label={t('Tells the model who it is and what it must keep to; it comes before the prompt.')}
              value={input.system}
              rows={2}
              change={(system) => tools.change({ ...input, system })}
              leave={tools.settle}
              run={tools.run}
              replace={() => tools.replace('system')}
              say={tools.say}
            />
          </details>
          <div class={prompts.length > 1 ? 'columns' : 'columns single'}>
            {prompts.map((name) => (
              <PromptBox
                key={name}
                id={`prompt-${name}`}
                label={prompts.length === 1 ? t('Prompt') : t('Prompt {letter}', { letter: columnLetter(name) })}
                value={input[name].prompt}
                rows={4}
                fact={<TokenGauge fullness={fullnessOf(input, input[name])} />}
                error={
                  nothingWritten && input[name].prompt.trim() === '' ? t('Write a prompt, then run it.') : undefined
                }
                change={(prompt) => tools.change(withColumn(input, name, { prompt }))}
                leave={tools.settle}
                run={tools.run}
                replace={() => tools.replace(`prompt-${name}`)}
                say={tools.say}
              />
            ))}
          </div>
          {hold && (
            <HoldPanel
              hold={hold}
              replaceAndSend={
                hold.kind === 'decide' && canReplace(hold.found, sentParts) ? () => tools.send('replaced') : undefined
              }
              sendAsItIs={() => tools.send('as-it-is')}
              goBack={tools.goBack}
            />
          )}
          <RunRow
            state={state}
            tools={tools}
            primary={!noModel && hold === undefined}
            settingsOpen={settingsOpen}
            toggleSettings={() => setSettingsOpen(!settingsOpen)}
          />
          {(settingsOpen || settings.length > 1) && (
            <div id="settings" class={settings.length > 1 ? 'columns' : 'columns single'}>
              {settings.map((name) => (
                <SettingsFields
                  key={`${state.opening}-${name}`}
                  id={`settings-${name}`}
                  legend={
                    settings.length === 1 ? t('Settings') : t('Settings {letter}', { letter: columnLetter(name) })
                  }
                  settings={input[name].settings}
                  change={(changed) => tools.change(withColumn(input, name, { settings: changed }))}
                />
              ))}
            </div>
          )}
          <Answers state={state} tools={tools} pseudonyms={pseudonyms} />
        </>
      )}
      <div id={announcementsId} class="unseen" role="status" aria-live="polite" />
    </main>
  );
}

function modelOf({ input }: SandboxState, name: 'a' | 'b'): string {
  return name === 'b' && input.compare === 'models' ? input.b.model : input.a.model;
}
