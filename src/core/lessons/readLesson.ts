/** Markdown → Lesson, or every problem in it at its line and column. */

import type { LessonProblem, SourcePlace } from '../problems.js';
import { frontMatterSchema, splitFrontMatter } from './frontMatter.js';
import type { Lesson } from './lesson.js';
import { checkFinds } from './lessonFinds.js';
import type { UsedFile } from './lessonFinds.js';
import { readMarkdown } from './lessonMarkdown.js';
import { readFields } from './readFields.js';
import { readSteps } from './readSteps.js';
import type { YamlText } from './readYaml.js';

/** A lesson of more characters than this is refused before it is read. */
export const lessonCharacters = 128 * 1024;

/** More problems than these help nobody; the rest shows once the first are mended. */
const mostProblems = 200;

export type LessonResult =
  | {
      readonly kind: 'lesson';
      readonly lesson: Lesson;
      /** Files of the pack that the lesson leads to, with the place of each mention. */
      readonly uses: readonly UsedFile[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/**
 * Reads a lesson. `file` is its path inside the pack; `dataTexts` the texts of the pack's data files by path.
 * All problems are found in one go, in the order of the file. Never throws.
 */
export function readLesson(markdown: string, file: string, dataTexts: ReadonlyMap<string, string>): LessonResult {
  const whole: SourcePlace = { file, line: 1, column: 1 };
  if (markdown.length > lessonCharacters)
    return {
      kind: 'problems',
      problems: [{ code: 'pack.too-large', limit: `${lessonCharacters / 1024} KB`, ...whole }],
    };
  const problems: LessonProblem[] = [];
  const lines = markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');

  const front = splitFrontMatter(lines);
  if (!front) problems.push({ code: 'lesson.no-front-matter', ...whole });
  const fields = front && readFields(frontMatterSchema, yamlLines(front.yaml, front.firstLine, whole), 'front matter');
  if (fields?.kind === 'problems') problems.push(...fields.problems);

  // Blank lines stand for the front matter, so that lines keep their numbers.
  const bodyLine = front?.bodyLine ?? 1;
  const body = lines.map((line, index) => (index + 1 < bodyLine ? '' : line));
  const parsed = readMarkdown(body);
  const { steps, problems: inSteps } = readSteps(parsed, { file, lines: body, bodyLine, dataTexts });
  const finds = checkFinds(parsed.finds, file, new Set(steps.map((step) => step.id)));
  // Without front matter, what was meant to be it would be told of as text before the first step.
  problems.push(
    ...inSteps.filter((problem) => front || problem.code !== 'lesson.text-before-first-step'),
    ...finds.problems,
  );

  if (problems.length > 0 || fields?.kind !== 'fields')
    return {
      kind: 'problems',
      problems: problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, mostProblems),
    };
  return { kind: 'lesson', lesson: { ...fields.fields, steps, file, places: fields.places.all() }, uses: finds.uses };
}

/** YAML that fills whole lines of the file. */
function yamlLines(text: string, firstLine: number, whole: SourcePlace): YamlText {
  return { text, whole, place: (line, column) => ({ file: whole.file, line: firstLine + line - 1, column }) };
}
