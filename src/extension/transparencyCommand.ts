import * as vscode from 'vscode';
import { observedIn } from '../core/transparency/observed.js';
import type { TransparencyRecord } from '../core/transparency/record.js';
import { recordAsJson } from '../core/transparency/recordAsJson.js';
import { recordAsMarkdown } from '../core/transparency/recordAsMarkdown.js';
import type { LessonPlace } from './lessonPanels.js';
import { draftCandidates, draftFrom, type Candidate, type DraftParts } from './transparencyDraft.js';
import { sayWhen, t } from './words.js';

/**
 * Drafts a transparency record from an exercise that was run: in the lesson given, or in any. The learner chooses the exercise when
 * there are several, and the form. Nothing leaves the machine; a JSON file is written only where the learner says.
 */
export async function draftTransparencyRecord(
  given: Pick<DraftParts, 'library' | 'progress' | 'runs'>,
  place: LessonPlace | undefined,
): Promise<void> {
  const parts: DraftParts = { ...given, clock: () => new Date(), t };
  const candidates = await draftCandidates(parts, place);
  if (candidates.length === 0) {
    await vscode.window.showInformationMessage(
      t(
        'There is nothing to draft a transparency record from yet. Run an exercise with a model first, then try again.',
      ),
    );
    return;
  }
  const chosen = candidates.length === 1 ? candidates[0] : await pickCandidate(candidates);
  const form = chosen && (await pickForm());
  if (!form) return;
  const record = await draftFrom(parts, chosen, place);
  if (form === 'markdown') await openMarkdown(record);
  else await saveJson(record);
}

async function pickCandidate(candidates: readonly Candidate[]): Promise<Candidate | undefined> {
  const items = candidates.map((candidate) => ({
    label: observedIn(candidate.exercise, undefined).task,
    description: candidate.lesson.title,
    detail: t('Last run: {when}', { when: sayWhen(new Date(candidate.at)) }),
    candidate,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: t('Which exercise shall the record be about?'),
    matchOnDescription: true,
  });
  return picked?.candidate;
}

async function pickForm(): Promise<'markdown' | 'json' | undefined> {
  const items: (vscode.QuickPickItem & { form: 'markdown' | 'json' })[] = [
    { label: t('Open as a document'), description: t('Markdown, to read and complete'), form: 'markdown' },
    { label: t('Save as JSON'), description: t('A file for other programs'), form: 'json' },
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: t('In which form?') }))?.form;
}

async function openMarkdown(record: TransparencyRecord): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: recordAsMarkdown(record, t),
  });
  await vscode.window.showTextDocument(document);
}

async function saveJson(record: TransparencyRecord): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `transparency-record-${record.drafted.slice(0, 10)}.json`;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { JSON: ['json'] },
    title: t('Save the transparency record as JSON'),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(recordAsJson(record)));
  await vscode.window.showTextDocument(target);
}
