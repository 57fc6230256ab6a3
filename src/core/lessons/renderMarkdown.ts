/** Markdown → HTML that is safe to put into a page, whoever wrote the Markdown: a trainer, or a model. */

import MarkdownIt from 'markdown-it';
import type { MarkdownIt as Parser, Token } from 'markdown-it';
import { plainText } from './lessonMarkdown.js';
import { imageTarget, linkTarget } from './links.js';

/** The address under which a page can load an image of the pack, from its pack-relative path; undefined when it can't. */
export type ResolveImage = (path: string) => string | undefined;

/** Longer texts are shown as they stand. No lesson comes near it. */
export const renderedCharacters = 128 * 1024;

/** The headings above this level belong to the page: its title, and the step. */
const firstHeading = 3;

/**
 * Renders Markdown. No HTML of the text comes through; links keep only what {@link linkTarget} allows, and the others
 * become plain words; images come from the pack through `resolveImage` or are shown as their description.
 * Links carry `data-external`, `data-step` or `data-file`, and never a `target`: following them is the page's business.
 * Headings start at level 3. Cells in the head of a table have a scope.
 */
export function renderMarkdown(markdown: string, resolveImage: ResolveImage): string {
  if (markdown.length > renderedCharacters) return `<pre>${escapeHtml(markdown)}</pre>\n`;
  const tokens = parser.parse(markdown, {});
  shiftHeadings(tokens);
  return parser.renderer.render(tokens, parser.options, { resolveImage });
}

const parser = createParser();

function createParser(): Parser {
  const made = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 40 });
  // What is no link by our rule is no link to the parser either, and stays text.
  made.validateLink = (url) => linkTarget(url) !== undefined;
  made.renderer.rules['link_open'] = renderLinkOpen;
  made.renderer.rules['image'] = (tokens, index, _options, environment) =>
    renderImage(tokens[index], environment as { readonly resolveImage?: ResolveImage } | undefined);
  made.renderer.rules['th_open'] = (tokens, index) => renderCell('th scope="col"', tokens[index]);
  made.renderer.rules['td_open'] = (tokens, index) => renderCell('td', tokens[index]);
  made.renderer.rules['fence'] = (tokens, index) =>
    `<pre><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  return made;
}

function renderLinkOpen(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  const url = String(token?.attrGet('href') ?? '');
  const target = linkTarget(url);
  const title = token?.attrGet('title');
  const said = title === null || title === undefined ? '' : ` title="${escapeHtml(String(title))}"`;
  switch (target?.kind) {
    case 'external':
      return `<a href="${escapeHtml(url)}" data-external="" rel="noopener noreferrer"${said}>`;
    case 'mail':
      return `<a href="${escapeHtml(url)}" data-external=""${said}>`;
    case 'step':
      return `<a href="#${target.id}" data-step="${target.id}"${said}>`;
    case 'file':
      return `<a href="${escapeHtml(target.path)}" data-file="${escapeHtml(target.path)}"${said}>`;
    case undefined:
      // The parser lets no such link through; should it, this is an anchor without an address.
      return '<a>';
    default:
      return target satisfies never;
  }
}

function renderImage(
  token: Token | undefined,
  environment: { readonly resolveImage?: ResolveImage } | undefined,
): string {
  if (!token) return '';
  const alt = plainText(token).trim();
  const path = imageTarget(String(token.attrGet('src') ?? ''));
  const address = path === undefined ? undefined : environment?.resolveImage?.(path);
  if (address === undefined) return alt === '' ? '' : `<span class="image-missing">[${escapeHtml(alt)}]</span>`;
  return `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">`;
}

/** Only the alignment that Markdown knows comes through, as a class: the page allows no inline style. */
function renderCell(tag: string, token: Token | undefined): string {
  const align = /^text-align:(left|center|right)$/.exec(String(token?.attrGet('style') ?? ''))?.[1];
  return align === undefined ? `<${tag}>` : `<${tag} class="align-${align}">`;
}

/** Moves all headings down together, so that their order stays. */
function shiftHeadings(tokens: readonly Token[]): void {
  const headings = tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close');
  const top = headings.reduce((least, token) => Math.min(least, Number(token.tag.slice(1))), firstHeading);
  const shift = firstHeading - top;
  for (const token of headings) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
