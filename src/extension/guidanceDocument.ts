import * as vscode from 'vscode';
import { findingTypes, type FindingType } from '../core/guard/finding.js';
import { guidanceScheme } from './ids.js';

/** What a page of guidance was asked for. It stands in the page's address, so that the page can come back after a restart. */
export type GuidanceAsked =
  | { readonly kind: 'all' }
  | { readonly kind: 'finding'; readonly type: FindingType }
  | { readonly kind: 'step'; readonly packId: string; readonly lessonId: string; readonly stepId: string };

/** Serves guidance as a read-only Markdown document. */
export function registerGuidance(load: (asked: GuidanceAsked) => Promise<string>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(guidanceScheme, {
    provideTextDocumentContent: (uri) => load(askedBy(uri)),
  });
}

export function guidanceUri(asked: GuidanceAsked): vscode.Uri {
  return vscode.Uri.from({ scheme: guidanceScheme, path: '/Guidance.md', query: queryOf(asked) });
}

export async function openGuidance(asked: GuidanceAsked): Promise<void> {
  const document = await vscode.workspace.openTextDocument(guidanceUri(asked));
  await vscode.window.showTextDocument(document, { preview: false });
}

function queryOf(asked: GuidanceAsked): string {
  switch (asked.kind) {
    case 'all':
      return '';
    case 'finding':
      return `finding/${asked.type}`;
    case 'step':
      return `step/${asked.packId}/${asked.lessonId}/${asked.stepId}`;
    default:
      return asked satisfies never;
  }
}

function askedBy({ query }: vscode.Uri): GuidanceAsked {
  const [kind, ...rest] = query.split('/');
  const type = findingTypes.find((candidate) => candidate === rest[0]);
  if (kind === 'finding' && type) return { kind, type };
  const [packId, lessonId, stepId] = rest;
  if (kind === 'step' && packId !== undefined && lessonId !== undefined && stepId !== undefined)
    return { kind, packId, lessonId, stepId };
  return { kind: 'all' };
}
