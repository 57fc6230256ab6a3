/** Markdown → Lesson, or every problem in it at its line and column. */

import { kindNames, isKind } from '../exercises/kinds.js';
import type { LessonProblem, SourcePlace } from '../problems.js';
import { contentHash } from './contentHash.js';
import { frontMatterSchema, splitFrontMatter } from './frontMatter.js';
import type { Block, Lesson, Step } from './lesson.js';
import { readMarkdown } from './lessonMarkdown.js';
import type { LessonMarkdown, MarkdownPart } from './lessonMarkdown.js';
import { checkFinds } from './lessonFinds.js';
import type { UsedFile } from './lessonFinds.js';
import { readExercise } from './readExercise.js';
import { readFields } from './readFields.js';
import type { YamlText } from './readYaml.js';
import { stepHeading } from './stepHeading.js';

/** A lesson of more characters than this is refused before it is read. */
export const lessonCharacters = 256 * 1024;

/** Languages of fenced blocks that are shown as they are: a letter, a table, an example of an answer. */
const plainBlocks = ['text', 'txt', 'csv', 'json', 'markdown', 'md', 'yaml', 'html'] as const;

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
    return { kind: 'problems', problems: [{ code: 'pack.too-large', limit: `${lessonCharacters / 1024} KB`, ...whole }] };
  const problems: LessonProblem[] = [];
  const lines = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split('\n');

  const front = splitFrontMatter(lines);
  if (!front) problems.push({ code: 'lesson.no-front-matter', ...whole });
  const fields = front && readFields(frontMatterSchema, yamlLines(front.yaml, front.firstLine, whole));
  if (fields?.kind === 'problems') problems.push(...fields.problems);

  // Blank lines stand for the front matter, so that lines keep their numbers.
  const bodyLine = front?.bodyLine ?? 1;
  const body = lines.map((line, index) => (index + 1 < bodyLine ? '' : line));
  const parsed = readMarkdown(body);
  const steps = readSteps(parsed, body, { file, bodyLine, dataTexts }, problems);
  const finds = checkFinds(parsed.finds, file, new Set(steps.map((step) => step.id)));
  problems.push(...finds.problems);

  if (problems.length > 0 || fields?.kind !== 'fields')
    return { kind: 'problems', problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  return { kind: 'lesson', lesson: { ...fields.fields, steps, file }, uses: finds.uses };
}

interface Surroundings {
  readonly file: string;
  readonly bodyLine: number;
  readonly dataTexts: ReadonlyMap<string, string>;
}

/** The steps; what is wrong with them is added to `problems`. */
function readSteps(
  parsed: LessonMarkdown,
  lines: readonly string[],
  { file, bodyLine, dataTexts }: Surroundings,
  problems: LessonProblem[],
): readonly Step[] {
  const groups: { readonly heading: HeadingPart; readonly parts: MarkdownPart[] }[] = [];
  const before: MarkdownPart[] = [];
  for (const part of parsed.parts) {
    if (part.kind === 'heading' && part.level === 2) groups.push({ heading: part, parts: [] });
    else (groups.at(-1)?.parts ?? before).push(part);
  }
  const first = before[0];
  if (groups.length === 0) problems.push({ code: 'lesson.no-steps', file, line: bodyLine, column: 1 });
  else if (first) problems.push({ code: 'lesson.text-before-first-step', file, ...first.place });

  const stepIds = new Set<string>();
  const exerciseIds = new Set<string>();
  const steps: Step[] = [];
  for (const [index, { heading, parts }] of groups.entries()) {
    const place = { file, ...heading.place };
    const { title, id, problem } = stepHeading(heading.text, place);
    if (problem) problems.push(problem);
    else if (stepIds.has(id)) problems.push({ code: 'lesson.duplicate-id', id, ...place });
    stepIds.add(id);

    const end = groups[index + 1]?.heading.lines.from ?? lines.length;
    const blocks: Block[] = [];
    let from = heading.lines.to;
    const proseUpTo = (to: number) => {
      const block = proseBlock(parsed, lines, { from, to }, file);
      if (block) blocks.push(block);
    };
    for (const part of parts) {
      if (part.kind !== 'fence') continue;
      const block = readFence(part, lines, file, dataTexts);
      if (block.kind === 'plain') continue;
      if (part.topLevel) {
        proseUpTo(part.lines.from);
        from = part.lines.to;
      }
      if (block.kind === 'problems') problems.push(...block.problems);
      else {
        if (exerciseIds.has(block.exercise.id))
          problems.push({ code: 'lesson.duplicate-id', id: block.exercise.id, ...(block.places?.get('id') ?? block.place) });
        exerciseIds.add(block.exercise.id);
        blocks.push(block);
      }
    }
    proseUpTo(end);
    steps.push({ id, title, blocks, place, contentHash: hashOfStep(title, blocks) });
  }
  return steps;
}

