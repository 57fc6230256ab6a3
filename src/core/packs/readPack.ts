/** A folder, a zip or anything else that is {@link PackFiles} → a pack, or every problem in it. */

import type { Lesson } from '../lessons/lesson.js';
import type { UsedFile } from '../lessons/lessonFinds.js';
import { readLesson } from '../lessons/readLesson.js';
import { ProblemError } from '../problems.js';
import type { LessonProblem, Problem } from '../problems.js';
import { checkPaths } from './packPaths.js';
import type { PackFiles, PackManifest, PackResult } from './pack.js';
import { manifestFile, readManifest } from './readManifest.js';
import type { ManifestResult } from './readManifest.js';

const isData = (path: string) => path.startsWith('data/');
const dataText = /\.(?:txt|csv|md|json)$/i;
/** Data that people read must say that it is made up; JSON has no line to say it on. */
const markedData = /\.(?:txt|csv|md)$/i;

/**
 * Reads and validates a pack. The one validator for every door: installed extension, folder, imported file.
 * All problems of the files, the manifest and the lessons are found in one go. Rejects only when the files themselves
 * cannot be listed; one that cannot be read is a problem.
 */
export async function readPack(files: PackFiles): Promise<PackResult> {
  const entries = await files.list();
  const paths = new Set(entries.map((entry) => entry.path));
  const pathProblems = checkPaths(entries);
  if (!paths.has(manifestFile))
    return problems([...pathProblems, { code: 'pack.no-manifest', file: manifestFile, line: 1, column: 1 }]);
  // Too many or too large files are not read, nor is one whose name is not allowed.
  if (pathProblems.some((problem) => problem.code === 'pack.too-large')) return problems(pathProblems);
  const refused = new Set(pathProblems.map((problem) => problem.file));

  const found: Problem[] = [...pathProblems];
  const read = async (path: string): Promise<string | undefined> => {
    if (refused.has(path)) return undefined;
    try {
      return await files.readText(path);
    } catch (error) {
      found.push(readProblem(path, error));
      return undefined;
    }
  };

  const manifestText = await read(manifestFile);
  if (manifestText === undefined) return problems(found);
  const manifest = readManifest(manifestText);
  if (manifest.kind === 'problems') found.push(...manifest.problems);

  const dataTexts = new Map<string, string>();
  for (const path of paths) {
    if (!isData(path) || !dataText.test(path)) continue;
    const text = await read(path);
    if (text === undefined) continue;
    dataTexts.set(path, text);
    if (markedData.test(path) && !isMarkedSynthetic(text))
      found.push({ code: 'pack.data-not-marked-synthetic', path, file: path, line: 1, column: 1 });
  }

  const lessonPaths = manifest.kind === 'manifest' ? manifest.manifest.lessons : [...paths].filter(isLesson);
  const lessons: Lesson[] = [];
  for (const [index, path] of lessonPaths.entries()) {
    const listed =
      manifest.kind === 'manifest' ? manifest.places.value(['lessons', index]) : { file: path, line: 1, column: 1 };
    if (lessonPaths.indexOf(path) < index) {
      found.push({ code: 'pack.duplicate-id', id: path, ...listed });
      continue;
    }
    if (!paths.has(path)) {
      found.push({ code: 'pack.missing-file', path, ...listed });
      continue;
    }
    const text = await read(path);
    if (text === undefined) continue;
    const result = readLesson(text, path, dataTexts);
    if (result.kind === 'problems') {
      found.push(...result.problems);
      continue;
    }
    found.push(...missingFiles(result.uses, paths));
    if (lessons.some((lesson) => lesson.id === result.lesson.id))
      found.push({ code: 'pack.duplicate-id', id: result.lesson.id, ...placeOfId(text, path) });
    lessons.push(result.lesson);
  }

  if (found.length > 0 || manifest.kind !== 'manifest') return problems(found);
  return {
    kind: 'pack',
    pack: {
      manifest: manifest.manifest,
      lessons,
      dataFiles: [...paths].filter(isData).sort(),
      places: manifest.places.all(),
    },
    warnings: unlisted(paths, manifest),
  };
}

function problems(found: readonly Problem[]): PackResult {
  return { kind: 'problems', problems: found };
}

function isLesson(path: string): boolean {
  return /^lessons\/[^/]+\.md$/.test(path);
}

function isMarkedSynthetic(text: string): boolean {
  const first = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  return /\bSYNTHETIC\b/.test(first);
}

function missingFiles(uses: readonly UsedFile[], paths: ReadonlySet<string>): readonly LessonProblem[] {
  return uses
    .filter(({ path }) => !paths.has(path))
    .map(({ path, place }) => ({ code: 'pack.missing-file', path, ...place }));
}

/** The line of the front matter that gives the id. */
function placeOfId(
  text: string,
  file: string,
): { readonly file: string; readonly line: number; readonly column: number } {
  const lines = text.split(/\r\n?|\n/);
  const line = lines.findIndex((candidate) => /^id\s*:/.test(candidate));
  return { file, line: Math.max(line, 0) + 1, column: 1 };
}

function unlisted(
  paths: ReadonlySet<string>,
  { manifest, places }: Extract<ManifestResult, { kind: 'manifest' }>,
): readonly Problem[] {
  const listed: PackManifest['lessons'] = manifest.lessons;
  return [...paths]
    .filter((path) => isLesson(path) && !listed.includes(path))
    .map((path) => ({ code: 'pack.lesson-not-listed', path, ...places.key(['lessons']) }));
}

function readProblem(path: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'disk.cannot-read', file: path, reason: error instanceof Error ? error.message : String(error) };
}
