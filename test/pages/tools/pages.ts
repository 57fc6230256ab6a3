/** A page in a real browser, with a test in the place of the extension. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserFlags, getBrowser } from '../../../scripts/lib/browser.mjs';
import { paths } from '../../../scripts/lib/paths.mjs';
import {
  fromLessonPage,
  fromSandboxPage,
  toLessonPage,
  toSandboxPage,
  type FromLessonPage,
  type FromSandboxPage,
  type ToLessonPage,
  type ToSandboxPage,
} from '../../../src/core/protocol.js';
import { themeOf, type ThemeName } from '../themes/themes.js';
import { buildPages } from './buildPages.js';
import { servePages, type PageName, type PageServer } from './server.js';

export type ToPage = { lesson: ToLessonPage; sandbox: ToSandboxPage };
export type FromPage = { lesson: FromLessonPage; sandbox: FromSandboxPage };

export interface OpenPage<Name extends PageName> {
  readonly page: Page;
  /** Sends messages as the extension would, and waits until they are drawn. Throws when one does not fit the protocol. */
  send(...messages: ToPage[Name][]): Promise<void>;
  /** What the page has sent so far, parsed as the extension parses it. Throws when one does not fit. */
  posted(): Promise<FromPage[Name][]>;
  /** Empties what {@link posted} gives. */
  forget(): Promise<void>;
  setTheme(theme: ThemeName): Promise<void>;
  screenshot(theme: string, state: string): Promise<void>;
  /** What went wrong in the page: errors, breaches of the policy, requests to elsewhere. */
  readonly wrongs: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

let started: Promise<{ browser: Browser; server: PageServer }> | undefined;

async function start(): Promise<{ browser: Browser; server: PageServer }> {
  await buildPages();
  const found = await getBrowser();
  if ('reason' in found) throw new Error(`The pages cannot be tested: ${found.reason}.`);
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...browserFlags] });
  return { browser, server: await servePages() };
}

/** Ends the browser and the server; the next page starts them again. */
export async function closeBrowser(): Promise<void> {
  if (!started) return;
  const { browser, server } = await started;
  started = undefined;
  await browser.close();
  await server.close();
}

const sides = {
  lesson: { to: toLessonPage, from: fromLessonPage },
  sandbox: { to: toSandboxPage, from: fromSandboxPage },
};

/** What the page finds in place of the editor's own handle. Written as text: it runs in the browser. */
const editorHandle = `
  globalThis.__name ??= (it) => it;
  globalThis.sandpitTest = { posted: [], kept: undefined, breaches: [], acquired: 0, deaf: false };
  // First of all listeners: while it is deaf, no message reaches the page.
  addEventListener('message', (event) => { if (sandpitTest.deaf) event.stopImmediatePropagation(); });
  globalThis.acquireVsCodeApi = () => {
    if (sandpitTest.acquired++ > 0) throw new Error('The editor gives its handle out only once.');
    return Object.freeze({
      postMessage: (message) => { sandpitTest.posted.push(structuredClone(message)); },
      setState: (state) => { sandpitTest.kept = state; },
      getState: () => sandpitTest.kept,
    });
  };
  addEventListener('securitypolicyviolation', (event) => {
    sandpitTest.breaches.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
  });
`;

export async function openPage<Name extends PageName>(name: Name, options: OpenOptions = {}): Promise<OpenPage<Name>> {
  started ??= start();
  const { browser, server } = await started;
  const context = await browser.newContext({
    viewport: { width: options.width ?? (name === 'lesson' ? 860 : 1180), height: options.height ?? 900 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion ?? 'reduce',
    forcedColors: options.forcedColors ?? 'none',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(`console: ${message.text()}`);
  });
  const address = server.address(name);
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) wrongs.push(`request: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.url() !== address) wrongs.push(`went to: ${frame.url()}`);
  });
  await page.addInitScript(editorHandle);
  await page.goto(address);
  const setTheme = (theme: ThemeName) => page.evaluate(putOn, themeOf(theme));
  await setTheme(options.theme ?? 'light');
  await page.waitForFunction(() =>
    sandpitTest.posted.some((message) => (message as { kind?: string }).kind === 'ready'),
  );

  const side = sides[name];
  return {
    page,
    wrongs,
    setTheme,
    async send(...messages) {
      for (const message of messages) side.to.parse(message);
      await page.evaluate(async (data) => {
        for (const message of data) window.postMessage(message, '*');
        await new Promise((resolve) => setTimeout(resolve, 0));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }, messages as unknown[]);
      for (const breach of await page.evaluate(() => sandpitTest.breaches.splice(0))) wrongs.push(`policy: ${breach}`);
    },
    async posted() {
      const messages = await page.evaluate(() => sandpitTest.posted);
      return messages.map((message) => side.from.parse(message) as FromPage[Name]);
    },
    forget: () => page.evaluate(() => void sandpitTest.posted.splice(0)),
    async screenshot(theme, state) {
      const folder = join(paths.screenshots, 'pages', theme);
      mkdirSync(folder, { recursive: true });
      // From the top: the header that stays in sight would otherwise be in the middle of the picture.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: join(folder, `${state}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
}

declare const sandpitTest: { posted: unknown[]; kept: unknown; breaches: string[] };

/** Puts a theme on, as the editor does: variables on the root element, classes on the body. Runs in the browser. */
function putOn(theme: ReturnType<typeof themeOf>): void {
  const { documentElement, body } = document;
  for (const property of [...documentElement.style]) documentElement.style.removeProperty(property);
  for (const [property, value] of Object.entries(theme.variables)) documentElement.style.setProperty(property, value);
  body.className = theme.bodyClasses.join(' ');
  body.dataset['vscodeThemeKind'] = theme.themeKind;
}
