/**
 * Builds everything into dist/: the extension and its lazy chunks, the child process of the embedded engine,
 * the command line and the pages. `node scripts/build.mjs [--watch] [--meta]`
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  // Function names stay, so that an error in the log can be read.
  keepNames: false,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  target: 'es2022',
};

/** Some libraries still call `require`; an ES module has to bring its own. */
const requireBanner = {
  js: "import { createRequire as sandpitCreateRequire } from 'node:module'; const require = sandpitCreateRequire(import.meta.url);",
};

/** One entry a bundle; tests and benchmarks build from the same table. */
export const bundles = {
  /** @type {import('esbuild').BuildOptions} */
  extension: {
    ...common,
    entryPoints: { extension: 'src/extension/extension.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    splitting: true,
    external: ['vscode'],
    banner: requireBanner,
  },
  /** @type {import('esbuild').BuildOptions} */
  embeddedChild: {
    ...common,
    entryPoints: { 'engines/embeddedChild': 'src/engines/embedded/child.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'esm',
    banner: requireBanner,
  },
  /** @type {import('esbuild').BuildOptions} */
  cli: {
    ...common,
    entryPoints: { sandpit: 'src/cli/sandpit.ts' },
    outdir: 'dist/cli',
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    splitting: true,
    banner: requireBanner,
  },
  /** @type {import('esbuild').BuildOptions} */
  pages: {
    ...common,
    entryPoints: { lesson: 'src/webview/lesson/main.tsx', sandbox: 'src/webview/sandbox/main.tsx' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
};

/** Builds every bundle; gives esbuild's metafiles by name. */
export async function buildAll({ watch = false } = {}) {
  const esbuild = await import('esbuild');
  await rm(join(root, 'dist/chunks'), { recursive: true, force: true });
  await rm(join(root, 'dist/cli'), { recursive: true, force: true });
  await mkdir(join(root, 'dist'), { recursive: true });
  /** @type {Record<string, import('esbuild').Metafile>} */
  const metafiles = {};
  for (const [name, options] of Object.entries(bundles)) {
    if (watch) await (await esbuild.context(options)).watch();
    else metafiles[name] = (await esbuild.build(options)).metafile;
  }
  return metafiles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const watch = process.argv.includes('--watch');
  const metafiles = await buildAll({ watch });
  if (process.argv.includes('--meta')) {
    await mkdir(join(root, '.sandpit'), { recursive: true });
    await writeFile(join(root, '.sandpit/metafiles.json'), JSON.stringify(metafiles));
  }
  console.log(watch ? 'Watching.' : 'Built dist/.');
}