type HeadingPart = Extract<MarkdownPart, { kind: 'heading' }>;
type FencePart = Extract<MarkdownPart, { kind: 'fence' }>;
type ExerciseBlock = Extract<Block, { kind: 'exercise' }>;

/** A fenced block: an exercise, its problems, or text that is shown as it is. */
function readFence(
  fence: FencePart,
  lines: readonly string[],
  file: string,
  dataTexts: ReadonlyMap<string, string>,
): ExerciseBlock | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] } | { readonly kind: 'plain' } {
  const place = { file, ...fence.place };
  const [block = ''] = fence.info.split(/\s+/);
  const isExercise = isKind(fence.info);
  // A lone word, or a known kind with more behind it, was meant to be a block; a sentence was not.
  const meant = isExercise || isKind(block) || /^[\p{L}\p{N}_.:{}#=-]+$/u.test(fence.info);
  const plain = fence.info === '' || (plainBlocks as readonly string[]).includes(fence.info.toLowerCase());
  if (!fence.closed) return { kind: 'problems', problems: [{ code: 'lesson.unclosed-block', block: fence.info, ...place }] };
  if (plain || !meant) return { kind: 'plain' };
  if (!isExercise)
    return {
      kind: 'problems',
      problems: [{ code: 'lesson.unknown-block', block: fence.info, allowed: [...kindNames, ...plainBlocks], ...place }],
    };
  if (!fence.topLevel) return { kind: 'problems', problems: [{ code: 'lesson.nested-block', block, ...place }] };
  const yaml = fence.content.replace(/\n$/, '');
  const result = readExercise(fence.info as Parameters<typeof readExercise>[0], yamlBlock(yaml, fence, lines, place), dataTexts);
  return result.kind === 'problems' ? result : { kind: 'exercise', exercise: result.exercise, place, places: result.places };
}

/** YAML that fills whole lines of the file. */
function yamlLines(text: string, firstLine: number, whole: SourcePlace): YamlText {
  return { text, whole, place: (line, column) => ({ file: whole.file, line: firstLine + line - 1, column }) };
}

/** YAML of a fenced block, which Markdown has freed of the block's own indent. */
function yamlBlock(text: string, fence: FencePart, lines: readonly string[], whole: SourcePlace): YamlText {
  const freed = text.split('\n');
  const indent = (line: number) => (lines[fence.lines.from + line] ?? '').length - (freed[line - 1] ?? '').length;
  return {
    text,
    whole,
    place: (line, column) => ({
      file: whole.file,
      line: fence.lines.from + 1 + line,
      column: column + Math.max(indent(line), 0),
    }),
  };
}

function proseBlock(
  parsed: LessonMarkdown,
  lines: readonly string[],
  range: { readonly from: number; readonly to: number },
  file: string,
): Block | undefined {
  const written = lines.slice(range.from, range.to);
  const start = written.findIndex((line) => line.trim() !== '');
  if (start === -1) return undefined;
  // A block stands alone later on: the addresses that it borrows from elsewhere in the lesson go with it.
  const borrowed = [...parsed.labelsIn(range)].flatMap((label) => {
    const reference = parsed.references.get(label);
    if (!reference) return [];
    const title = reference.title === '' ? '' : ` "${reference.title.replace(/["\\]/g, '\\$&')}"`;
    return [`[${label}]: <${reference.url}>${title}`];
  });
  const text = written.join('\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const markdown = borrowed.length === 0 ? text : `${text}\n\n${borrowed.join('\n')}`;
  return { kind: 'prose', markdown, place: { file, line: range.from + start + 1, column: 1 } };
}

function hashOfStep(title: string, blocks: readonly Block[]): string {
  return contentHash({
    title,
    blocks: blocks.map((block) =>
      block.kind === 'prose' ? { prose: block.markdown } : { exercise: block.exercise.id, hash: block.exercise.contentHash },
    ),
  });
}
