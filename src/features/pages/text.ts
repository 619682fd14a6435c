/** Words in a sentence, or a link or what is stressed among them; `href` without the language, or absolute. */
export type Inline = string | { text: string; href: string } | { text: string; strong: true };

export type Block =
  | { kind: 'text'; text: Inline[] }
  | { kind: 'list'; items: Inline[][]; ordered?: boolean }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] };

export interface Section {
  /** The anchor; the same in both languages. */
  id: string;
  heading: string;
  blocks: Block[];
}

/** A long page as data: what staff will edit is text, never markup. */
export interface PageText {
  title: string;
  description: string;
  lead: string;
  sections: Section[];
}

/** A paragraph. */
export const p = (...text: Inline[]): Block => ({ kind: 'text', text });
/** A list; an item that is one text needs no brackets. */
export const list = (...items: (string | Inline[])[]): Block => ({
  kind: 'list',
  items: items.map((item) => (typeof item === 'string' ? [item] : item)),
});
export const numbered = (...items: (string | Inline[])[]): Block => ({
  kind: 'list',
  ordered: true,
  items: items.map((item) => (typeof item === 'string' ? [item] : item)),
});
export const table = (caption: string, columns: string[], ...rows: string[][]): Block => ({
  kind: 'table',
  caption,
  columns,
  rows,
});
export const link = (text: string, href: string): Inline => ({ text, href });
