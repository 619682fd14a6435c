import { Unreadable } from './cursor.ts';
import { readDays } from './days.ts';
import { readLabel } from './labels.ts';
import type { Change, DaySet } from './model.ts';
import { readOrders } from './orders.ts';
import { lastPeriods, type TextState } from './state.ts';
import { readClock, readPeriod } from './times.ts';

const NO_MEAL =
  /(?:は|の)? ?(ランチ|昼|ディナー|夜)(?:営業|の部)?(?:は|が)? ?(?:なし|無し|お?休み|休業)/y;
const NO_ORDER = /(?:は)? ?(?:ラスト・?オーダー?|L\.?O\.?)(?:は)?(?:なし|無し)/iy;
const OF = / ?(?:のみ|だけ)?(?:は|の)? ?~? ?/y;
const UNTIL = / ?(?:まで|閉店|閉館|終了|クローズ)/y;
const FROM = / ?(?:~|から|開店|開館|オープン)(?! ?(?:\d|午|正午|翌|L|ラスト))/iy;
const BREAK_WORD = /(?:昼|中)?(?:休憩|休み)(?:時間)?(?:は|:)? ?/y;
const BREAK_BEHIND =
  / ?(?:は|を|の間は?)?(?:昼|中)?(?:休憩|休み|準備中|を?除く|クローズ|閉館|閉店)(?:時間)?/y;

const change = (
  state: TextState,
  days: DaySet | null,
  kind: Change['kind'],
  at = 0,
  meal: Change['meal'] = null,
): true => {
  const of = state.statements.at(-1);
  if (!of) throw new Unreadable('a change before any hours');
  const count = of.periods.length;
  state.changes.push({ kind, days, spans: state.labels.spans, at, meal, of, count });
  return true;
};

function readTimeChange(state: TextState, days: DaySet | null): true | null {
  const { cursor } = state;
  const spelled = cursor.take(OF)?.[0] ?? '';
  const clock = readClock(cursor);
  if (!clock) return null;
  if (cursor.take(UNTIL) ?? spelled.includes('~')) return change(state, days, 'end', clock.minutes);
  if (cursor.take(FROM)) return change(state, days, 'start', clock.minutes);
  return null;
}

function readOrderChange(state: TextState, days: DaySet): true | null {
  state.cursor.take(OF);
  const orders = readOrders(state.cursor);
  if (!orders) return null;
  const [point, another] = orders.points;
  if (!point || another || typeof point.at !== 'number' || point.kind !== 'order')
    throw new Unreadable('unclear last orders of a day');
  return change(state, days, 'order', point.at);
}

/** `日曜ランチはなし`, `月曜のみ14:00まで`, `土日はLO20:00`: a day that differs in one thing. */
export function readChange(state: TextState): boolean {
  const { cursor } = state;
  const found = cursor.attempt(() => {
    const days = readDays(cursor);
    if (!days) return null;
    const meal = cursor.take(NO_MEAL)?.[1];
    if (meal) return change(state, days, 'noMeal', 0, /ランチ|昼/.test(meal) ? 'lunch' : 'dinner');
    if (cursor.take(NO_ORDER)) return change(state, days, 'noOrder');
    return (
      cursor.attempt(() => readOrderChange(state, days)) ??
      cursor.attempt(() => readTimeChange(state, days))
    );
  });
  return found ?? readSeasonChange(state);
}

/** `11月~2月は17:00まで`: a part of the year that differs in one thing. */
function readSeasonChange(state: TextState): boolean {
  const found = state.cursor.attempt(() => {
    const label = readLabel(state.cursor);
    if (label?.kind !== 'season') return null;
    if (!readTimeChange(state, null)) return null;
    if (state.statements.length > 1) throw new Unreadable('a season of which hours?');
    const made = state.changes.at(-1);
    if (made) Object.assign(made, { spans: label.spans, days: state.labels.days?.days ?? null });
    return true;
  });
  return found ?? false;
}

/** `14:00~17:00は休憩` cuts the period before it in two. */
export function readBreak(state: TextState): boolean {
  const { cursor } = state;
  const pause = cursor.attempt(() => {
    const word = cursor.take(BREAK_WORD);
    const period = readPeriod(cursor, []);
    return period && (word ?? cursor.take(BREAK_BEHIND)) ? period : null;
  });
  if (!pause) return false;
  const periods = lastPeriods(state);
  const period = periods.findLast((p) => p.start < pause.start && pause.end < p.end);
  if (!period || state.labels.days?.only) throw new Unreadable('a break outside the hours');
  if ([period.order, period.entry].some((at) => at !== null && at <= pause.end))
    throw new Unreadable('a last order before the break');
  periods.splice(periods.indexOf(period) + 1, 0, { ...period, start: pause.end });
  Object.assign(period, { end: pause.start, order: null, entry: null });
  return true;
}
