import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { findBrowser } from '../../../scripts/lib/browser.mjs';
import { desktopArguments, openDesktop } from '../../../scripts/lib/desktop.mjs';
import { findDesktop, hasScreen } from '../../../scripts/lib/editor.mjs';
import { extensionFiles, placeExtension } from '../../../scripts/lib/extensionFiles.mjs';
import { writeSettings } from '../../../scripts/lib/profile.mjs';
import { Failure } from '../../../scripts/lib/say.mjs';
import { runningSession } from '../../../scripts/lib/session.mjs';
import { addressOf } from '../../../scripts/lib/workbench.mjs';
import { scratchFolder, useScratch } from './scratch.mjs';

/** @param {Record<string, string>} files @param {string} [folder] */
function write(files, folder = scratchFolder()) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

describe('scripts: the extension in an editor’s folder', () => {
  useScratch();

  it('takes what the product needs, and no sources, maps or command line', () => {
    const from = write({
      'package.json': '{}',
      'package.nls.json': '{}',
      'package.nls.cy.json': '{}',
      'package-lock.json': '{}',
      'README.md': '',
      LICENSE: '',
      'dist/extension.js': '',
      'dist/extension.js.map': '',
      'dist/chunks/a.js': '',
      'dist/cli/sandpit.js': '',
      'src/a.ts': '',
      'media/icon.png': '',
      'lessons/foundations/pack.json': '{}',
      'lessons/.DS_Store': '',
      'test/a.ts': '',
      '.env': 'secret',
      'tsconfig.json': '{}',
    });
    assert.deepEqual(extensionFiles(from), [
      'LICENSE',
      'README.md',
      'dist/chunks/a.js',
      'dist/extension.js',
      'lessons/foundations/pack.json',
      'media/icon.png',
      'package.json',
      'package.nls.cy.json',
      'package.nls.json',
    ]);
  });

  it('is copied and named in the list; a newer version takes its place and others stay', () => {
    const extensionsDir = scratchFolder();
    const other = { identifier: { id: 'some.one' }, version: '1.0.0', relativeLocation: 'some.one-1.0.0' };
    write({ 'extensions.json': JSON.stringify([other]) }, extensionsDir);
    const from = write({
      'package.json': '{"publisher":"P","name":"x","version":"1.0.0"}',
      'dist/extension.js': 'one',
    });
    const first = placeExtension(extensionsDir, from);
    assert.equal(readFileSync(join(first, 'dist', 'extension.js'), 'utf8'), 'one');

    write({ 'package.json': '{"publisher":"P","name":"x","version":"1.0.1"}', 'dist/extension.js': 'second' }, from);
    const second = placeExtension(extensionsDir, from);
    assert.equal(readFileSync(join(second, 'dist', 'extension.js'), 'utf8'), 'second');
    assert.equal(existsSync(first), false);
    const list = json(join(extensionsDir, 'extensions.json'));
    assert.deepEqual(
      list.map((/** @type {{ relativeLocation: string }} */ each) => each.relativeLocation),
      ['some.one-1.0.0', 'p.x-1.0.1'],
    );
  });

  it('is copied again only when something changed', () => {
    const extensionsDir = scratchFolder();
    const from = write({
      'package.json': '{"publisher":"p","name":"x","version":"1.0.0"}',
      'dist/extension.js': 'one',
    });
    const target = join(placeExtension(extensionsDir, from), 'dist', 'extension.js');
    writeFileSync(target, 'marked');
    placeExtension(extensionsDir, from);
    assert.equal(readFileSync(target, 'utf8'), 'marked');
    utimesSync(join(from, 'dist', 'extension.js'), new Date(), new Date(Date.now() + 5000));
    placeExtension(extensionsDir, from);
    assert.equal(readFileSync(target, 'utf8'), 'one');
  });
});

