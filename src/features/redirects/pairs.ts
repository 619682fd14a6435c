import { judgePath } from '#server/front/canonical.ts';

/** An address of the site before this one, and where it leads. */
export interface Pair {
  path: string;
  target: string;
}

/** What is wrong with a line, by its number from 1. */
export interface LineProblem {
  line: number;
  key: 'notTwo' | 'notOld' | 'isHome' | 'notNew' | 'twice' | 'loop';
}

const LONGEST = 2048;

/**
 * Reads lines of two columns, as they come from a spreadsheet: the old address, and where it leads.
 * Columns are parted by a tab, by spaces, or by a comma.
 *
 * @param siteUrl own addresses are kept without it.
 */
export function readPairs(
  text: string,
  siteUrl: string,
): { pairs: (Pair & { line: number })[]; problems: LineProblem[] } {
  const pairs: (Pair & { line: number })[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  for (const [i, row] of text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .entries()) {
    if (row.trim() === '') continue;
    const read = readPair(row, siteUrl);
    const problem = typeof read === 'string' ? read : seen.has(read.path) ? 'twice' : undefined;
    if (problem) problems.push({ line: i + 1, key: problem });
    else if (typeof read !== 'string') {
      seen.add(read.path);
      pairs.push({ ...read, line: i + 1 });
    }
  }
  return { pairs, problems };
}

function readPair(row: string, siteUrl: string): Pair | LineProblem['key'] {
  const cells = columnsOf(row.trim());
  if (cells.length !== 2) return 'notTwo';
  const path = pathOf(cells[0]!);
  if (path === undefined) return 'notOld';
  if (path.split('?')[0] === '/') return 'isHome';
  const target = targetOf(cells[1]!, siteUrl);
  return target === undefined ? 'notNew' : { path, target };
}

function columnsOf(row: string): string[] {
  const separator = row.includes('\t') ? /\t+/ : /\s/.test(row) ? /\s+/ : /,/;
  return row.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Path and query of an old address, which may have been pasted with its host. */
function pathOf(cell: string): string | undefined {
  const path = cell.replace(/^https?:\/\/[^/?#]+(?=[/?#]|$)/i, '').replace(/#.*/, '');
  return canonical(path);
}

function canonical(path: string): string | undefined {
  // A browser escapes what is no ASCII before it asks.
  const escaped = path.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
  const verdict = judgePath(escaped);
  if (verdict.kind === 'refuse' || escaped.length > LONGEST) return undefined;
  return verdict.kind === 'redirect' ? verdict.to : escaped;
}

function targetOf(cell: string, siteUrl: string): string | undefined {
  if (cell.startsWith('/')) return cell.startsWith('//') ? undefined : canonical(cell);
  const url = URL.parse(cell);
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > LONGEST) return undefined;
  return url.origin === new URL(siteUrl).origin
    ? canonical(url.pathname + url.search + url.hash)
    : url.href;
}

/** The old addresses among these that would lead round in a circle, beside what is stored. */
export function loopsIn(
  stored: ReadonlyMap<string, string>,
  pairs: readonly Pair[],
): ReadonlySet<string> {
  const targets = new Map([...stored, ...pairs.map(({ path, target }) => [path, target] as const)]);
  return new Set(pairs.map(({ path }) => path).filter((path) => returns(path, targets)));
}

/** Whether whoever follows an address never comes to an end. */
function returns(start: string, targets: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  for (let at: string | undefined = start; at !== undefined; at = next(at, targets)) {
    if (passed.has(at)) return true;
    passed.add(at);
  }
  return false;
}

/** Where an address leads: that of the whole, else that of its path. */
function next(address: string, targets: ReadonlyMap<string, string>): string | undefined {
  const asked = address.replace(/#.*/, '');
  return targets.get(asked) ?? targets.get(asked.split('?', 1)[0]!);
}
