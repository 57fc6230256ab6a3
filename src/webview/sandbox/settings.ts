/** The settings of a run: their bounds and the one sentence that explains each. */

import type { SettingsView } from '../../core/protocol.js';
import { figure, t } from '../words.js';

export type SettingName = keyof SettingsView;

export interface Setting {
  readonly name: SettingName;
  readonly label: string;
  readonly explained: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export const settingsOf = (): readonly Setting[] => [
  {
    name: 'temperature',
    label: t('Temperature'),
    explained: t('How freely the model chooses its words: 0 takes the likeliest each time, 1 varies more.'),
    min: 0,
    max: 2,
    step: 0.1,
  },
  {
    name: 'seed',
    label: t('Seed'),
    explained: t('The number that the chances start from: the same seed usually gives the same answer again.'),
    min: 0,
    max: 2_147_483_647,
    step: 1,
  },
  {
    name: 'maxTokens',
    label: t('Length'),
    explained: t('The most tokens the answer may have; 100 tokens are about 75 words.'),
    min: 1,
    max: 8192,
    step: 1,
  },
  {
    name: 'contextTokens',
    label: t('Context'),
    explained: t('How many tokens of prompt, data and answer the model has room for; more needs more memory.'),
    min: 256,
    max: 131_072,
    step: 256,
  },
];

/** A number within the bounds of its setting, or `undefined` when the text is none. Whole where steps are whole. */
export function readSetting(setting: Setting, text: string): number | undefined {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return undefined;
  if (value < setting.min || value > setting.max) return undefined;
  return setting.name !== 'temperature' && !Number.isInteger(value) ? undefined : value;
}

export const saySettings = (settings: SettingsView): string =>
  t('temperature {temperature} · seed {seed} · at most {length} tokens · context {context}', {
    temperature: figure(settings.temperature),
    seed: settings.seed,
    length: figure(settings.maxTokens),
    context: figure(settings.contextTokens),
  });
