import * as vscode from 'vscode';
import type { Translate } from '../core/words.js';

/** The editor's language, through the bundles in `l10n/`. */
export const t: Translate = (phrase, words) => (words ? vscode.l10n.t(phrase, { ...words }) : vscode.l10n.t(phrase));

/** `23 Nov 2026, 10:15`: a moment in the words of the editor's language; in English as it is written in Britain. */
export function sayWhen(at: Date): string {
  const language = /^en(-us)?$/i.test(vscode.env.language) ? 'en-GB' : vscode.env.language;
  return at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** What a page needs to speak the same language: the bundle in use, phrase → phrase; empty in English. */
export function phrasesForPages(): { readonly language: string; readonly phrases: Record<string, string> } {
  const phrases: Record<string, string> = {};
  for (const [phrase, said] of Object.entries(vscode.l10n.bundle ?? {}))
    phrases[phrase] = typeof said === 'string' ? said : String(said);
  return { language: vscode.env.language, phrases };
}
