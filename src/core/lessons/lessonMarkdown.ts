/** The Markdown of a lesson taken apart, each part with its place. HTML is parsed only so that it can be refused. */

import MarkdownIt from 'markdown-it';
import type { MarkdownIt as Parser, Token } from 'markdown-it';
import { firstColumn, placesInCell, placesInLines } from './markdownPlaces.js';
import type { PlaceOf, TextPlace } from './markdownPlaces.js';

/** Lines `from` to `to` of the text, counted from 0, `to` exclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly place: TextPlace;
  readonly lines: LineRange;
}

export type MarkdownPart =
  | (Part & { readonly kind: 'heading'; readonly level: number; readonly text: string })
  | (Part & {
      readonly kind: 'fence';
      readonly info: string;
      readonly content: string;
      readonly closed: boolean;
      /** False for a block inside a list or a quotation. */
      readonly topLevel: boolean;
    })
  | (Part & { readonly kind: 'other' });

export type MarkdownFind =
  | { readonly kind: 'html'; readonly place: TextPlace }
  | { readonly kind: 'link'; readonly url: string; readonly place: TextPlace }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string; readonly place: TextPlace };

export interface LessonMarkdown {
  /** Headings, fenced blocks and all else, in order. Only fenced blocks can stand inside another part. */
  readonly parts: readonly MarkdownPart[];
  /** Whatever the pack's rules have a say in, in order. */
  readonly finds: readonly MarkdownFind[];
  /** `[label]: address` lines, wherever they stand; the label as Markdown compares it. */
  readonly references: ReadonlyMap<string, { readonly url: string; readonly title: string }>;
  /** The labels used in a stretch of lines. */
  labelsIn(lines: LineRange): ReadonlySet<string>;
}

/** Takes a text with `\n` line ends apart. */
export function readMarkdown(lines: readonly string[]): LessonMarkdown {
  const offsets = new Map<Token, number>();
  const environment: { references?: Record<string, { href: string; title: string }> } = {};
  const tokens: readonly Token[] = placingParser(offsets).parse(lines.join('\n'), environment);
  const parts: MarkdownPart[] = [];
  const finds: MarkdownFind[] = [];
  const labels: { readonly line: number; readonly label: string }[] = [];
  const row = { line: 0, cellEnd: 0 };

  const readInline = (token: Token): void => {
    const from = token.map?.[0];
    const placeOf: PlaceOf =
      from === undefined
        ? placesInCell(lines, token.content, row.line, row.cellEnd)
        : placesInLines(lines, token.content, from);
    for (const child of token.children ?? []) {
      const find = findOf(child, () => placeOf(offsets.get(child) ?? 0));
      if (find) finds.push(find);
      const label = labelOf(child);
      if (find && label !== undefined) labels.push({ line: find.place.line - 1, label });
    }
    if (from === undefined) row.cellEnd = placeOf(token.content.length).column - 1;
  };

  for (const [index, token] of tokens.entries()) {
    if (token.type === 'inline') readInline(token);
    if (!token.map) continue;
    const range: LineRange = { from: token.map[0], to: token.map[1] };
    const place = { line: range.from + 1, column: firstColumn(lines[range.from] ?? '') };
    if (token.type === 'tr_open') Object.assign(row, { line: range.from, cellEnd: 0 });
    if (token.type === 'html_block') finds.push({ kind: 'html', place });
    const part = partOf(token, tokens[index + 1], lines);
    if (part) parts.push({ ...part, place, lines: range });
  }

  return {
    parts,
    finds,
    references: new Map(
      Object.entries(environment.references ?? {}).map(([label, { href, title }]) => [label, { url: href, title }]),
    ),
    labelsIn: ({ from, to }) =>
      new Set(labels.filter(({ line }) => line >= from && line < to).map(({ label }) => label)),
  };
}

/** A parser that lets everything through, so that what is not allowed can be named, and that notes where each piece was met. */
function placingParser(offsets: Map<Token, number>): Parser {
  const parser = new MarkdownIt({ html: true, linkify: false });
  parser.validateLink = () => true;
  class PlacingState extends parser.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      offsets.set(token, this.pos);
      return token;
    }
  }
  parser.inline.State = PlacingState;
  return parser;
}

type PartKind<Of> = Of extends MarkdownPart ? Omit<Of, keyof Part> : never;

function partOf(token: Token, next: Token | undefined, lines: readonly string[]): PartKind<MarkdownPart> | undefined {
  if (token.type === 'fence')
    return {
      kind: 'fence',
      info: token.info.trim(),
      content: token.content,
      closed: isClosed(token, lines),
      topLevel: token.level === 0,
    };
  if (token.level > 0 || token.nesting < 0 || token.type === 'inline') return undefined;
  if (token.type === 'heading_open')
    return { kind: 'heading', level: Number(token.tag.slice(1)), text: next ? plainText(next) : '' };
  return { kind: 'other' };
}

function findOf(token: Token, place: () => TextPlace): MarkdownFind | undefined {
  switch (token.type) {
    case 'html_inline':
      return { kind: 'html', place: place() };
    case 'link_open': {
      const { line, column } = place();
      // The rule for links has stepped over the bracket when it makes its token.
      const bracket = token.markup === 'autolink' ? 0 : 1;
      return { kind: 'link', url: String(token.attrGet('href') ?? ''), place: { line, column: column - bracket } };
    }
    case 'image':
      return { kind: 'image', url: String(token.attrGet('src') ?? ''), alt: plainText(token).trim(), place: place() };
    default:
      return undefined;
  }
}

/** The words of a piece of Markdown without its signs. */
export function plainText(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  if (token.children) return token.children.map(plainText).join('');
  return token.type === 'text' || token.type === 'code_inline' ? token.content : '';
}

function labelOf(token: Token): string | undefined {
  const label: unknown =
    token.meta && typeof token.meta === 'object' && 'label' in token.meta ? token.meta.label : undefined;
  return typeof label === 'string' ? label : undefined;
}

/** Markdown closes an open block at the end of the file without a word; we want to tell of it. */
function isClosed(token: Token, lines: readonly string[]): boolean {
  const [from, to] = token.map ?? [0, 0];
  if (to - from < 2) return false;
  const last = (lines[to - 1] ?? '').replace(/^[\s>]*/, '').trimEnd();
  return last.length >= token.markup.length && [...last].every((sign) => sign === token.markup[0]);
}
