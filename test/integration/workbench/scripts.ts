/** The doors to scripts/lib, typed: what these tests need of them, and no more. */

import type { ChildProcess } from 'node:child_process';

export interface WorkbenchOptions {
  readonly serverDataDir: string;
  /** `.vsix` files to install, or folders of built extensions to place. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  readonly folder?: string;
  readonly smokeTestDriver?: boolean;
  readonly developmentPath?: string;
  readonly testsPath?: string;
  readonly workspaceTrust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Workbench {
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly serverDataDir: string;
  readonly extensionsDir: string;
  readonly userSettingsFile: string;
  readonly machineSettingsFile: string;
  readonly child: ChildProcess;
  log(): string;
  stop(): Promise<void>;
}

interface Paths {
  readonly root: string;
  readonly models: string;
  readonly llama: string;
  readonly test: string;
  readonly screenshots: string;
}

interface Zip {
  readonly entries: readonly { readonly name: string; readonly bytes: number; readonly mode: number }[];
  stream(entry: Zip['entries'][number]): Promise<NodeJS.ReadableStream>;
  close(): Promise<void>;
}

async function load<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../../../scripts/${path}`, import.meta.url).href)) as Module;
}

export const { paths } = await load<{ readonly paths: Paths }>('lib/paths.mjs');

export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const module = await load<{ startWorkbench(options: WorkbenchOptions): Promise<Workbench> }>('lib/workbench.mjs');
  return module.startWorkbench(options);
}

export interface Packages {
  readonly universal: string;
  readonly platform: string;
}

let made: Promise<Packages> | undefined;

/** Both packages, made when the sources have changed since; the same two for the whole run. */
export function packages(): Promise<Packages> {
  return (made ??= load<{ ensurePackages(): Promise<Packages> }>('package.mjs').then((module) =>
    module.ensurePackages(),
  ));
}

/** The path of a whole model file. */
export async function model(name: 'small' | 'tiny'): Promise<string> {
  return (await load<{ getModel(name: string): Promise<string> }>('lib/models.mjs')).getModel(name);
}

/** The browser's program and the flags that keep it from calling home. */
export async function browserProgram(): Promise<{
  readonly executablePath: string;
  readonly flags: readonly string[];
}> {
  const { getBrowser, browserFlags } = await load<{
    getBrowser(): Promise<{ readonly executablePath: string } | { readonly reason: string }>;
    browserFlags: readonly string[];
  }>('lib/browser.mjs');
  const found = await getBrowser();
  if ('reason' in found) throw new Error(found.reason);
  return { executablePath: found.executablePath, flags: browserFlags };
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function deadPort(): Promise<number> {
  return (await load<{ anyPort(): Promise<number> }>('lib/ports.mjs')).anyPort();
}

export async function openZip(file: string): Promise<Zip> {
  return (await load<{ openZip(file: string): Promise<Zip> }>('lib/zip.mjs')).openZip(file);
}

/** An installed desktop VS Code, and whether there is a screen for it. */
export async function desktop(): Promise<{ readonly program: string | undefined; readonly screen: boolean }> {
  const { findDesktop, hasScreen } = await load<{ findDesktop(): string | undefined; hasScreen(): boolean }>(
    'lib/editor.mjs',
  );
  return { program: findDesktop(), screen: hasScreen() };
}
