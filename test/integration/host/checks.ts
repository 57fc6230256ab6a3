/** Run inside the extension host of a real VS Code: what only the API can tell. */

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commandIds, commandOf, textScheme, viewIds } from '../../../src/extension/ids.js';
import { defaults } from '../../../src/extension/settings.js';
import { checkDocumentOfOurOwn, showGuidanceForFinding } from './documentChecks.js';
import type { HostCheck } from './names.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly default: unknown }> };
  };
}

const ours = () => {
  const extension = vscode.extensions.getExtension('ai-sandpit.ai-sandpit');
  assert.ok(extension, 'the extension is not installed');
  return extension;
};
const manifest = () => ours().packageJSON as Manifest;

/** Each gives nothing, or a figure worth printing. Throws when the check fails. */
export const checks: Record<HostCheck, () => Promise<string | undefined>> = {
  'the extension is installed and activates within a second': async () => {
    const extension = ours();
    const from = performance.now();
    const before = extension.isActive;
    await extension.activate();
    const ms = performance.now() - from;
    assert.ok(extension.isActive);
    assert.ok(ms < 1000, `${ms} ms`);
    return before ? 'it was active already' : `${ms.toFixed(0)} ms`;
  },

  'every command of the manifest is registered, and no other of ours': async () => {
    const registered = (await vscode.commands.getCommands(true)).filter((id) => /^sandpit\.[a-zA-Z]+$/.test(id)).sort();
    const contributed = manifest()
      .contributes.commands.map(({ command }) => command)
      .sort();
    assert.deepEqual(registered, contributed);
    assert.deepEqual(registered, commandIds.map(commandOf).sort());
    return `${registered.length} commands`;
  },

  'every setting has the default that the code has': async () => {
    const configuration = vscode.workspace.getConfiguration('sandpit');
    const contributed = Object.keys(manifest().contributes.configuration.properties).sort();
    assert.deepEqual(
      contributed,
      Object.keys(defaults)
        .map((key) => `sandpit.${key}`)
        .sort(),
    );
    for (const [key, value] of Object.entries(defaults))
      assert.deepEqual(configuration.inspect(key)?.defaultValue, value, key);
    return undefined;
  },

  'the views answer when they are opened': async () => {
    for (const id of Object.values(viewIds)) await vscode.commands.executeCommand(`${id}.focus`);
    return undefined;
  },

  'the log, the walkthrough and the sandbox open': async () => {
    for (const id of ['showLog', 'start', 'openSandbox'] as const) await vscode.commands.executeCommand(commandOf(id));
    const labels = await untilSome(() =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview)
        .map(({ label }) => label),
    );
    assert.ok(labels.includes('Sandbox'), labels.join());
    return undefined;
  },

  'a lesson opens as plain text': async () => {
    await vscode.commands.executeCommand(commandOf('continue'));
    await untilSome(() =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ label }) => label !== 'Sandbox' && !/start/i.test(label)),
    );
    await vscode.commands.executeCommand(commandOf('openAsText'));
    const [document] = await untilSome(() =>
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === textScheme),
    );
    assert.ok(document);
    const words = document.getText().split(/\s+/).length;
    assert.ok(words > 300, `${words} words`);
    return `${words} words`;
  },

  'a document that the learner chooses is checked, mended and left alone again': checkDocumentOfOurOwn,
  'the guidance for a finding opens as a document': showGuidanceForFinding,

  'nothing that was opened is left unsaved': async () => {
    const dirty = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ isDirty }) => isDirty);
    assert.deepEqual(
      dirty.map(({ label }) => label),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    return undefined;
  },
};

async function untilSome<Found>(ask: () => readonly Found[]): Promise<readonly Found[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = ask();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('not within 10 s');
}
