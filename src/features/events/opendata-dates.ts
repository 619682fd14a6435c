import { addDays, localDate, localTime } from '#server/clock.ts';
import type { LiveEvent } from './body.ts';
import { weekdayOf } from './calendar.ts';
import type { KeyedRule } from './rules.ts';
import { lastDateOf, type Span } from './times.ts';

const WEEKDAYS = new Map(
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((code, i) => [code, '月火水木金土日'[i]!]),
);
/** An end this far behind the last known date lies beyond what is worked out yet. */
const DAYS_BEYOND = 31;

/** What the standard's own columns can say of an event's dates; whole they stand in 日程_JSON. */
export function dateCells({ rules, row }: LiveEvent): Record<string, string | null> {
  const spans = rules.map(announced).sort((a, b) => a.start.getTime() - b.start.getTime());
  const first = spans[0];
  if (!first) return {};
  const last = [row.last_on ?? '', ...spans.map(lastDateOf)].sort().at(-1)!;
  const times = new Set(spans.map(timesOf));
  const [starts = null, ends = null] = times.size === 1 ? [...times][0]!.split('-') : [];
  return {
    状態: stateOf(rules),
    開催パターン: [...new Set(rules.flatMap((rule) => patternOf(rule) ?? []))].join('、'),
    開始日: localDate(first.start),
    終了日: rules.some((rule) => isOpenEnded(rule, last)) ? null : last,
    開始時間: starts,
    終了時間: ends,
  };
}

/** A single date that was moved is where it went. */
function announced(rule: KeyedRule): Span {
  return (rule.rrule === null ? rule.changes[0]?.span : null) ?? rule;
}

function timesOf({ start, end, allDay }: Span): string {
  if (allDay) return '-';
  return `${localTime(start)}-${end.getTime() === start.getTime() ? '' : localTime(end)}`;
}

/** Only what holds for the whole event. */
function stateOf(rules: KeyedRule[]): string | null {
  const states = rules.map((rule) => (rule.rrule === null ? rule.changes[0]?.state : undefined));
  if (states.every((state) => state === 'cancelled')) return '中止';
  return states.every((state) => state === 'postponed') ? '延期' : null;
}

function isOpenEnded({ rrule }: KeyedRule, last: string): boolean {
  if (rrule === null || /;COUNT=/.test(rrule)) return false;
  const until = /;UNTIL=(\d{4})(\d\d)(\d\d)/.exec(rrule)?.slice(1).join('-');
  return until === undefined || until > addDays(last, DAYS_BEYOND);
}

/** A repeat in words: 毎週土・日曜日, 隔週水曜日, 毎月第2土曜日, 毎月15日. */
function patternOf({ rrule, start }: KeyedRule): string | null {
  if (rrule === null) return null;
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  const names = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'];
  if ([...parts.keys()].some((name) => !names.includes(name))) return '繰り返し開催';
  const days = parts.get('BYDAY')?.split(',') ?? [];
  const every = Number(parts.get('INTERVAL') ?? 1);
  const isPlain = days.every((day) => WEEKDAYS.has(day));
  const weekdays = days.map((day) => WEEKDAYS.get(day.slice(-2))).join('・');
  switch (parts.get('FREQ')) {
    case 'WEEKLY': {
      const on = weekdays || [...WEEKDAYS.values()][weekdayOf(localDate(start))];
      if (every > 2) return `${every}週間ごとの${on}曜日`;
      return `${every === 2 ? '隔週' : '毎週'}${on}曜日`;
    }
    case 'DAILY':
      if (every === 1 && isPlain) return days.length > 0 ? `毎週${weekdays}曜日` : '毎日';
      break;
    case 'MONTHLY':
      if (every === 1 && !isPlain) return `毎月${days.map(nthDay).join('・')}曜日`;
      if (every === 1 && days.length === 0) return monthDays(parts.get('BYMONTHDAY'), start);
  }
  return '繰り返し開催';
}

function nthDay(day: string): string {
  const [, nth = '', code = ''] = /^([-+]?\d?)(..)$/.exec(day) ?? [];
  return `${nth === '-1' ? '最終' : `第${nth.replace('+', '')}`}${WEEKDAYS.get(code) ?? ''}`;
}

function monthDays(days: string | undefined, start: Date): string {
  const numbers = days?.split(',') ?? [String(Number(localDate(start).slice(8)))];
  return `毎月${numbers.map((day) => (day === '-1' ? '末' : day)).join('・')}日`;
}
