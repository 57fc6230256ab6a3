import * as vscode from 'vscode';
import { lessonState, lessonToContinue, startLessonAgain, startPackAgain } from '../core/lessons/progressFolds.js';
import type { Command, CommandParts } from './commands.js';
import type { LessonPlace } from './lessonPanels.js';
import { openPlainText } from './plainText.js';
import { t } from './words.js';

export function lessonCommands(
  parts: CommandParts,
): Readonly<Record<'continue' | 'openLesson' | 'openAsText' | 'startLessonAgain' | 'startPackAgain', Command>> {
  const { library, progress, lessons } = parts;

  /** The lesson a command is for: that of the tree, the one in front, or one the learner picks. */
  async function placeFor(given: unknown, ask: string): Promise<LessonPlace | undefined> {
    return lessonNode(given) ?? lessons.active() ?? pickLesson(ask);
  }

  async function pickLesson(placeHolder: string): Promise<LessonPlace | undefined> {
    const items: (vscode.QuickPickItem & { place?: LessonPlace })[] = [];
    for (const { pack } of await library.packs()) {
      const { id, version, title } = pack.manifest;
      const kept = await progress.read(id, version);
      items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
      for (const lesson of pack.lessons)
        items.push({
          label: lesson.title,
          description: sayState(lessonState(lesson, kept.progress)),
          place: { packId: id, lessonId: lesson.id },
        });
    }
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.place;
  }

  async function sure(question: string, yes: string): Promise<boolean> {
    return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes;
  }

  return {
    continue: async () => {
      for (const { pack } of await orderByLastTouch(parts)) {
        const { id, version } = pack.manifest;
        const kept = await progress.read(id, version);
        const lesson = lessonToContinue(pack.lessons, kept.progress);
        if (lesson) {
          await lessons.open({ packId: id, lessonId: lesson.id });
          return;
        }
      }
    },
    openLesson: async (given) => {
      const place = lessonNode(given) ?? (await pickLesson(t('Which lesson?')));
      if (place) await lessons.open(place);
    },
    openAsText: async (given) => {
      const place = await placeFor(given, t('Which lesson?'));
      if (place) await openPlainText(place.packId, place.lessonId);
    },
    startLessonAgain: async (given) => {
      const place = await placeFor(given, t('Which lesson do you want to start again?'));
      const pack = place && (await library.pack(place.packId))?.pack;
      if (!place || !pack) return;
      const question = t(
        'Start this lesson again? Your answers in it are forgotten. Runs that were kept stay in the Runs view.',
      );
      if (!(await sure(question, t('Start again')))) return;
      await progress.change(place.packId, pack.manifest.version, (kept) => startLessonAgain(kept, place.lessonId));
      parts.progressChanged();
      await lessons.refresh(place);
    },
    startPackAgain: async (given) => {
      const packId = packNode(given) ?? lessons.active()?.packId ?? (await library.packs())[0]?.pack.manifest.id;
      const pack = packId === undefined ? undefined : (await library.pack(packId))?.pack;
      if (!pack) return;
      const question = t(
        'Start all lessons of {pack} again? Your answers in them are forgotten. Runs that were kept stay in the Runs view.',
        {
          pack: pack.manifest.title,
        },
      );
      if (!(await sure(question, t('Start again')))) return;
      await progress.change(pack.manifest.id, pack.manifest.version, startPackAgain);
      parts.progressChanged();
      await lessons.refresh();
    },
  };
}

/** Packs, the one that was touched last first. */
async function orderByLastTouch({ library, progress }: CommandParts) {
  const packs = await library.packs();
  const touched = new Map<string, string>();
  for (const { pack } of packs) {
    const kept = await progress.read(pack.manifest.id, pack.manifest.version);
    const times = Object.values(kept.progress.lessons).map((lesson) => lesson.touched ?? '');
    touched.set(pack.manifest.id, times.sort().at(-1) ?? '');
  }
  const at = (id: string) => touched.get(id) ?? '';
  return [...packs].sort((a, b) => at(b.pack.manifest.id).localeCompare(at(a.pack.manifest.id)));
}

function sayState(state: ReturnType<typeof lessonState>): string {
  switch (state) {
    case 'to-do':
      return '';
    case 'in-progress':
      return t('in progress');
    case 'done':
      return t('done');
    case 'changed':
      return t('changed since you did it');
    default:
      return state satisfies never;
  }
}

export function lessonNode(given: unknown): LessonPlace | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { kind, packId, lesson } = given as { kind?: unknown; packId?: unknown; lesson?: { id?: unknown } };
  if (kind !== 'lesson' || typeof packId !== 'string' || typeof lesson?.id !== 'string') return undefined;
  return { packId, lessonId: lesson.id };
}

function packNode(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { shelved } = given as { shelved?: { pack?: { manifest?: { id?: unknown } } } };
  const id = shelved?.pack?.manifest?.id;
  return typeof id === 'string' ? id : undefined;
}
