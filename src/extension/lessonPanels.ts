import * as vscode from 'vscode';
import { fromLessonPage, type PageCommand } from '../core/protocol.js';
import type { Lesson } from '../core/lessons/lesson.js';
import type { ShelvedPack } from './library.js';
import { panelIds } from './ids.js';
import type { LessonParts, LessonSession } from './lessonSession.js';
import { createLessonSession } from './lessonSession.js';
import { fillPanel, newPanel } from './panels.js';
import { openPackFile } from './plainText.js';
import { phrasesForPages } from './words.js';

/** Which lesson a page shows; kept by the editor over a reload. */
export interface LessonPlace {
  readonly packId: string;
  readonly lessonId: string;
}

/** What a session needs that does not depend on the panel. */
export type LessonSurroundings = Pick<
  LessonParts,
  't' | 'progress' | 'draftRecord' | 'openInSandbox' | 'openLink' | 'act' | 'saved' | 'log' | 'clock'
> & { readonly newRunner: () => LessonParts['runner']; readonly newLab: () => LessonParts['lab'] };

export interface LessonPanels {
  /** Opens a lesson, or shows the tab in which it is open. False when there is no such lesson. */
  open(place: LessonPlace): Promise<boolean>;
  /** Fills a tab that the editor brought back. */
  restore(panel: vscode.WebviewPanel, place: LessonPlace): Promise<boolean>;
  /** Passes a command to the page in front. */
  command(command: PageCommand): void;
  /** The lesson in front. */
  active(): LessonPlace | undefined;
  /** Shows all open lessons anew; `place` narrows it to one. */
  refresh(place?: LessonPlace): Promise<void>;
  /** Shows the model that would answer now, and leaves a run under way alone. */
  refreshEngine(): Promise<void>;
}

interface OpenLesson {
  readonly place: LessonPlace;
  readonly panel: vscode.WebviewPanel;
  readonly session: LessonSession;
}

export function createLessonPanels(
  extensionUri: vscode.Uri,
  find: (place: LessonPlace) => Promise<{ readonly shelved: ShelvedPack; readonly lesson: Lesson } | undefined>,
  surroundings: LessonSurroundings,
): LessonPanels {
  const open = new Map<string, OpenLesson>();
  const keyOf = (place: LessonPlace) => `${place.packId}/${place.lessonId}`;

  async function fill(given: vscode.WebviewPanel | undefined, place: LessonPlace): Promise<boolean> {
    const found = await find(place);
    if (!found) return false;
    const { shelved, lesson } = found;
    // A lesson of another pack may have the same title; its tab stays.
    const replaceUnseen = ![...open.values()].some((other) => other.panel.title === lesson.title);
    const panel = given ?? newPanel(panelIds.lesson, lesson.title, { replaceUnseen });
    const folder = vscode.Uri.file(shelved.folder);
    const filled = fillPanel(panel, {
      page: 'lesson',
      title: lesson.title,
      extensionUri,
      resourceRoots: [folder],
      onMessage: (message) => void receive(message),
      onDispose: () => {
        session.dispose();
        open.delete(keyOf(place));
      },
    });
    const { newRunner, newLab, ...rest } = surroundings;
    const session = createLessonSession({
      ...rest,
      pack: shelved.pack,
      lesson,
      runner: newRunner(),
      lab: newLab(),
      resolveImage: (path) => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, path)).toString(),
      post: filled.post,
      openLesson: async (lessonId) => {
        await openLesson({ packId: place.packId, lessonId });
      },
      openFile: (path) => openPackFile(place.packId, folder, path),
    });

    async function receive(message: unknown): Promise<void> {
      const parsed = fromLessonPage.safeParse(message);
      if (!parsed.success) return surroundings.log(parsed.error);
      if (parsed.data.kind === 'ready') filled.post({ kind: 'words', ...phrasesForPages() });
      try {
        await session.handle(parsed.data);
      } catch (error) {
        surroundings.log(error);
      }
    }

    open.set(keyOf(place), { place, panel, session });
    return true;
  }

  async function openLesson(place: LessonPlace): Promise<boolean> {
    const there = open.get(keyOf(place));
    if (!there) return fill(undefined, place);
    there.panel.reveal();
    return true;
  }

  const front = () => [...open.values()].find(({ panel }) => panel.active);
  return {
    open: openLesson,
    restore: (panel, place) => fill(panel, place),
    command: (command) => front()?.session.command(command),
    active: () => front()?.place,
    refresh: async (place) => {
      for (const lesson of open.values())
        if (!place || keyOf(place) === keyOf(lesson.place)) await lesson.session.refresh();
    },
    refreshEngine: async () => {
      for (const { session } of open.values()) await session.refreshEngine();
    },
  };
}
