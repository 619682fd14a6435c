import { close, yearWithout, type ClosedState } from './closed-state.ts';
import { Unreadable } from './cursor.ts';
import { readClosedDates, readSpans } from './dates.ts';

/** Hours right behind a day: then it is not a closed one. */
export const TIME_AHEAD = /[のは:・ 、()【】/]*(?:(?:午前|午後|AM|PM)? ?\d{1,2}(?::|時)|正午)/iy;
const UNDATED =
  /(?:お?盆|年末年始|年末|年始|お?正月|夏季|夏期|冬季|冬期|夏休み|春休み|冬休み|ゴールデンウィーク|GW)(?:の?(?:特別)?(?:休業|休暇|休館|休み|休日|休|期間))*(?:日)?(?:を?除く|あり|有り|有)?/y;
const LONG_UNDATED = /^冬[季期]/;
/** 8月日曜, 8月 第3火曜: only these days of the month. */
const OF_DATES = /(?:(?<=月) ?)?(?:毎週|第|最終|平日|祝|[月火水木金土日](?:曜|・|$))/y;
const NO_REST = /(?:は|を)?(?:無休|除く|営業|開館)/y;

/** `7・8月を除く`, `7~8月は無休`, `5~10月は火曜`. */
export function readSeason(state: ClosedState): boolean {
  const { cursor } = state;
  const found = cursor.attempt(() => {
    const spans = readSpans(cursor);
    if (!spans) return null;
    if (state.last.length > 0 && cursor.take(NO_REST)) {
      const others = state.closures.filter(({ on }) => on.kind === 'week' || on.kind === 'nth');
      if (others.some((closure) => closure.spans || !state.last.includes(closure)))
        throw new Unreadable('an exception to which closed days?');
      for (const closure of state.last) closure.spans = yearWithout(spans);
      return true;
    }
    if (!cursor.take(/ ?(?:は|:|の間は|の期間は) ?/y)) return null;
    if (state.closures.some((closure) => !closure.spans && closure.on.kind !== 'dates'))
      throw new Unreadable('closed days for the year and for a season');
    state.spans = spans;
    return true;
  });
  return found ?? false;
}

/** Closed dates: `元日`, `12/29~1/3`. */
export function readDates(state: ClosedState): boolean {
  const { cursor } = state;
  const spans = readClosedDates(cursor);
  if (!spans) return false;
  const except = cursor.take(/を?除く/y);
  if (cursor.peek(NO_REST) || (except && !state.none))
    throw new Unreadable('dates taken out of closed days');
  if (cursor.peek(TIME_AHEAD) || cursor.peek(/ ?(?:~|から|より|以降|頃|の(?!み))/y))
    throw new Unreadable('dates without an end');
  if (cursor.peek(OF_DATES)) throw new Unreadable('days within dates');
  state.last = [close(state, { kind: 'dates', spans })];
  return true;
}

/** 年末年始 and the like: closed dates if dates follow, otherwise a note. */
export function readUndated(state: ClosedState): boolean {
  const { cursor } = state;
  const name = cursor.take(UNDATED)?.[0];
  if (!name) return false;
  const before = cursor.attempt(() => {
    const sign = cursor.take(/[ :は]*\(?/y)?.[0] ?? '';
    return cursor.peek(/\d|元|三が日/y) ? sign : null;
  });
  if (before === null) {
    if (LONG_UNDATED.test(name)) throw new Unreadable('a winter closing without dates');
    state.notes.push(name);
    return true;
  }
  do if (!readDates(state)) return false;
  while (cursor.take(/[・、, ](?=\d)/y));
  return !before.includes('(') || Boolean(cursor.take(/(?:を?除く|休業|休み)?\)/y));
}
