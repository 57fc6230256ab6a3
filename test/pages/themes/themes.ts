import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The four default themes, and the two that were the default before and are still much in use. */
export const themeNames = ['light', 'dark', 'hc-light', 'hc-dark', 'light-modern', 'dark-modern'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What VS Code puts into the document of a webview, taken from a real one by `take.ts`. */
export interface Theme {
  readonly bodyClasses: readonly string[];
  readonly themeKind: string;
  /** The style sheet that every webview starts with, in a layer below ours. */
  readonly defaultStyles: string;
  readonly variables: Readonly<Record<string, string>>;
}

export function themeOf(name: ThemeName): Theme {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`${name}.json`, import.meta.url)), 'utf8')) as Theme;
}
