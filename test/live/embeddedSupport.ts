import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundles } from '../../scripts/build.mjs';
import { catalogue, type CatalogueModel } from '../../src/core/models/catalogue.js';
import type { Engine, LanguageModel } from '../../src/core/models/languageModel.js';
import { noteName } from '../../src/core/models/modelFile.js';
import { createEmbeddedEngine, type EmbeddedEngineOptions } from '../../src/engines/embedded/engine.js';
import { neverAborted, processesIn } from '../unit/engines/embedded/support.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const llamaFolder = join(root, '.sandpit/llama');
export const modelsFolder = join(root, '.sandpit/models');
export const scratch = join(root, '.sandpit/test');

export const [small, , tiny] = catalogue as readonly [CatalogueModel, CatalogueModel, CatalogueModel];

let childModule: Promise<string> | undefined;

/** The child module of the sources as they are now, built like the one that is shipped. */
export function buildChild(): Promise<string> {
  const outdir = join(scratch, 'embedded');
  childModule ??= build({ ...bundles.embeddedChild, outdir, metafile: false }).then(() =>
    join(outdir, 'engines/embeddedChild.js'),
  );
  return childModule;
}

export interface Scene {
  readonly engine: Engine;
  readonly log: readonly string[];
  open(model?: CatalogueModel): Promise<LanguageModel>;
  processes(): readonly number[];
}

/** Runs a test with an engine on the real llama.cpp, and ends all that it started. */
export async function withLlama(
  test: (scene: Scene) => Promise<void>,
  options: Partial<EmbeddedEngineOptions> = {},
): Promise<void> {
  const log: string[] = [];
  const engine = createEmbeddedEngine({
    runtimeFolders: [llamaFolder],
    modelsFolder,
    childModule: await buildChild(),
    unloadAfterMs: 600_000,
    log: (line) => log.push(line),
    ...options,
  });
  try {
    await test({
      engine,
      log,
      open: (model = tiny) => engine.open(model.file, neverAborted()),
      processes: () => processesIn(log),
    });
  } finally {
    await engine.dispose();
  }
}

/** Runs a test in a scratch folder of its own, on the same disk as the models. */
export async function inScratch(test: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, 'embedded-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts a model of the catalogue into another folder without copying it, and without its note. */
export async function lend(model: CatalogueModel, folder: string, name = model.file): Promise<string> {
  const path = join(folder, name);
  await link(join(modelsFolder, model.file), path).catch(() => symlink(join(modelsFolder, model.file), path));
  return path;
}

/** Puts a file in as if a person had imported it. */
export async function putImported(folder: string, name: string, bytes: Uint8Array, digest: string): Promise<void> {
  await writeFile(join(folder, name), bytes);
  const note = { sha256: digest, size: bytes.length, mtimeMs: 0, imported: true };
  await writeFile(noteName(join(folder, name)), JSON.stringify(note));
}

/** Processor time that a process has used, in milliseconds, as far as `ps` tells: to the hundredth on macOS, from /proc on Linux. */
export function cpuOf(pid: number): number {
  if (process.platform === 'linux') {
    // proc(5), fields 14 and 15, behind the name in brackets; the clock ticks 100 times a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }
  const [minutes = '0', seconds = '0'] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(':')
    .slice(-2);
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
