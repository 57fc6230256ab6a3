/** A real VS Code workbench with the packaged extension in it, and a browser that looks at it. */

import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Request } from 'playwright-core';
import { reloadWindow } from './acts.js';
import { browserProgram, deadPort, packages, paths, startWorkbench, type Workbench } from './scripts.js';

export interface EditorOptions {
  /** Names the profile's folder and the pictures. */
  readonly name: string;
  /** The platform package has llama.cpp inside, the universal one has not. */
  readonly vsix: 'platform' | 'universal';
  /** Settings of ours; the engine finds no Ollama unless one is named. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Folders of other extensions that are placed beside ours. */
  readonly beside?: readonly string[];
  readonly folder?: string;
  readonly workspaceTrust?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly browserFlags?: readonly string[];
  /** Prepares the profile, before anything is started. */
  readonly prepare?: (profile: string) => void;
  /** Hears of every request of the browser, and of the address of the frame that made it. */
  readonly listen?: (request: { readonly url: string; readonly frame: string }) => void;
}

export interface Editor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly workbench: Workbench;
  /** Where the extension keeps progress and runs. */
  readonly storage: string;
  /** Writes our settings, as a person does in the settings editor; VS Code notices by itself. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Loads the window again, as after a restart. */
  reload(): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where a profile of that name keeps what the extension writes. */
export const storageOf = (profile: string): string =>
  join(profile, 'data', 'User', 'globalStorage', 'ai-sandpit.ai-sandpit');

/** Starts a fresh profile, installs the package by VS Code's own command, and opens a window. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const profile = join(paths.test, `integration-${options.name}`);
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  options.prepare?.(profile);
  const made = await packages();
  const always = { 'sandpit.ollama.address': `http://127.0.0.1:${await deadPort()}` };
  const workbench = await startWorkbench({
    serverDataDir: profile,
    extensions: [made[options.vsix], ...(options.beside ?? [])],
    machineSettings: { ...always, ...options.settings },
    ...(options.userSettings ? { settings: options.userSettings } : {}),
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.workspaceTrust === undefined ? {} : { workspaceTrust: options.workspaceTrust }),
    ...(options.env ? { env: options.env } : {}),
  });
  try {
    const { context, close } = await openBrowser(options.browserFlags);
    const { listen } = options;
    if (listen) context.on('request', (request) => listen({ url: request.url(), frame: frameOf(request) }));
    const page = await context.newPage();
    await page.goto(workbench.url);
    await untilDrawn(page);
    return {
      page,
      context,
      workbench,
      storage: storageOf(profile),
      changeSettings: (settings) =>
        writeFileSync(workbench.machineSettingsFile, JSON.stringify({ ...always, ...settings }, undefined, 2)),
      reload: async () => {
        await reloadWindow(page);
        await untilDrawn(page);
      },
      screenshot: async (name) => {
        const file = join(paths.screenshots, 'integration', `${options.name}-${name}.png`);
        mkdirSync(dirname(file), { recursive: true });
        await page.screenshot({ path: file });
      },
      close: async () => {
        await close();
        await workbench.stop();
      },
    };
  } catch (error) {
    await workbench.stop();
    throw error;
  }
}

/** A service worker's request has no frame. */
function frameOf(request: Request): string {
  return request.serviceWorker()?.url() ?? request.frame().url();
}

/** A browser of its own with an empty profile. */
export async function openBrowser(
  moreFlags: readonly string[] = [],
): Promise<{ readonly context: BrowserContext; close(): Promise<void> }> {
  const { executablePath, flags } = await browserProgram();
  const browser = await chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  return { context, close: () => browser.close() };
}

/** Until the workbench stands and its first views are asked for. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .statusbar').waitFor();
  // The last to come are the contributions of installed extensions; before that the palette does not know our commands.
  await page.locator('.activitybar').getByRole('tab', { name: 'AI Sandpit' }).waitFor({ timeout: 30_000 });
}

/** A folder with something in it, to be opened as a workspace. */
export function workspaceFolder(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(paths.test, `integration-${name}-workspace`);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A models folder of a test's own. The files are linked, with the notes of their digests, so that nothing large is copied. */
export function modelsFolder(name: string, files: readonly string[]): string {
  const folder = join(paths.test, `integration-${name}-models`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files)
    for (const each of [file, `${file}.sha256.json`])
      if (existsSync(each)) linkSync(each, join(folder, basename(each)));
  return folder;
}
