import { addDays } from '#server/clock.ts';
import type { Said } from '../schema.ts';
import { said } from '../words.ts';

export interface Period {
  from: string;
  until: string;
}

/** The calendar quarter a local day lies in. */
export function quarterOf(day: string): Period {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return quarter(year, Math.ceil(month / 3));
}

function quarter(year: number, n: number): Period {
  const first = (y: number, q: number) => `${y}-${String(q * 3 - 2).padStart(2, '0')}-01`;
  const next = n === 4 ? first(year + 1, 1) : first(year, n + 1);
  return { from: first(year, n), until: addDays(next, -1) };
}

export function quarterBefore({ from }: Period): Period {
  return quarterOf(addDays(from, -1));
}

export function quarterAfter({ until }: Period): Period {
  return quarterOf(addDays(until, 1));
}

/** As many quarters as a chart is read with. */
const MOST_QUARTERS = 12;

/** Every quarter from the first of some days up to `last`, those nobody surveyed too. */
export function quartersUntil(
  last: Period,
  days: readonly string[],
  most = MOST_QUARTERS,
): Period[] {
  const before = days.map((day) => quarterOf(day)).filter(({ from }) => from < last.from);
  let first = before.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0] ?? last;
  const all: Period[] = [];
  for (; first.from < last.from; first = quarterAfter(first)) all.push(first);
  return [...all, last].slice(-most);
}

/** A quarter as people write it: 2026Q3, 2026年7-9月, 令和8年第3四半期 (of the calendar year), 2026-07-01. */
export function quarterIn(text: string): Period | null {
  const plain = text.normalize('NFKC');
  const era = /(?:令和|R)\s*(\d{1,2}|元)\s*年?/i.exec(plain);
  const western = /(?<!\d)(20\d\d)(?!\d)/.exec(plain);
  const year = western
    ? Number(western[1])
    : era
      ? 2018 + (era[1] === '元' ? 1 : Number(era[1]))
      : null;
  if (year === null) return null;
  const numbered = /Q\s*([1-4])|第?\s*([1-4])\s*四半期/i.exec(plain);
  if (numbered) return quarter(year, Number(numbered[1] ?? numbered[2]));
  const months = /(?<!\d)(1|4|7|10)\s*月?\s*[-〜~～–―]\s*(3|6|9|12)\s*月/.exec(plain);
  if (months) return quarter(year, Math.ceil(Number(months[1]) / 3));
  const day = /(20\d\d)-(\d{2})-\d{2}/.exec(plain);
  return day ? quarter(Number(day[1]), Math.ceil(Number(day[2]) / 3)) : null;
}

/** 2026年7〜9月. */
export function quarterWords({ from }: Period): Said {
  const [year, month] = from.split('-').map(Number) as [number, number];
  return said(`${year}年${month}〜${month + 2}月`, `${year} Q${Math.ceil(month / 3)}`);
}
