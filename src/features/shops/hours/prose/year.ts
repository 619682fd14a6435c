import { rulesOn } from './compile.ts';
import { monthEnd, within } from './dates.ts';
import type { Rules } from './holiday-rules.ts';
import type { ClosedDays, HoursText, Span } from './model.ts';
import { renderSpans } from './render.ts';

const FIRST = 101;

function dayAfter(date: number): number {
  const month = Math.floor(date / 100);
  if (date < monthEnd(month)) return date + 1;
  return month === 12 ? FIRST : (month + 1) * 100 + 1;
}

function dayBefore(date: number): number {
  const month = Math.floor(date / 100);
  if (date % 100 > 1) return date - 1;
  return monthEnd(month === 1 ? 12 : month - 1);
}

const closedSpans = ({ closures }: ClosedDays): Span[] =>
  closures.flatMap(({ on }) => (on.kind === 'dates' ? on.spans : []));

/** Dates without hours need none where they are closed. */
function isClosedSeason(text: HoursText, closed: ClosedDays, date: number): boolean {
  const told = text.statements.some(({ spans }) => within(spans, date));
  return !told && within(closedSpans(closed), date);
}

/** The year, cut wherever a season begins or ends. */
function yearParts(text: HoursText, closed: ClosedDays): Span[] {
  const seasons = [...text.statements, ...text.changes, ...closed.closures];
  const spans = seasons.flatMap((item) => item.spans ?? []);
  if (text.statements.every((statement) => statement.spans)) spans.push(...closedSpans(closed));
  const starts = [FIRST, ...spans.map(({ from }) => from), ...spans.map(({ to }) => dayAfter(to))];
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  return sorted.map((from, i) => ({ from, to: dayBefore(sorted[i + 1] ?? FIRST) }));
}

/** Neighbouring parts as one, also over the new year. */
function join(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && dayAfter(before.to) === span.from) before.to = span.to;
    else joined.push({ ...span });
  }
  const [first] = joined;
  const last = joined.at(-1);
  if (!first || !last || first === last || dayAfter(last.to) !== first.from) return joined;
  return [...joined.slice(1, -1), { from: last.from, to: first.to }];
}

/** Parts of the year with the same rules, each under the months it holds for. */
function withSeasons(parts: { span: Span; rules: Rules }[]): Rules {
  const groups = Object.values(Object.groupBy(parts, ({ rules }) => JSON.stringify(rules)));
  const result: Rules = { hours: [], orders: [] };
  const [year] = join(parts.map(({ span }) => span));
  const wholeYear = year && dayAfter(year.to) === year.from;
  for (const group of groups) {
    if (!group?.[0]) continue;
    const season =
      groups.length > 1 || !wholeYear ? `${renderSpans(join(group.map(({ span }) => span)))} ` : '';
    result.hours.push(...group[0].rules.hours.map((rule) => season + rule));
    result.orders.push(...group[0].rules.orders.map((rule) => season + rule));
  }
  return result;
}

/** Closed dates come last and beat everything; whole months and dates do not mix in one list. */
function closedDates(closed: ClosedDays): string[] {
  const distinct = [
    ...new Map(closedSpans(closed).map((span) => [JSON.stringify(span), span])).values(),
  ];
  const months = distinct.filter((span) => /^[A-Z][a-z]+(-|$)/.test(renderSpans([span])));
  const dates = distinct.filter((span) => !months.includes(span));
  return [months, dates]
    .filter((list) => list.length > 0)
    .map((list) => `${renderSpans(list)} off`);
}

/** The whole year's hours and last orders as `opening_hours` values. */
export function compile(
  text: HoursText,
  closed: ClosedDays,
): { value: string; lastOrders: string | null } {
  const parts = yearParts(text, closed)
    .filter(({ from }) => !isClosedSeason(text, closed, from))
    .map((span) => ({ span, rules: rulesOn(text, closed, span.from) }));
  const { hours, orders } = withSeasons(parts);
  const value = [...hours, ...closedDates(closed)].join('; ');
  return {
    value: value === 'Mo-Su 00:00-24:00' ? '24/7' : value,
    lastOrders: orders.length > 0 ? orders.join('; ') : null,
  };
}
