import { Unreadable } from './cursor.ts';
import type { Period } from './model.ts';
import type { Orders, Point } from './orders.ts';

/** The point of time inside a period; a time after midnight may be written as 0:30 or 24:30. */
function orderIn(period: Period, at: Point['at']): number | null {
  if (typeof at !== 'number')
    return period.end - at.before > period.start ? period.end - at.before : null;
  const found = [at, at + 1440].find((m) => m > period.start && m <= period.end);
  return found ?? null;
}

function put(period: Period, kind: Point['kind'], at: Point['at']): void {
  const minutes = orderIn(period, at);
  if (minutes === null) throw new Unreadable('a last order outside its period');
  if (period[kind] !== null && period[kind] !== minutes)
    throw new Unreadable('two last orders for one period');
  period[kind] = minutes;
}

const isLunch = (period: Period) => period.start < 15 * 60;

/** Which of the periods a last order belongs to. */
function periodFor(point: Point, periods: Period[], index: number, many: boolean): Period {
  const named = point.meal && periods.filter((p) => isLunch(p) === (point.meal === 'lunch'));
  const found = named
    ? named.at(named.length === 1 ? 0 : 9)
    : many
      ? periods[index]
      : periods.at(-1);
  if (!found) throw new Unreadable('a last order without its period');
  return found;
}

/** Gives the last orders to the periods they stand behind; the text of what the value cannot carry. */
export function assignOrders(orders: Orders, periods: Period[]): string[] {
  const food = orders.points.filter((point) => !point.drink);
  if (food.length === 0) throw new Unreadable('a last order for drinks only');
  if (orders.each) {
    if (food.length > 1) throw new Unreadable('unclear last orders');
    for (const period of periods) for (const point of food) put(period, point.kind, point.at);
    return [];
  }
  const many = food.length > 1;
  if (many && !food.every((point) => point.meal) && food.length !== periods.length)
    throw new Unreadable('as many last orders as periods are expected');
  const relative = food.some((point) => typeof point.at !== 'number');
  if (relative && periods.length > 1) throw new Unreadable('a last order of which period?');
  food.forEach((point, index) => put(periodFor(point, periods, index, many), point.kind, point.at));
  return food.length < orders.points.length ? [orders.text] : [];
}
