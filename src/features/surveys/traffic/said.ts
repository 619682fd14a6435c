import { localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Said } from '../schema.ts';
import { said } from '../words.ts';
import { UNKNOWN } from './labels.ts';
import type { DayKind } from './records.ts';

export const PEOPLE = said('人数', 'People');
export const SHARE = said('割合', 'Share');
/** What most figures have nothing of. */
export const base = { projectedFrom: null, notes: [] as Said[], under: null, base: null };

export const DAYS: Record<DayKind, Said> = {
  holiday: said('休日', 'Holiday'),
  weekday: said('平日', 'Weekday'),
};

const WEEKDAYS = [...'月火水木金土日'];
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A counted day: 11月3日(日) 休日. */
export function dayWords(date: string, day: DayKind): Said {
  const [, month, of] = date.split('-').map(Number);
  const weekday = localWeekday(startOfLocalDay(date));
  return said(
    `${month}月${of}日(${WEEKDAYS[weekday]}) ${DAYS[day].ja}`,
    `${WEEKDAYS_EN[weekday]} ${date}, ${DAYS[day].en!.toLowerCase()}`,
  );
}

export function bandWords(key: string): Said {
  const [from, until] = key.split('-').map((minutes) => clock(Number(minutes)));
  return said(`${from}〜${until}`, `${from}–${until}`);
}

const clock = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const SEXES: Record<string, Said> = {
  男: said('男性', 'Men'),
  女: said('女性', 'Women'),
  [UNKNOWN]: said('不明', 'Unknown'),
};
export const sexWords = (sex: string): Said => SEXES[sex] ?? said(sex);

export function ageWords(age: string): Said {
  const band = /^(\d+)〜(\d+)歳$/.exec(age);
  if (band) return said(age, `${band[1]}–${band[2]}`);
  const over = /^(\d+)歳以上$/.exec(age);
  if (over) return said(age, `${over[1]} and over`);
  if (/^\d+代$/.test(age)) return said(`${age}`, `${age.slice(0, -1)}s`);
  return said(age, age === UNKNOWN ? 'Unknown' : null);
}
