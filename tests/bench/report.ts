import type { Figures } from './measure.ts';
import type { ManyFigures } from './many.ts';
import type { StoredFigure } from './stored.ts';

/** Milliseconds of the directory in memory, without HTTP; `values` is how many are counted. */
export interface FacetPass {
  loadMs: number;
  values: number;
  everything: number;
  filtered: number;
  countAlone: number;
}

export interface Result {
  at: string;
  node: string;
  cpu: string;
  /** Whether server and client had a core each. */
  pinned: boolean;
  /** By page, then by number of entries or `bare`. */
  pages: Record<string, Record<string, Figures>>;
  /**
   * MB (10^6 bytes) by number of entries: after the directory was asked for, and after everything
   * was; null where the system does not tell.
   */
  rss: Record<string, number | null>;
  rssOfAll: Record<string, number | null>;
  startMs: Record<string, number>;
  facetPass: FacetPass;
  stored: StoredFigure[];
  many: ManyFigures;
}

interface Goal {
  text: string;
  /** The figure it is about, as printed. */
  figure: string;
  met: boolean;
}

/** What the project wants of these figures; they are printed, never asserted. */
export function goalsOf({ pages, rss, facetPass, stored, many }: Result): Goal[] {
  const p50 = (page: string, shops: string) => pages[page]![shops]!.p50;
  const memory = rss['100000'];
  const pass = Math.max(facetPass.everything, facetPass.filtered);
  const growth = (shops: string, most: number): Goal => {
    const worst = Object.keys(pages)
      .map((page) => ({ page, times: p50(page, shops) / p50(page, '1000') }))
      .reduce((a, b) => (b.times > a.times ? b : a));
    return {
      text: `p50 at ${thousands(shops)} against 1,000, every page: at most ${most} times`,
      figure: `${worst.times.toFixed(2)} (${worst.page})`,
      met: worst.times <= most,
    };
  };
  const slow = Object.keys(pages)
    .map((page) => ({ page, ms: p50(page, '10000') }))
    .reduce((a, b) => (b.ms > a.ms ? b : a));
  const slowest: Goal = {
    text: 'p50 at 10,000 entries of each kind, every page: at most 12 ms',
    figure: `${slow.ms.toFixed(1)} ms (${slow.page})`,
    met: slow.ms <= 12,
  };
  return [
    slowest,
    growth('10000', 1.3),
    growth('100000', 2),
    {
      text: 'facet pass over 100,000: at most 1 ms',
      figure: `${pass.toFixed(2)} ms`,
      met: pass <= 1,
    },
    {
      text: 'memory at 100,000 after the directory was asked for: at most 250 MB',
      figure: memory == null ? 'not known' : `${memory.toFixed(0)} MB`,
      met: memory != null && memory <= 250,
    },
    ...stored.flatMap(storedGoals),
    ...manyGoals(many),
  ];
}

function manyGoals({ pages, rss: { after }, reads, edits }: ManyFigures): Goal[] {
  const share = reads.edited / reads.quiet;
  return [
    {
      text: `memory with ${thousands(String(pages))} different pages kept: at most 250 MB`,
      figure: after === null ? 'not known' : `${after.toFixed(0)} MB`,
      met: after !== null && after <= 250,
    },
    {
      text: 'reads beside 20 edits a second against reads alone: at least 0.7 times as many',
      figure: share.toFixed(2),
      met: share >= 0.7,
    },
    {
      text: `changes a page did not show a second later, of ${edits.edits}: none`,
      figure: String(edits.stale),
      met: edits.stale === 0,
    },
  ];
}

function storedGoals({ form, ratio, p99 }: StoredFigure): Goal[] {
  const slower = p99.site / p99.bare;
  return [
    {
      text: `a kept page against a bare process, ${form}: at least 0.9 times as many`,
      figure: ratio.median.toFixed(2),
      met: ratio.median >= 0.9,
    },
    {
      text: `its p99 at 64 connections, ${form}: at most 2 times`,
      figure: slower.toFixed(2),
      met: slower <= 2,
    },
  ];
}

/** The figures as text for a terminal. */
export function report(result: Result): string {
  const { facetPass, stored, many } = result;
  return [
    `Node ${result.node}, ${result.cpu}, ` +
      (result.pinned
        ? 'server and client on a core each'
        : 'server and client NOT pinned to cores (no taskset, or one core only)'),
    '',
    table(pageRows(result)),
    '',
    table([
      ['entries', 'MB, directory', 'MB, every kind', 'start ms'],
      ...Object.entries(result.rss).map(([shops, mb]) => [
        thousands(shops),
        ...[mb, result.rssOfAll[shops]].map((one) => one?.toFixed(0) ?? '–'),
        result.startMs[shops]!.toFixed(0),
      ]),
    ]),
    '',
    `facet pass, 100,000 shops, ${facetPass.values} values: ${facetPass.everything.toFixed(2)} ms ` +
      `without a filter, ${facetPass.filtered.toFixed(2)} ms filtered; counting alone ` +
      `${facetPass.countAlone.toFixed(2)} ms; loading ${facetPass.loadMs.toFixed(0)} ms`,
    '',
    table([
      ['kept page', 'requests/s', 'bare', 'ratio', 'lowest', 'highest', 'p99 ms', 'bare p99'],
      ...stored.map(({ form, site, bare, ratio, p99 }) => [
        form,
        ...[site, bare].map((n) => n.toFixed(0)),
        ...[ratio.median, ratio.low, ratio.high].map((n) => n.toFixed(2)),
        ...[p99.site, p99.bare].map((n) => n.toFixed(1)),
      ]),
    ]),
    '',
    `${thousands(String(many.pages))} different pages: ${many.rss.before?.toFixed(0) ?? '–'} MB before, ` +
      `${many.rss.after?.toFixed(0) ?? '–'} MB after; ${(100 * many.kept).toFixed(0)}% of a sample kept; ` +
      `${many.reads.quiet.toFixed(0)} reads a second alone, ${many.reads.edited.toFixed(0)} beside edits`,
    '',
    ...goalsOf(result).map(
      ({ text, figure, met }) => `${met ? 'met    ' : 'NOT MET'}  ${text}: ${figure}`,
    ),
  ].join('\n');
}

function pageRows({ pages }: Result): string[][] {
  const head = ['page', 'entries', 'requests/s', 'p50 ms', 'p99 ms', 'of bare', 'p50 to 1,000'];
  const rows = Object.entries(pages).flatMap(([page, figures]) =>
    Object.entries(figures).map(([shops, { perSecond, p50, p99 }]) => [
      page,
      shops === 'bare' ? shops : thousands(shops),
      perSecond.toFixed(0),
      p50.toFixed(2),
      p99.toFixed(2),
      shops === 'bare' ? '' : `${((100 * perSecond) / figures['bare']!.perSecond).toFixed(1)}%`,
      shops === 'bare' ? '' : (p50 / figures['1000']!.p50).toFixed(2),
    ]),
  );
  return [head, ...rows];
}

function thousands(shops: string): string {
  return Number(shops).toLocaleString('en-GB');
}

/** Columns side by side, the first to the left and figures to the right. */
export function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  '),
    )
    .join('\n');
}
