import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Which rooms a room may import from. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  engines: ['engines', 'core'],
  storage: ['storage', 'core'],
  webview: ['webview', 'core'],
  cli: ['cli', 'storage', 'engines', 'core'],
  extension: ['extension', 'storage', 'engines', 'core'],
};

const nodeNames = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

interface Import {
  readonly file: string;
  readonly room: string;
  readonly name: string;
}

/** Every import of a text, static, dynamic and of types. */
function importsIn(text: string): readonly string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function allImports(): readonly Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) =>
    importsIn(readFileSync(join(src, file), 'utf8')).map((name) => ({ file, room: file.split(sep)[0] ?? '', name })),
  );
}

/** What is wrong with an import, if anything. */
function fault({ file, room, name }: Import): string | undefined {
  if (name === 'vscode') return room === 'extension' ? undefined : 'vscode outside extension';
  if (nodeNames.has(name)) return room === 'core' || room === 'webview' ? 'node in core or a page' : undefined;
  if (!name.startsWith('.')) return undefined;
  const target = relative(src, resolve(dirname(join(src, file)), name)).split(sep)[0] ?? '';
  return allowed[room]?.includes(target) ? undefined : `${room} imports ${target}`;
}

describe('the walls of the house', () => {
  const imports = allImports();

  it('finds the imports at all', () => assert.ok(imports.length > 300));

  for (const [room, text, expected] of [
    ['core', `import { readFile } from 'node:fs';`, 'node in core or a page'],
    ['core', `import fs from 'fs';`, 'node in core or a page'],
    ['core', `const x = await import('vscode');`, 'vscode outside extension'],
    ['engines', `import type { Uri } from "vscode";`, 'vscode outside extension'],
    ['core', `export { x } from '../storage/x.js';`, 'core imports storage'],
    ['webview', `import '../extension/ids.js';`, 'webview imports extension'],
  ] as const)
    it(`would notice: ${room}: ${text}`, () => {
      const [name = ''] = importsIn(text);
      assert.equal(fault({ file: join(room, 'file.ts'), room, name }), expected);
    });

  for (const room of Object.keys(allowed))
    it(`${room} imports only what it may`, () => {
      const faults = imports.filter((entry) => entry.room === room).map((entry) => [entry.file, fault(entry)]);
      assert.deepEqual(
        faults.filter(([, said]) => said !== undefined),
        [],
      );
    });

  it('every room is known', () =>
    assert.deepEqual([...new Set(imports.map((entry) => entry.room))].sort(), Object.keys(allowed).sort()));
});
