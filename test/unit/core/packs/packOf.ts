import type { PackFiles } from '../../../../src/core/packs/pack.js';
import { dataTexts, threeSteps } from '../lessons/lessonTexts.js';

export const manifest = {
  format: 1,
  id: 'bins',
  version: '1.0.0',
  title: 'Bins',
  publisher: 'Example Department',
  licence: 'OGL-3.0',
  language: 'en',
  reviewBy: '2027-11-23',
  lessons: ['lessons/bins.md'],
};

/** The files of a pack that is right. */
export const goodFiles: Readonly<Record<string, string>> = {
  'pack.json': JSON.stringify(manifest, undefined, 2),
  'lessons/bins.md': threeSteps,
  ...Object.fromEntries(dataTexts),
};

/** A pack in memory: each file's text; `extra` are entries that are listed besides. */
export function memoryFiles(
  files: Readonly<Record<string, string>>,
  extra: Awaited<ReturnType<PackFiles['list']>> = [],
): PackFiles & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    list: async () => [...Object.entries(files).map(([path, text]) => ({ path, bytes: text.length })), ...extra],
    readText: async (path) => {
      reads.push(path);
      const text = files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  };
}
