import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Lesson } from '../core/lessons/lesson.js';
import type { Pack } from '../core/packs/pack.js';
import type { Problem } from '../core/problems.js';
import { readPack } from '../core/packs/readPack.js';
import { folderFiles } from '../storage/packFolder.js';

/** A pack with the folder it was read from. */
export interface ShelvedPack {
  readonly pack: Pack;
  readonly folder: string;
}

/** The packs that can be taken. */
export interface Library {
  packs(): Promise<readonly ShelvedPack[]>;
  pack(packId: string): Promise<ShelvedPack | undefined>;
  lesson(
    packId: string,
    lessonId: string,
  ): Promise<{ readonly shelved: ShelvedPack; readonly lesson: Lesson } | undefined>;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** Reads the packs of a folder once, each through the same door as any other; a pack with problems is told of and left out. */
export function createLibrary(folder: string, tell: (pack: string, problems: readonly Problem[]) => void): Library {
  const changed = new vscode.EventEmitter<void>();
  let reading: Promise<readonly ShelvedPack[]> | undefined;

  async function readAll(): Promise<readonly ShelvedPack[]> {
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const found: ShelvedPack[] = [];
    for (const { name } of names.sort((a, b) => a.name.localeCompare(b.name))) {
      const packFolder = join(folder, name);
      const result = await readPack(folderFiles(packFolder));
      if (result.kind === 'pack') found.push({ pack: result.pack, folder: packFolder });
      else tell(name, result.problems);
    }
    // Foundations comes first: the other packs build on it.
    return found.sort(
      (a, b) => Number(b.pack.manifest.id === 'foundations') - Number(a.pack.manifest.id === 'foundations'),
    );
  }

  const packs = () => (reading ??= readAll());
  const pack = async (packId: string) => (await packs()).find((shelved) => shelved.pack.manifest.id === packId);
  return {
    packs,
    pack,
    lesson: async (packId, lessonId) => {
      const shelved = await pack(packId);
      const lesson = shelved?.pack.lessons.find((candidate) => candidate.id === lessonId);
      return shelved && lesson ? { shelved, lesson } : undefined;
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
