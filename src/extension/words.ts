import * as vscode from 'vscode';
import type { Translate } from '../core/words.js';

/** The editor's language, through the bundles in `l10n/`. */
export const t: Translate = (phrase, words) => (words ? vscode.l10n.t(phrase, { ...words }) : vscode.l10n.t(phrase));

/** What a page needs to speak the same language: the bundle in use, phrase → phrase; empty in English. */
export function phrasesForPages(): { readonly language: string; readonly phrases: Record<string, string> } {
  const phrases: Record<string, string> = {};
  for (const [phrase, said] of Object.entries(vscode.l10n.bundle ?? {}))
    phrases[phrase] = typeof said === 'string' ? said : String(said);
  return { language: vscode.env.language, phrases };
}
