import * as vscode from 'vscode';
import { ceilings, isOwnedCeilings, type OwnedCeilings } from '../core/guard/ceilings.js';
import type { Problem } from '../core/problems.js';

/** The settings, typed, with the defaults of the manifest. A test compares both. */
export interface Settings {
  readonly engine: 'auto' | 'ollama' | 'embedded' | 'recorded';
  readonly model: string;
  readonly 'ollama.address': string;
  readonly modelsFolder: string;
  readonly 'embedded.runtimeFolder': string;
  readonly 'embedded.threads': number;
  readonly 'embedded.unloadAfterMinutes': number;
  readonly firstWordTimeoutMinutes: number;
  readonly openAtStart: boolean;
  readonly ceilings: OwnedCeilings;
}

export const defaults: Settings = {
  engine: 'auto',
  model: '',
  'ollama.address': 'http://127.0.0.1:11434',
  modelsFolder: '',
  'embedded.runtimeFolder': '',
  'embedded.threads': 0,
  'embedded.unloadAfterMinutes': 10,
  firstWordTimeoutMinutes: 30,
  openAtStart: false,
  ceilings: { 'this machine': 'OFFICIAL', department: 'OFFICIAL' },
};

const isEngine = (value: unknown): value is Settings['engine'] =>
  value === 'auto' || value === 'ollama' || value === 'embedded' || value === 'recorded';
const isWithin =
  (low: number, high: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high;
const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

type Guards = {
  readonly [Key in keyof Settings]: {
    readonly is: (value: unknown) => value is Settings[Key];
    readonly expected: string;
  };
};

const guards: Guards = {
  engine: { is: isEngine, expected: 'auto, ollama, embedded or recorded' },
  model: { is: isString, expected: 'text' },
  'ollama.address': { is: isString, expected: 'an address such as http://127.0.0.1:11434' },
  modelsFolder: { is: isString, expected: 'the path of a folder' },
  'embedded.runtimeFolder': { is: isString, expected: 'the path of a folder' },
  'embedded.threads': { is: isWithin(0, 64), expected: 'a number from 0 to 64' },
  'embedded.unloadAfterMinutes': { is: isWithin(1, 240), expected: 'a number from 1 to 240' },
  firstWordTimeoutMinutes: { is: isWithin(1, 240), expected: 'a number from 1 to 240' },
  openAtStart: { is: isBoolean, expected: 'true or false' },
  ceilings: {
    is: isOwnedCeilings,
    expected: `one of ${ceilings.join(', ')} for “this machine” and for “department”`,
  },
};

/** One setting; a value of the wrong kind falls back to the default and is reported by {@link readSettings}. */
export function readSetting<Key extends keyof Settings>(key: Key): Settings[Key] {
  const value: unknown = vscode.workspace.getConfiguration('sandpit').get(key);
  return guards[key].is(value) ? value : defaults[key];
}

/** All settings, and a problem for each that was not of its kind. */
export function readSettings(): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const configuration = vscode.workspace.getConfiguration('sandpit');
  for (const key of Object.keys(defaults) as (keyof Settings)[]) {
    const value: unknown = configuration.get(key);
    if (!guards[key].is(value))
      problems.push({
        code: 'setting.wrong',
        setting: `sandpit.${key}`,
        got: typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'),
        expected: guards[key].expected,
      });
  }
  return {
    settings: {
      engine: readSetting('engine'),
      model: readSetting('model'),
      'ollama.address': readSetting('ollama.address'),
      modelsFolder: readSetting('modelsFolder'),
      'embedded.runtimeFolder': readSetting('embedded.runtimeFolder'),
      'embedded.threads': readSetting('embedded.threads'),
      'embedded.unloadAfterMinutes': readSetting('embedded.unloadAfterMinutes'),
      firstWordTimeoutMinutes: readSetting('firstWordTimeoutMinutes'),
      openAtStart: readSetting('openAtStart'),
      ceilings: readSetting('ceilings'),
    },
    problems,
  };
}

/** Keeps a choice of engine and model for this machine. */
export async function chooseInSettings(engine: Settings['engine'], model: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('sandpit');
  await configuration.update('engine', engine, vscode.ConfigurationTarget.Global);
  await configuration.update('model', model, vscode.ConfigurationTarget.Global);
}
