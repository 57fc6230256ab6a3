/** What is in the two packages, file by file, and nothing else. */

import { strict as assert } from 'node:assert';
import { statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { openZip, packages } from './workbench/scripts.js';

/** Every kind of file that a package may hold. */
const allowed: readonly RegExp[] = [
  // vsce's own two
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[a-z]{2}(-[a-z]+)?)?)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE(\.txt|\.md)?$/i,
  /^extension\/l10n\/bundle\.l10n(\.[a-z]{2})?\.json$/,
  /^extension\/media\/[\w-]+\.(svg|png)$/,
  /^extension\/media\/walkthrough\/[\w-]+\.(md|svg|png)$/,
  /^extension\/dist\/extension\.js$/,
  /^extension\/dist\/chunks\/[\w.-]+-[A-Z0-9]{8}\.js$/,
  /^extension\/dist\/engines\/embeddedChild\.js$/,
  /^extension\/dist\/webview\/(lesson|sandbox)\.(js|css)$/,
  /^extension\/dist\/[\w./-]+\.LEGAL\.txt$/,
  /^extension\/dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/lessons\/[a-z0-9-]+\/(pack|proof|recorded)\.json$/,
  /^extension\/lessons\/[a-z0-9-]+\/lessons\/[a-z0-9-]+\.md$/,
  /^extension\/lessons\/[a-z0-9-]+\/data\/[a-z0-9-]+\.(txt|md|csv|json)$/,
  /^extension\/lessons\/[a-z0-9-]+\/images\/[a-z0-9-]+\.(png|svg|jpg)$/,
];
const llama = /^extension\/dist\/llama\//;

/** What must never be shipped, wherever it lies. */
const forbidden: readonly RegExp[] = [
  /\.map$/,
  /\.(ts|tsx|mts|cts)$/,
  /\.(gguf|part|vsix|whl)$/,
  /(^|\/)\.[^/]/,
  /(^|\/)(src|test|tests|scripts|\.sandpit|\.git|\.ci)\//,
  /(^|\/)(tsconfig[\w.]*\.json|eslint\.config\.\w+|package-lock\.json|\.npmrc|\.env)$/,
  /\.(pem|key|p12|crt)$/i,
];

/** Texts that look like a key or a password. Each is the published form of its maker's tokens. */
const secrets =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bnpm_[A-Za-z0-9]{36}|\bAKIA[0-9A-Z]{16}\b|_authToken=/;

const needed: readonly RegExp[] = [
  /^extension\/package\.json$/,
  /^extension\/dist\/extension\.js$/,
  /^extension\/dist\/engines\/embeddedChild\.js$/,
  /^extension\/dist\/webview\/lesson\.js$/,
  /^extension\/dist\/webview\/sandbox\.js$/,
  /^extension\/lessons\/foundations\/pack\.json$/,
  /^extension\/lessons\/foundations\/proof\.json$/,
  /^extension\/lessons\/foundations\/lessons\/.+\.md$/,
  /^extension\/lessons\/use-it-responsibly\/pack\.json$/,
  /^extension\/lessons\/use-it-responsibly\/proof\.json$/,
  /^extension\/lessons\/use-it-responsibly\/lessons\/.+\.md$/,
  /^extension\/LICENSE/i,
];

for (const [kind, limitBytes] of [
  ['universal', 1.5e6],
  ['platform', 25e6],
] as const)
  describe(`the ${kind} package`, () => {
    let file: string;
    let names: readonly string[];

    before(async () => {
      file = (await packages())[kind];
      const zip = await openZip(file);
      names = zip.entries.map(({ name }) => name).filter((name) => !name.endsWith('/'));
      await zip.close();
    });

    it(`is at most ${limitBytes / 1e6} MB`, () => {
      const { size } = statSync(file);
      console.log(`      ${(size / 1e6).toFixed(2)} MB, ${names.length} files`);
      assert.ok(size <= limitBytes, `${size} bytes`);
    });

    it('holds what is allowed and nothing else', () => {
      const own = names.filter((name) => !llama.test(name));
      assert.deepEqual(
        own.filter((name) => !allowed.some((pattern) => pattern.test(name))),
        [],
      );
      assert.deepEqual(
        names.filter((name) => forbidden.some((pattern) => pattern.test(name))),
        [],
      );
    });

    it('holds all that is needed', () => {
      assert.deepEqual(needed.filter((pattern) => !names.some((name) => pattern.test(name))).map(String), []);
    });

    if (kind === 'universal')
      it('has no native code', () => {
        assert.deepEqual(
          names.filter((name) => llama.test(name) || /\.(node|so|dylib|dll|exe)(\.|$)/.test(name)),
          [],
        );
      });
    else
      it('has llama.cpp inside, for this platform only', () => {
        assert.ok(names.some((name) => llama.test(name) && name.endsWith('.node')));
        const packagesInside = new Set(names.flatMap((name) => /@node-llama-cpp\/([\w.-]+)\//.exec(name)?.[1] ?? []));
        assert.deepEqual(
          [...packagesInside],
          [`${process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'win' : 'linux'}-${process.arch}`],
        );
      });

    it('has no secret in any text', async () => {
      const zip = await openZip(file);
      const found: string[] = [];
      for (const entry of zip.entries)
        if (
          /\.(js|json|md|txt|css|xml|vsixmanifest)$/.test(entry.name) &&
          secrets.test(await text(await zip.stream(entry)))
        )
          found.push(entry.name);
      await zip.close();
      assert.deepEqual(found, []);
    });

    it('has a manifest without what only the repository needs', async () => {
      const zip = await openZip(file);
      const entry = zip.entries.find(({ name }) => name === 'extension/package.json');
      assert.ok(entry);
      const manifest = JSON.parse(await text(await zip.stream(entry))) as Record<string, unknown>;
      await zip.close();
      for (const key of ['scripts', 'dependencies', 'devDependencies', 'private']) assert.ok(!(key in manifest), key);
    });
  });
