import * as vscode from 'vscode';
import type { Lesson } from '../core/lessons/lesson.js';
import type { LessonState } from '../core/lessons/progress.js';
import { lessonState } from '../core/lessons/progressFolds.js';
import type { ProgressStore } from '../storage/progressStore.js';
import { commandOf } from './ids.js';
import type { Library, ShelvedPack } from './library.js';
import type { TreeContent } from './trees.js';
import { t } from './words.js';

export type LessonNode =
  | { readonly kind: 'pack'; readonly shelved: ShelvedPack; readonly done: number }
  | { readonly kind: 'lesson'; readonly packId: string; readonly lesson: Lesson; readonly state: LessonState };

/** Packs and their lessons, each with its state. */
export function createLessonsTree(
  library: Library,
  progress: ProgressStore,
  onDidChange: vscode.Event<void>,
): TreeContent<LessonNode> {
  async function lessonsOf({ pack }: ShelvedPack): Promise<readonly LessonNode[]> {
    const kept = await progress.read(pack.manifest.id, pack.manifest.version);
    return pack.lessons.map((lesson) => ({
      kind: 'lesson',
      packId: pack.manifest.id,
      lesson,
      state: lessonState(lesson, kept.progress),
    }));
  }

  return {
    onDidChange,
    async children(node) {
      if (node?.kind === 'lesson') return [];
      if (node?.kind === 'pack') return lessonsOf(node.shelved);
      const nodes: LessonNode[] = [];
      for (const shelved of await library.packs()) {
        const lessons = await lessonsOf(shelved);
        const done = lessons.filter((lesson) => lesson.kind === 'lesson' && lesson.state === 'done').length;
        nodes.push({ kind: 'pack', shelved, done });
      }
      return nodes;
    },
    item: (node) => (node.kind === 'pack' ? packItem(node) : lessonItem(node)),
  };
}

function packItem({ shelved, done }: Extract<LessonNode, { kind: 'pack' }>): vscode.TreeItem {
  const { manifest, lessons } = shelved.pack;
  const item = new vscode.TreeItem(manifest.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = manifest.id;
  item.contextValue = 'pack';
  item.description = t('{done} of {all} done', { done, all: lessons.length });
  item.tooltip = manifest.summary ?? manifest.title;
  return item;
}

const icons: Record<LessonState, string> = {
  'to-do': 'circle-large-outline',
  'in-progress': 'circle-large-filled',
  done: 'pass-filled',
  changed: 'history',
};

function lessonItem({ packId, lesson, state }: Extract<LessonNode, { kind: 'lesson' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(lesson.title, vscode.TreeItemCollapsibleState.None);
  const says: Record<LessonState, string> = {
    'to-do': t('about {minutes} minutes', { minutes: lesson.minutes }),
    'in-progress': t('in progress'),
    done: t('done'),
    changed: t('changed since you did it'),
  };
  item.id = `${packId}/${lesson.id}`;
  item.contextValue = `lesson.${state}`;
  item.description = says[state];
  item.tooltip = [lesson.title, ...lesson.objectives.map((objective) => `• ${objective}`)].join('\n');
  item.iconPath = new vscode.ThemeIcon(icons[state]);
  item.accessibilityInformation = { label: `${lesson.title}, ${says[state]}` };
  item.command = {
    command: commandOf('openLesson'),
    title: t('Open a lesson'),
    arguments: [{ kind: 'lesson', packId, lesson: { id: lesson.id } }],
  };
  return item;
}