describe('scripts: the profile', () => {
  useScratch();

  it('keeps what a person has set, except where the folder must be ours', () => {
    const file = join(scratchFolder(), 'User', 'settings.json');
    writeSettings(file, { a: 1, 'sandpit.modelsFolder': 'here' });
    assert.deepEqual(json(file), { a: 1, 'sandpit.modelsFolder': 'here' });
    writeFileSync(file, JSON.stringify({ a: 2, b: 3, 'sandpit.modelsFolder': 'old' }));
    writeSettings(file, { a: 1, 'sandpit.modelsFolder': 'here' }, { always: ['sandpit.modelsFolder'] });
    assert.deepEqual(json(file), { a: 2, b: 3, 'sandpit.modelsFolder': 'here' });
  });

  it('leaves a file with comments as it is', () => {
    const file = join(scratchFolder(), 'settings.json');
    writeFileSync(file, '{ // mine\n}');
    writeSettings(file, { a: 1 });
    assert.equal(readFileSync(file, 'utf8'), '{ // mine\n}');
  });

  it('forgets a session whose processes are gone', async () => {
    const profile = write({
      'running.json': JSON.stringify({ starter: 2 ** 22 + 7, server: 2 ** 22 + 9, url: 'http://127.0.0.1:1/' }),
    });
    assert.equal(await runningSession(profile), undefined);
    assert.equal(existsSync(join(profile, 'running.json')), false);
  });

  it('does not end a process that is not our server, whatever the note says', async () => {
    const profile = write({
      'running.json': JSON.stringify({ starter: process.pid, server: process.pid, url: 'http://127.0.0.1:1/' }),
    });
    assert.equal(await runningSession(profile), undefined);
  });

  it('makes the address of a window', () => {
    assert.equal(addressOf('http://127.0.0.1:9', {}), 'http://127.0.0.1:9/?ew=true');
    const address = new URL(
      addressOf('http://127.0.0.1:9', { folder: '/a b', developmentPath: '/ext', testsPath: '/t.js' }),
    );
    assert.equal(address.searchParams.get('folder'), '/a b');
    assert.deepEqual(JSON.parse(address.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:9/ext'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:9/t.js'],
    ]);
  });
});

describe('scripts: finding programs', () => {
  useScratch();

  it('takes the browser and the VS Code that the person names', () => {
    const folder = write({ chrome: '', code: '' });
    assert.deepEqual(findBrowser({ SANDPIT_BROWSER: join(folder, 'chrome') }), {
      executablePath: join(folder, 'chrome'),
      name: 'the browser in SANDPIT_BROWSER',
    });
    assert.ok('reason' in (findBrowser({ SANDPIT_BROWSER: join(folder, 'no') }) ?? {}));
    assert.equal(findDesktop({ SANDPIT_VSCODE: join(folder, 'code') }), join(folder, 'code'));
    assert.equal(findDesktop({ SANDPIT_VSCODE: join(folder, 'no') }), undefined);
  });

  it('finds VS Code on PATH, but not the one that only talks to a window elsewhere', function () {
    const name = process.platform === 'win32' ? 'code.exe' : 'code';
    const folder = write({ [`bin/${name}`]: '', [`remote-cli/${name}`]: '' });
    assert.equal(findDesktop({ PATH: join(folder, 'bin') }), join(folder, 'bin', name));
    assert.notEqual(findDesktop({ PATH: join(folder, 'remote-cli') }), join(folder, 'remote-cli', name));
  });

  it('knows a screen by the variables that say so', () => {
    const table = { linux: [false, true], darwin: [true, true], win32: [true, true] };
    const expected = table[/** @type {keyof typeof table} */ (process.platform)] ?? [false, true];
    assert.deepEqual([hasScreen({}), hasScreen({ DISPLAY: ':0' })], expected);
  });

  it('starts VS Code with everything it writes inside the profile', async function () {
    this.timeout(20_000);
    const folder = scratchFolder();
    const said = join(folder, 'said.json');
    const program = join(folder, 'code.mjs');
    writeFileSync(
      program,
      `#!${process.execPath}\nimport { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(said)}, JSON.stringify(process.argv.slice(2)));`,
    );
    chmodSync(program, 0o755);
    const profile = join(folder, 'profile');
    const expected = desktopArguments({ profile });
    for (const option of ['--user-data-dir=', '--extensions-dir='])
      assert.ok(expected.some((each) => each.startsWith(option + profile)));
    assert.ok(expected.some((each) => each.startsWith('--extensionDevelopmentPath=')));
    // Windows cannot start a script as a program; what VS Code is given is asserted above all the same.
    if (process.platform === 'win32') return;
    await openDesktop(program, { profile });
    assert.deepEqual(json(said), expected);
    assert.equal(json(join(profile, 'user-data', 'User', 'settings.json'))['workbench.startupEditor'], 'none');
  });

  it('says so when VS Code does not open', async function () {
    this.timeout(20_000);
    await assert.rejects(openDesktop(join(scratchFolder(), 'missing'), { profile: scratchFolder() }), Failure);
    // Node itself does not know VS Code's options, so it ends with an error as a broken VS Code would.
    await assert.rejects(openDesktop(process.execPath, { profile: scratchFolder() }), Failure);
  });
});
