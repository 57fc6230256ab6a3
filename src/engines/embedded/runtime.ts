/** Finding llama.cpp: `node-llama-cpp` with its build for this platform, in one of several folders. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

export interface Runtime {
  /** Path of the entry module. */
  readonly entry: string;
  /** The version of the binding. */
  readonly version: string;
}

/** As VS Code names its platform targets: `linux-x64`. */
export function platformName(): string {
  return `${process.platform}-${process.arch}`;
}

const manifest = z.object({ version: z.string() });

/** The first folder whose `node_modules` has the binding and a build for this platform. Starts nothing. */
export async function findRuntime(folders: readonly string[]): Promise<Runtime | undefined> {
  for (const folder of folders) {
    const modules = join(folder, 'node_modules');
    const home = join(modules, 'node-llama-cpp');
    const text = await readFile(join(home, 'package.json'), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const builds = await readdir(join(modules, '@node-llama-cpp')).catch(() => []);
    if (!builds.some((build) => build.startsWith(buildPrefix()))) continue;
    const found = readManifest(text);
    if (found) return { entry: join(home, 'dist', 'index.js'), version: found.version };
  }
  return undefined;
}

function readManifest(text: string): z.infer<typeof manifest> | undefined {
  try {
    return manifest.safeParse(JSON.parse(text)).data;
  } catch {
    // Half a package.json: a copy that was not finished. The next folder may have a whole one.
    return undefined;
  }
}

/** `linux-x64`, `mac-arm64-metal`, `win-x64`: how the packages of the builds are named. */
function buildPrefix(): string {
  const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'mac', win32: 'win' };
  return `${names[process.platform] ?? process.platform}-${process.arch}`;
}
