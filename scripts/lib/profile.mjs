/** The settings of the profile that `npm start` makes, so that the first screen is ours. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureFolder, paths } from './paths.mjs';

/** How the editor itself looks and keeps quiet. Workspace trust stays as VS Code has it. */
export const editorSettings = Object.freeze({
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
});

/** What our own extension is told: where this repository keeps models and llama.cpp, and to open "Start here". */
export const sandpitSettings = Object.freeze({
  'sandpit.modelsFolder': paths.models,
  'sandpit.embedded.runtimeFolder': paths.llama,
  'sandpit.openAtStart': true,
});

/**
 * Writes settings into a settings file; what a person has set there before wins over ours, except for the keys named in `always`.
 * @param {string} file
 * @param {Readonly<Record<string, unknown>>} settings
 * @param {{ always?: readonly string[] }} [options]
 */
export function writeSettings(file, settings, options = {}) {
  /** @type {Record<string, unknown>} */
  let present = {};
  if (existsSync(file)) {
    try {
      present = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // A person's own file with comments in it: it stays as they wrote it.
      return;
    }
  }
  const next = { ...settings, ...present };
  for (const key of options.always ?? []) if (key in settings) next[key] = settings[key];
  const text = `${JSON.stringify(next, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  ensureFolder(dirname(file));
  writeFileSync(file, text);
}
