import { isKind, kindNames } from '../exercises/kinds.js';
import type { LessonProblem, SourcePlace } from '../problems.js';
import type { Block } from './lesson.js';
import type { MarkdownPart } from './lessonMarkdown.js';
import { readExercise } from './readExercise.js';
import type { YamlText } from './readYaml.js';

type FencePart = Extract<MarkdownPart, { kind: 'fence' }>;

/** Languages of fenced blocks that are shown as they are: a letter, a table, an example of an answer. */
const plainBlocks: readonly string[] = ['text', 'txt', 'csv', 'json', 'markdown', 'md', 'yaml', 'html'];

export type FenceResult =
  | Extract<Block, { kind: 'exercise' }>
  | { readonly kind: 'plain' }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/** Reads a fenced block: an exercise, or text that is shown as it is. `lines` are those of the whole file. */
export function readFence(
  fence: FencePart,
  file: string,
  lines: readonly string[],
  dataTexts: ReadonlyMap<string, string>,
): FenceResult {
  const place = { file, ...fence.place };
  const { info } = fence;
  const fault = (problem: LessonProblem): FenceResult => ({ kind: 'problems', problems: [problem] });
  if (!fence.closed) return fault({ code: 'lesson.unclosed-block', block: info, ...place });
  if (info === '' || plainBlocks.includes(info.toLowerCase()) || !isMeantAsBlock(info)) return { kind: 'plain' };
  if (!isKind(info))
    return fault({ code: 'lesson.unknown-block', block: info, allowed: [...kindNames, ...plainBlocks], ...place });
  if (!fence.topLevel) return fault({ code: 'lesson.nested-block', block: info, ...place });
  const result = readExercise(info, yamlBlock(fence, lines, place), dataTexts);
  return result.kind === 'problems'
    ? result
    : { kind: 'exercise', exercise: result.exercise, place, places: result.places };
}

/** A lone word, or a known kind with more behind it. A sentence is a caption, not the name of a block. */
function isMeantAsBlock(info: string): boolean {
  const [first = ''] = info.split(/\s+/);
  return isKind(first) || /^[\p{L}\p{N}_.:{}#=-]+$/u.test(info);
}

/** YAML of a fenced block, which Markdown has freed of the block's own indent. */
function yamlBlock(fence: FencePart, lines: readonly string[], whole: SourcePlace): YamlText {
  const text = fence.content.replace(/\n$/, '');
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
