/** YAML with places: what was written, and where each key and value stands in the file. */

import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, ErrorCode } from 'yaml';
import type { LessonProblem, SourcePlace } from '../problems.js';
import type { Json } from './contentHash.js';

export type YamlPath = readonly (string | number)[];

/** Leads from the way to a value, `['checks', 0, 'rule']`, to its place in the file. */
export interface YamlPlaces {
  /** Where the value stands. */
  value(path: YamlPath): SourcePlace;
  /** Where the key of a pair stands. */
  key(path: YamlPath): SourcePlace;
  /** Every value's place under its path joined with `/`. */
  all(): ReadonlyMap<string, SourcePlace>;
}

export type YamlResult =
  | { readonly kind: 'value'; readonly value: Json; readonly places: YamlPlaces }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/** A stretch of a file that holds YAML. */
export interface YamlText {
  readonly text: string;
  /** The place in the file of a line (from 1) and a column (from 1) of the text. */
  place(line: number, column: number): SourcePlace;
  /** What is pointed at when the text as a whole is meant. */
  readonly whole: SourcePlace;
}

/** A block of more characters is refused before it is read: the reader's time grows faster than the text. */
export const yamlCharacters = 32 * 1024;

/**
 * Reads YAML 1.2 as plain data. Refused, each at its place: mistakes of writing, a key given twice, tags, and
 * anchors with aliases (a few lines of them can grow to gigabytes).
 */
export function readYaml(source: YamlText): YamlResult {
  if (source.text.length > yamlCharacters)
    return {
      kind: 'problems',
      problems: [{ code: 'pack.too-large', limit: `${yamlCharacters / 1024} KB`, ...source.whole }],
    };
  const lines = new LineCounter();
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(Math.min(offset, source.text.length));
    return source.place(Math.max(line, 1), Math.max(col, 1));
  };
  const document = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const mistakes = writingFaults(document, lines);
  // What a broken text was read as says little about what was meant.
  const faults = mistakes.length > 0 ? mistakes : refusedNodes(document);
  if (faults.length > 0) {
    const problems = [...faults]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, said }): LessonProblem => ({ code: 'lesson.not-yaml', said, ...placeAt(offset) }));
    return { kind: 'problems', problems };
  }
  // No aliases are left, so that the value is a tree no larger than the text.
  const value = document.toJS({ maxAliasCount: 0 }) as Json;
  return { kind: 'value', value, places: placesOf(document, placeAt, source.whole) };
}

interface YamlFault {
  readonly offset: number;
  readonly said: string;
}

/** Mistakes of writing. One slip makes several errors on its line; the first says it. */
function writingFaults(document: Document.Parsed, lines: LineCounter): readonly YamlFault[] {
  const told = new Set<number>();
  return [...document.errors, ...document.warnings].flatMap(({ pos: [offset], code }) => {
    const { line } = lines.linePos(offset);
    if (told.has(line)) return [];
    told.add(line);
    return [{ offset, said: sayYamlError(code) }];
  });
}

function refusedNodes(document: Document.Parsed): readonly YamlFault[] {
  const found: YamlFault[] = [];
  const refuse = (node: unknown, said: string) => {
    found.push({ offset: (isNode(node) && node.range?.[0]) || 0, said });
  };
  visit(document, {
    Alias: (_key, node) => refuse(node, 'anchors and aliases (& and *) are not allowed; write the value out'),
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor !== undefined)
        refuse(node, 'anchors and aliases (& and *) are not allowed; write the value out');
      else if (node.tag !== undefined && node.tag.startsWith('!')) refuse(node, 'tags (!) are not allowed');
    },
    Pair: (_key, pair) => {
      if (!isScalar(pair.key) || typeof pair.key.value !== 'string')
        refuse(pair.key, 'a key must be a word; put it in quotes if it is meant');
      else if (pair.key.value === '__proto__') refuse(pair.key, 'this key is not allowed');
    },
  });
  return found;
}

function placesOf(document: Document.Parsed, placeAt: (offset: number) => SourcePlace, whole: SourcePlace): YamlPlaces {
  const values = new Map<string, SourcePlace>();
  const keys = new Map<string, SourcePlace>();
  const walk = (node: unknown, path: YamlPath, fallback: SourcePlace): void => {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    // A key with nothing after its colon has a value without a place: the key stands for it.
    const place = path.length === 0 ? whole : offset === undefined ? fallback : placeAt(offset);
    values.set(path.join('/'), place);
    if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, index], place));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const within = [...path, isScalar(key) ? String(key.value) : ''];
      const keyPlace = isNode(key) && key.range ? placeAt(key.range[0]) : place;
      keys.set(within.join('/'), keyPlace);
      walk(value, within, keyPlace);
    }
  };
  walk(document.contents, [], whole);
  // What is not there is told of where it should stand: at what would hold it.
  const value = (path: YamlPath): SourcePlace =>
    values.get(path.join('/')) ?? (path.length === 0 ? whole : value(path.slice(0, -1)));
  return { value, key: (path) => keys.get(path.join('/')) ?? value(path), all: () => values };
}

/** A mistake of writing in plain words. Codes of the `yaml` package. */
function sayYamlError(code: ErrorCode): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key is given twice';
    case 'BAD_INDENT':
      return 'the spaces at the start of this line do not fit the lines around it';
    case 'TAB_AS_INDENT':
      return 'a tab is used to indent; use spaces';
    case 'BAD_ALIAS':
      return 'anchors and aliases (& and *) are not allowed; write the value out';
    case 'TAG_RESOLVE_FAILED':
      return 'tags (!) are not allowed';
    case 'MISSING_CHAR':
      return 'a sign is missing here, such as a closing quotation mark, a bracket, or a colon with a space after the key';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a colon with a space makes a key; put the text in quotation marks if it holds one';
    case 'UNEXPECTED_TOKEN':
    case 'BAD_SCALAR_START':
      return 'this sign has a meaning in YAML; put the text in quotation marks';
    case 'BAD_DQ_ESCAPE':
      return 'a backslash in double quotation marks has a meaning; use single quotation marks';
    case 'MULTIPLE_DOCS':
      return 'a line of --- starts another document; only one is allowed';
    case 'RESOURCE_EXHAUSTION':
      return 'it is too deep';
    case 'BAD_DIRECTIVE':
      return 'a line that starts with % is not allowed';
    case 'ALIAS_PROPS':
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_PROP_ORDER':
    case 'BLOCK_IN_FLOW':
    case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'NON_STRING_KEY':
      return 'this could not be read as YAML';
    default:
      return code satisfies never;
  }
}
