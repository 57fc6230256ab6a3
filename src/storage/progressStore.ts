import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackProgress } from '../core/lessons/progress.js';
import { readProgress } from '../core/lessons/progressFolds.js';
import { ProblemError, type Problem } from '../core/problems.js';
import { readFileIfThere, writeFileAtomic } from './atomicFile.js';

export interface ProgressStore {
  /**
   * The progress of a pack. A damaged file is set aside under another name and told of; a file of a newer
   * version, or one that can't be read, is told of and never overwritten: what the learner does then is kept in memory.
   */
  read(packId: string, packVersion: string): Promise<{ readonly progress: PackProgress; readonly problem?: Problem }>;
  /** Applies a change to what is on disk now and writes it. Throws `disk.full`, `disk.cannot-write`, `disk.cannot-read`, `progress.newer`; the change then stays in memory. */
  change(packId: string, packVersion: string, fold: (progress: PackProgress) => PackProgress): Promise<PackProgress>;
}

/** Progress as one JSON file a pack, written atomically, one write at a time. */
export function createProgressStore(folder: string, clock: () => Date = () => new Date()): ProgressStore {
  const fileOf = (packId: string) => join(folder, `${packId}.json`);
  const kept = new Map<string, PackProgress>();
  let queue: Promise<unknown> = Promise.resolve();

  const empty = (packId: string, packVersion: string): PackProgress => ({
    format: 1,
    packId,
    packVersion,
    lessons: {},
  });

  async function load(packId: string, packVersion: string): ReturnType<ProgressStore['read']> {
    const file = fileOf(packId);
    let text: string | undefined;
    try {
      text = await readFileIfThere(file);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { progress: kept.get(packId) ?? empty(packId, packVersion), problem: error.problem };
    }
    // Nothing on disk while something is kept: the write failed, and the learner's work is still here.
    if (text === undefined) return { progress: kept.get(packId) ?? empty(packId, packVersion) };
    const found = readProgress(text);
    switch (found.kind) {
      case 'progress':
        return { progress: kept.get(packId) ?? found.progress };
      case 'newer':
        return {
          progress: kept.get(packId) ?? empty(packId, packVersion),
          problem: { code: 'progress.newer', file, format: found.format },
        };
      case 'damaged': {
        const setAside = `${file}.${clock().toISOString().replace(/[-:.]/g, '')}.damaged`;
        await rename(file, setAside);
        return { progress: empty(packId, packVersion), problem: { code: 'progress.damaged', file, setAside } };
      }
      default:
        return found satisfies never;
    }
  }

  /** Keeps one change after another, also when one of them fails. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: (packId, packVersion) => inTurn(() => load(packId, packVersion)),
    change: (packId, packVersion, fold) =>
      inTurn(async () => {
        const { progress, problem } = await load(packId, packVersion);
        const next = { ...fold(progress), packVersion };
        kept.set(packId, next);
        // What can't be understood or read must not be overwritten either.
        if (problem?.code === 'progress.newer' || problem?.code === 'disk.cannot-read') throw new ProblemError(problem);
        await writeFileAtomic(fileOf(packId), JSON.stringify(next));
        // Written: the disk is the truth again, so that a second window's work is not lost.
        kept.delete(packId);
        return next;
      }),
  };
}
