import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ceilings, ownedPlaces, usualCeilings } from '../../../src/core/guard/ceilings.js';
import { commandIds, contextKeys, panelIds, viewIds, walkthroughId } from '../../../src/extension/ids.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const nls: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const manifestText = readFileSync(join(root, 'package.json'), 'utf8');
const contributes = manifest.contributes;
const commands = commandIds.map((id) => `sandpit.${id}`);

/** The settings and defaults as the code has them, read from its text: the module itself needs the editor. */
function settingsOfCode(): Record<string, unknown> {
  const text = readFileSync(join(root, 'src/extension/settings.ts'), 'utf8');
  const body = /export const defaults: Settings = \{([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
  return Function(`return ({${body}})`)();
}

describe('the manifest and the code agree', () => {
  it('commands, both ways', () => {
    const declared = contributes.commands.map((entry: { command: string }) => entry.command);
    assert.deepEqual([...declared].sort(), [...commands].sort());
  });

  it('settings and their defaults, both ways', () => {
    const declared = Object.fromEntries(
      Object.entries<{ default: unknown }>(contributes.configuration.properties).map(([key, entry]) => [
        key.replace(/^sandpit\./, ''),
        entry.default,
      ]),
    );
    assert.deepEqual(declared, settingsOfCode());
  });

  it('no setting can be set by a workspace', () => {
    for (const [key, entry] of Object.entries<{ scope: string }>(contributes.configuration.properties))
      assert.equal(entry.scope, 'machine', key);
  });

  it('ceilings: the usual ones, and no other place or level', () => {
    const { ceilings: setting } = settingsOfCode();
    const properties: Record<string, { enum: string[] }> =
      contributes.configuration.properties['sandpit.ceilings'].properties;
    assert.deepEqual(setting, Object.fromEntries(ownedPlaces.map((place) => [place, usualCeilings[place]])));
    assert.deepEqual(Object.keys(properties), [...ownedPlaces]);
    for (const { enum: levels } of Object.values(properties)) assert.deepEqual(levels, [...ceilings]);
  });

  it('views', () => {
    const declared = contributes.views.sandpit.map((entry: { id: string }) => entry.id);
    assert.deepEqual(declared.sort(), Object.values(viewIds).sort());
  });

  it('every menu, key and walkthrough step names a command that exists', () => {
    const inMenus = Object.values<{ command: string }[]>(contributes.menus).flat();
    for (const { command } of [...inMenus, ...contributes.keybindings]) assert.ok(commands.includes(command), command);
    for (const [, command = ''] of manifestText.concat(JSON.stringify(nls)).matchAll(/command:(sandpit\.\w+)/g))
      assert.ok(commands.includes(command), command);
  });

  it('every key has a when', () => {
    for (const key of contributes.keybindings) assert.ok(key.when, key.command);
  });

  it('panels and context keys in the manifest are those of the code', () => {
    for (const [, id = ''] of manifestText.matchAll(/activeWebviewPanelId == '([^']+)'/g))
      assert.ok((Object.values(panelIds) as string[]).includes(id), id);
    for (const id of Object.values(panelIds)) assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${id}`), id);
    for (const key of Object.values(contextKeys)) assert.ok(manifestText.includes(key), key);
    assert.equal(walkthroughId, `${manifest.publisher}.${manifest.name}#${contributes.walkthroughs[0].id}`);
  });

  it('every %key% has its words, and every word its key', () => {
    const used = new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  it('walkthrough pages and icons are there', () => {
    const media = readdirSync(join(root, 'media'), { recursive: true, encoding: 'utf8' }).map(
      (file) => `media/${file.replaceAll('\\', '/')}`,
    );
    for (const [path] of manifestText.matchAll(/media\/[\w./-]+/g)) assert.ok(media.includes(path), path);
  });

  it('the types of the editor are those of its oldest version', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('one exact version for every dependency', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
  });
});
