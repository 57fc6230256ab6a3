/** A lesson as plain text: for a screen reader, for search and for print. */

import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { kindOf } from '../exercises/kinds.js';
import { sayPrinciple } from '../sentences/principles.js';
import { english } from '../words.js';
import type { Translate } from '../words.js';
import type { Block, Lesson } from './lesson.js';
import { linkTarget } from './links.js';

const width = 80;

/**
 * The whole lesson, all steps, without the answers; lines of at most 80 characters where words allow it. `notices`: what is to be
 * said before anything else.
 */
export function lessonAsText(lesson: Lesson, t: Translate = english, notices: readonly string[] = []): string {
  const parts = [
    underlined(lesson.title, '='),
    t('About {minutes} minutes.', { minutes: lesson.minutes }),
    ...notices.map((notice) => wrap(notice, '', '')),
    [t('You will be able to:'), ...lesson.objectives.map((objective) => wrap(objective, '- ', '  '))].join('\n'),
    ...lesson.steps.flatMap((step, index) => [
      underlined(
        t('Step {number} of {all}: {title}', { number: index + 1, all: lesson.steps.length, title: step.title }),
        '-',
      ),
      ...step.blocks.map((block) => blockAsText(block, t)),
    ]),
    ...principlesAsText(lesson, t),
    ...sourcesAsText(lesson, t),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockAsText(block: Block, t: Translate): string {
  if (block.kind === 'prose') return markdownAsText(block.markdown);
  const { exercise } = block;
  return kindOf(exercise)
    .asText(exercise, t)
    .split('\n')
    .map((line) => wrap(line, '', /^\s*(?:[-|] |[A-Z]\. )?/.exec(line)?.[0].replace(/[^|]/g, ' ') ?? ''))
    .join('\n');
}

function principlesAsText(lesson: Lesson, t: Translate): readonly string[] {
  const said = lesson.principles.flatMap((number) => sayPrinciple(number, t) ?? []);
  return said.length === 0
    ? []
    : [underlined(t('Principles'), '-'), said.map((line) => wrap(line, '- ', '  ')).join('\n')];
}

function sourcesAsText(lesson: Lesson, t: Translate): readonly string[] {
  if (lesson.sources.length === 0) return [];
  const sources = lesson.sources.map((source) =>
    [
      wrap(`${source.title}, ${source.publisher}`, '- ', '  '),
      `  ${source.url}`,
      wrap(t('Read on {date}. {licence}', { date: source.read, licence: source.licence }), '  ', '  '),
    ].join('\n'),
  );
  return [underlined(t('Sources'), '-'), sources.join('\n')];
}

const parser = new MarkdownIt({ html: false, linkify: false, maxNesting: 40 });

/** Markdown as text: marks of emphasis are left out, lists and quotations keep their signs, links give their address. */
export function markdownAsText(markdown: string): string {
  const tokens: readonly Token[] = parser.parse(markdown, {});
  const written: string[] = [];
  const lists: { ordered: boolean; number: number }[] = [];
  const indents: string[] = [];
  let marker = '';
  let loose = true;
  let row: string[] = [];
  const write = (text: string) => {
    const indent = indents.join('');
    const first = marker === '' ? indent : indent.slice(0, indent.length - marker.length) + marker;
    marker = '';
    if (loose && written.length > 0) written.push('');
    written.push(wrap(text, first, indent));
  };
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        lists.push({ ordered: token.type === 'ordered_list_open', number: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1);
        marker = list?.ordered ? `${list.number}. ` : '- ';
        if (list) list.number += 1;
        indents.push(' '.repeat(marker.length));
        break;
      }
      case 'list_item_close':
      case 'blockquote_close':
        indents.pop();
        break;
      case 'blockquote_open':
        indents.push('> ');
        break;
      case 'paragraph_open':
        // In a list without empty lines Markdown hides its paragraphs: its items stand close.
        loose = !token.hidden || (lists.length === 1 && tokens[index - 2]?.type.endsWith('list_open') === true);
        break;
      case 'heading_open':
        loose = true;
        break;
      case 'tr_open':
        row = [];
        break;
      case 'tr_close':
        write(row.join(' | '));
        loose = false;
        break;
      case 'table_open':
        loose = true;
        break;
      case 'inline':
        if (tokens[index - 1]?.type === 'th_open' || tokens[index - 1]?.type === 'td_open')
          row.push(inlineAsText(token));
        else write(inlineAsText(token));
        break;
      case 'fence':
      case 'code_block':
        loose = true;
        write(token.content.replace(/\n$/, ''));
        break;
      case 'hr':
        loose = true;
        write('* * *');
        break;
      default:
    }
  }
  return written.join('\n');
}

function inlineAsText(token: Token): string {
  let text = '';
  const addresses: string[] = [];
  for (const child of token.children ?? []) {
    switch (child.type) {
      case 'link_open':
        addresses.push(child.markup === 'autolink' ? '' : addressOf(String(child.attrGet('href') ?? '')));
        break;
      case 'link_close':
        text += addresses.pop() ?? '';
        break;
      case 'image':
        text += `[${child.content}]`;
        break;
      case 'softbreak':
        text += ' ';
        break;
      case 'hardbreak':
        text += '\n';
        break;
      case 'code_inline':
      case 'text':
        text += child.content;
        break;
      default:
    }
  }
  return text;
}

function addressOf(url: string): string {
  const target = linkTarget(url);
  return target?.kind === 'external' || target?.kind === 'mail' ? ` (${target.url})` : '';
}

function underlined(text: string, sign: string): string {
  return `${text}\n${sign.repeat(Math.min(text.length, width))}`;
}

/** Breaks lines at spaces. A word that is longer than a line stays whole. */
function wrap(text: string, first: string, rest: string): string {
  const lines: string[] = [];
  let indent = first;
  for (const paragraph of text.split('\n')) {
    let line = '';
    // Spaces at the start of a line that came with it are part of its layout.
    const lead = /^\s*/.exec(paragraph)?.[0] ?? '';
    for (const word of paragraph.trim().split(/ +/)) {
      if (line !== '' && indent.length + lead.length + line.length + 1 + word.length > width) {
        lines.push(indent + lead + line);
        indent = rest;
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push((indent + lead + line).trimEnd());
    indent = rest;
  }
  return lines.join('\n');
}
