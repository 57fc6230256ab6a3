/** Rules of the pages' source that no compiler knows. */

import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { phrasesOfPages } from '../../pages/states/longWords.js';
import { themeNames, themeOf } from '../../pages/themes/themes.js';

const folder = join(root, 'src', 'webview');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx|css)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8').replace(/\/\*[^]*?\*\//g, '') }));
const scripts = files.filter(({ file }) => !file.endsWith('.css'));
const sheets = files.filter(({ file }) => file.endsWith('.css'));

/** The files in which something is found, with what was found. */
const where = (among: typeof files, pattern: RegExp) =>
  among.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => `${file}: ${match[0].trim()}`));

describe('the source of the pages', () => {
  it('has script and style sheets to look at', () => assert.ok(scripts.length > 30 && sheets.length > 5));

  it('sets HTML in one place only', () => {
    const found = where(scripts, /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write/g);
    assert.deepEqual(found, ['prose.tsx: dangerouslySetInnerHTML']);
  });

  it('holds the editor’s handle in one place only', () => {
    const found = where(scripts, /acquireVsCodeApi\(/g);
    assert.deepEqual(new Set(found.map((each) => each.split(':')[0])), new Set(['host.ts']));
  });

  it('has no inline styles and no way to a network', () => {
    assert.deepEqual(where(scripts, /\bstyle=|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/g), []);
    assert.deepEqual(where(sheets, /url\(|https?:|@font-face/g), []);
  });

  it('has no colours but the editor’s', () => {
    const colour =
      /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|:\s*(?:black|white|gr[ae]y|red|green|blue|yellow|orange)\b/gi;
    assert.deepEqual(where(sheets, colour), []);
  });

  it('names only variables that the editor has', () => {
    const known = new Set(themeNames.flatMap((name) => Object.keys(themeOf(name).variables)));
    const used = new Set(where(sheets, /--vscode-[\w-]+/g).map((each) => each.split(': ')[1] ?? ''));
    assert.ok(used.size > 15);
    assert.deepEqual(
      [...used].filter((name) => !known.has(name)),
      [],
    );
  });

  it('says every phrase through t(), with its places filled by name', () => {
    const phrases = phrasesOfPages();
    assert.ok(phrases.length > 60);
    assert.deepEqual(
      phrases.filter((phrase) => /\{\d+\}|\$\{/.test(phrase)),
      [],
    );
  });

  it('has no sizes in pixels but for hairlines', () => {
    const found = where(sheets, /\b(\d+)px/g).filter((each) => Number(/(\d+)px/.exec(each)?.[1]) > 4);
    assert.deepEqual(found, []);
  });
});
