import { Lexer, type Token, type Tokens } from 'marked';
import type { Block, Inline, Section } from './text.ts';

/** What says, before a table, what it shows: `表: 外部への送信`. */
const CAPTION = /^(?:表|Table)[:：]\s*/;
/** Names a section's anchor after its heading: `## 見出し {#anchor}`. */
const ANCHOR = /\s*\{#([a-z][a-z0-9-]{0,39})\}\s*$/;

/**
 * Reads the Markdown of a long page into the few things such a page is made of. Whatever else stands
 * in it, markup of any kind among it, is text: nothing of it reaches a page as HTML.
 */
export function readMarkdown(markdown: string): Section[] {
  const sections: Section[] = [];
  let caption: string | undefined;
  for (const token of new Lexer({ gfm: true }).lex(markdown)) {
    if (token.type === 'heading') {
      sections.push(sectionOf(token as Tokens.Heading, sections));
      continue;
    }
    const section = sections.at(-1);
    const block = blockOf(token, caption ?? section?.heading ?? '');
    if (!block || !section) continue;
    caption = captionIn(block);
    if (caption === undefined) section.blocks.push(block);
  }
  return sections;
}

/** Whether every block has a heading over it; what stands above the first would be lost. */
export function beginsWithHeading(markdown: string): boolean {
  const tokens = new Lexer({ gfm: true }).lex(markdown);
  return tokens.find(({ type }) => type !== 'space' && type !== 'def')?.type === 'heading';
}

function sectionOf({ tokens }: Tokens.Heading, before: Section[]): Section {
  const written = plain(inlinesOf(tokens));
  const anchor = ANCHOR.exec(written)?.[1];
  const isFree = anchor !== undefined && before.every(({ id }) => id !== anchor);
  const heading = written.replace(ANCHOR, '');
  return { id: isFree ? anchor : `part-${before.length + 1}`, heading, blocks: [] };
}

function captionIn(block: Block): string | undefined {
  if (block.kind !== 'text') return undefined;
  const [first] = block.text;
  return typeof first === 'string' && CAPTION.test(first)
    ? plain(block.text).replace(CAPTION, '')
    : undefined;
}

function blockOf(token: Token, caption: string): Block | undefined {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'hr':
      return undefined;
    case 'list':
      return listOf(token as Tokens.List);
    case 'table':
      return tableOf(token as Tokens.Table, caption);
    case 'paragraph':
      return textBlock(inlinesOf((token as Tokens.Paragraph).tokens));
    default:
      return textBlock([oneLine(token.raw)]);
  }
}

const textBlock = (text: Inline[]): Block | undefined =>
  plain(text) === '' ? undefined : { kind: 'text', text };

function listOf({ ordered, items }: Tokens.List): Block {
  const rows = items.flatMap(itemsOf);
  return ordered ? { kind: 'list', ordered: true, items: rows } : { kind: 'list', items: rows };
}

/** An item, and after it those of lists inside of it. */
function itemsOf({ tokens }: Tokens.ListItem): Inline[][] {
  const own = tokens.filter(({ type }) => type !== 'list');
  const inner = tokens.filter((token): token is Tokens.List => token.type === 'list');
  const text = own.flatMap((token) => inlinesOf('tokens' in token ? token.tokens : [token]));
  return [text, ...inner.flatMap(({ items }) => items.flatMap(itemsOf))];
}

function tableOf({ header, rows }: Tokens.Table, caption: string): Block {
  const cell = ({ tokens }: Tokens.TableCell) => plain(inlinesOf(tokens));
  return {
    kind: 'table',
    caption,
    columns: header.map(cell),
    rows: rows.map((row) => row.map(cell)),
  };
}

function inlinesOf(tokens: Token[] | undefined): Inline[] {
  return joinTexts((tokens ?? []).flatMap(inlineOf));
}

function inlineOf(token: Token): Inline[] {
  if (token.type === 'link' && token.raw.startsWith('[')) {
    const { href, tokens } = token as Tokens.Link;
    const text = plain(inlinesOf(tokens));
    return [isLink(href) && text !== '' ? { text, href } : text];
  }
  if (token.type === 'strong') {
    const text = plain(inlinesOf((token as Tokens.Strong).tokens));
    return [{ text, strong: true }];
  }
  if (token.type === 'br') return [' '];
  if (token.type === 'text' || token.type === 'escape') {
    const inner = (token as Tokens.Text).tokens;
    return inner ? inlinesOf(inner) : [oneLine((token as Tokens.Text).text)];
  }
  // Emphasis and code have no look of their own here; a picture and markup are what was typed.
  if (token.type === 'em' || token.type === 'del')
    return [plain(inlinesOf((token as Tokens.Em).tokens))];
  return [oneLine(token.raw)];
}

/** A line that was broken goes on; between letters that are written without spaces, without one. */
const oneLine = (text: string): string =>
  text.replace(/([^\x00-\x7f])\n+(?=[^\x00-\x7f])/g, '$1').replace(/\s*\n+\s*/g, ' ');

/** An address on this site, or of a page elsewhere. */
function isLink(href: string): boolean {
  if (/^\/(?![/\\])[^\s\\]*$/.test(href)) return true;
  return /^https?:\/\/[^\s\\]+$/i.test(href) && URL.canParse(href);
}

function joinTexts(parts: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** Words without what they look like or lead to. */
export function plain(text: Inline[]): string {
  return text.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** Writes a page's sections as the Markdown that reads as the same. */
export function writeMarkdown(sections: readonly Section[]): string {
  return sections
    .map(({ id, heading, blocks }) =>
      [`## ${escapeText(heading)} {#${id}}`, ...blocks.map(writeBlock)].join('\n\n'),
    )
    .join('\n\n');
}

function writeBlock(block: Block): string {
  if (block.kind === 'text') return writeInlines(block.text);
  if (block.kind === 'list')
    return block.items
      .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${writeInlines(item)}`)
      .join('\n');
  const row = (cells: string[]) => `| ${cells.map(escapeText).join(' | ')} |`;
  return [
    `表: ${escapeText(block.caption)}\n`,
    row(block.columns),
    row(block.columns.map(() => '---')).replaceAll('\\', ''),
    ...block.rows.map(row),
  ].join('\n');
}

function writeInlines(text: Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      if ('href' in part) return `[${escapeText(part.text)}](${part.href})`;
      return `**${escapeText(part.text)}**`;
    })
    .join('');
}

/** Text that Markdown reads as nothing but itself. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_[\]<|~]/g, '\\$&')
    .replace(/^[-+=#>]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
