/** The body of a lesson → its steps, or what is wrong with them. */

import type { LessonProblem } from '../problems.js';
import { contentHash } from './contentHash.js';
import type { Block, Step } from './lesson.js';
import type { LessonMarkdown, LineRange, MarkdownPart } from './lessonMarkdown.js';
import { readFence } from './readFence.js';
import { stepHeading } from './stepHeading.js';

/** What the steps are read from besides the parsed Markdown. */
export interface StepSurroundings {
  readonly file: string;
  /** All lines of the file; those of the front matter are empty. */
  readonly lines: readonly string[];
  /** The first line after the front matter, from 1. */
  readonly bodyLine: number;
  readonly dataTexts: ReadonlyMap<string, string>;
}

type HeadingPart = Extract<MarkdownPart, { kind: 'heading' }>;

/** A heading of level 2 and all that stands under it. */
interface Section {
  readonly heading: HeadingPart;
  readonly parts: MarkdownPart[];
}

/** Reads the steps. With problems, the steps are those that could be read, for the checks that follow. */
export function readSteps(
  parsed: LessonMarkdown,
  surroundings: StepSurroundings,
): { readonly steps: readonly Step[]; readonly problems: readonly LessonProblem[] } {
  const { file, lines, bodyLine } = surroundings;
  const problems: LessonProblem[] = [];
  const { sections, before } = sectionsOf(parsed.parts);
  const first = before[0];
  if (sections.length === 0) problems.push({ code: 'lesson.no-steps', file, line: bodyLine, column: 1 });
  else if (first) problems.push({ code: 'lesson.text-before-first-step', file, ...first.place });

  const stepIds = new Set<string>();
  const exerciseIds = new Set<string>();
  const steps: Step[] = [];
  for (const [index, section] of sections.entries()) {
    const place = { file, ...section.heading.place };
    const { title, id, problem } = stepHeading(section.heading.text, place);
    if (problem) problems.push(problem);
    else if (stepIds.has(id)) problems.push({ code: 'lesson.duplicate-id', id, ...place });
    stepIds.add(id);

    const end = sections[index + 1]?.heading.lines.from ?? lines.length;
    const read = readBlocks(parsed, section, end, surroundings);
    problems.push(...read.problems);
    for (const block of read.blocks) {
      if (block.kind !== 'exercise') continue;
      if (exerciseIds.has(block.exercise.id))
        problems.push({
          code: 'lesson.duplicate-id',
          id: block.exercise.id,
          ...(block.places?.get('id') ?? block.place),
        });
      exerciseIds.add(block.exercise.id);
    }
    steps.push({ id, title, blocks: read.blocks, place, contentHash: hashOfStep(title, read.blocks) });
  }
  return { steps, problems };
}

function sectionsOf(parts: readonly MarkdownPart[]): {
  readonly sections: readonly Section[];
  readonly before: readonly MarkdownPart[];
} {
  const sections: Section[] = [];
  const before: MarkdownPart[] = [];
  for (const part of parts) {
    if (part.kind === 'heading' && part.level === 2) sections.push({ heading: part, parts: [] });
    else (sections.at(-1)?.parts ?? before).push(part);
  }
  return { sections, before };
}

/** The exercises of a section, and the prose between them. */
function readBlocks(
  parsed: LessonMarkdown,
  { heading, parts }: Section,
  end: number,
  { file, lines, dataTexts }: StepSurroundings,
): { readonly blocks: readonly Block[]; readonly problems: readonly LessonProblem[] } {
  const blocks: Block[] = [];
  const problems: LessonProblem[] = [];
  let from = heading.lines.to;
  const proseUpTo = (to: number) => {
    // Lines that only say where links lead are no prose.
    const holdsParts = parts.some((part) => part.lines.from >= from && part.lines.from < to);
    const block = holdsParts ? proseBlock(parsed, { from, to }, file, lines) : undefined;
    if (block) blocks.push(block);
  };
  for (const part of parts) {
    if (part.kind !== 'fence') continue;
    const read = readFence(part, file, lines, dataTexts);
    if (read.kind === 'problems') problems.push(...read.problems);
    if (read.kind !== 'exercise') continue;
    proseUpTo(part.lines.from);
    from = part.lines.to;
    blocks.push(read);
  }
  proseUpTo(end);
  return { blocks, problems };
}

function proseBlock(
  parsed: LessonMarkdown,
  range: LineRange,
  file: string,
  lines: readonly string[],
): Block | undefined {
  const written = lines.slice(range.from, range.to);
  const start = written.findIndex((line) => line.trim() !== '');
  if (start === -1) return undefined;
  const text = written.slice(start).join('\n').trimEnd();
  // A block stands alone later on: the addresses that it borrows from elsewhere in the lesson go with it.
  const borrowed = [...parsed.labelsIn(range)].flatMap((label) => {
    const reference = parsed.references.get(label);
    if (!reference) return [];
    const title = reference.title === '' ? '' : ` "${reference.title.replace(/["\\]/g, '\\$&')}"`;
    return [`[${label}]: <${reference.url}>${title}`];
  });
  const markdown = borrowed.length === 0 ? text : `${text}\n\n${borrowed.join('\n')}`;
  return { kind: 'prose', markdown, place: { file, line: range.from + start + 1, column: 1 } };
}

function hashOfStep(title: string, blocks: readonly Block[]): string {
  return contentHash({
    title,
    blocks: blocks.map((block) =>
      block.kind === 'prose'
        ? { prose: block.markdown }
        : { exercise: block.exercise.id, hash: block.exercise.contentHash },
    ),
  });
}
