import { HOLIDAYS_BY_LAW } from '#features/days/holidays.ts';
import type { FieldReader } from '#features/drafts/form-values.ts';
import { cleanText } from '#features/entries/schema.ts';
import {
  daysText,
  emptyWeek,
  pastMidnight,
  valueOfWeek,
  weekOfValue,
  type EditedWeek,
  type NthRule,
} from './editor.ts';
import { appliesOn, parsePattern } from './pattern.ts';
import type { Period } from './usual.ts';

/** Periods a day has room for in the form. */
export const PERIODS_A_DAY = 3;
/** Rules for n-th weekdays the form has room for. */
export const NTH_RULES = 3;

/** The hours part of a form: what each of its controls shows, by name. */
export type HoursControls = Readonly<Record<string, string>>;

const CONTROL =
  /^(?:[0-6]p\d[ocl]|hp\d[oc]|n\d(?:d|mode|p\d[oc]|n(?:-1|[1-5]))|holiday|kept|note|noteEn|irregular|text|raw)$/;

/**
 * The value of `hours` from its form, or the controls as text where they make none: text is refused
 * by the schema and so kept as it was typed.
 */
export const readHoursForm: FieldReader = (form) => {
  const controls = controlsIn(form);
  const hours = hoursOf(controls);
  return hours ?? JSON.stringify(controls);
};

/** The controls of the hours part as a sent form has them. */
export function controlsIn(form: FormData): HoursControls {
  const names = [...form.keys()].filter((name) => name.startsWith('h-'));
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = form.get(name);
      const control = name.slice(2);
      return typeof value === 'string' && CONTROL.test(control) ? [[control, value]] : [];
    }),
  );
}

/** The controls kept as text by `readHoursForm`; undefined when it is no such text. */
export function controlsFrom(typed: unknown): HoursControls | undefined {
  if (typeof typed !== 'string') return undefined;
  try {
    return JSON.parse(typed) as HoursControls;
  } catch {
    return undefined;
  }
}

interface Hours {
  value: string | null;
  lastOrders: string | null;
  note: string;
  noteEn: string;
  text: string | null;
  irregular: boolean;
}

/** What the controls say; undefined where a time is missing its other half or cannot be read. */
export function hoursOf(controls: HoursControls): Hours | undefined {
  const rest = {
    note: controls['note'] ?? '',
    noteEn: controls['noteEn'] ?? '',
    irregular: controls['irregular'] === '1',
  };
  // A value the form cannot show is kept until it is started anew.
  if (controls['raw']) {
    const lastOrders = controls['text'] || null;
    return { ...rest, value: controls['raw'], lastOrders, text: null };
  }
  const week = weekFrom(controls);
  if (!week) return undefined;
  const value = valueOfWeek(week);
  return {
    ...rest,
    value,
    lastOrders: value === null ? null : lastOrdersFrom(controls),
    text: value === null ? controls['text'] || null : null,
  };
}

function weekFrom(controls: HoursControls): EditedWeek | undefined {
  const days = emptyWeek().days.map((_, day) => periodsFrom(controls, String(day)));
  const holidayPeriods = periodsFrom(controls, 'h');
  const nth = Array.from({ length: NTH_RULES }, (_, i) => nthFrom(controls, i));
  if (days.includes(undefined) || nth.includes(undefined) || !holidayPeriods) return undefined;
  const holiday =
    controls['holiday'] === 'closed' ? [] : controls['holiday'] === 'own' ? holidayPeriods : null;
  return {
    days: days as Period[][],
    holiday,
    nth: (nth as NthRule[]).filter(({ nths }) => nths.length > 0),
    kept: (controls['kept'] ?? '').split('\n').map(cleanText).filter(Boolean),
  };
}

function nthFrom(controls: HoursControls, i: number): NthRule | undefined {
  const nths = [1, 2, 3, 4, 5, -1].filter((nth) => controls[`n${i}n${nth}`] === '1');
  const periods = controls[`n${i}mode`] === 'own' ? periodsFrom(controls, `n${i}`) : [];
  if (!periods) return undefined;
  return { weekday: Math.min(6, Number(controls[`n${i}d`] ?? 0) || 0), nths, periods };
}

const TIME = /^([01]?\d|2\d|3[0-5]):([0-5]\d)$/;

/** Times of a day in order; undefined where one cannot be read, has no other half, or two overlap. */
function periodsFrom(controls: HoursControls, day: string): Period[] | undefined {
  const periods: Period[] = [];
  for (let i = 0; i < PERIODS_A_DAY; i += 1) {
    const [open, close] = ['o', 'c'].map((end) => timeOf(controls[`${day}p${i}${end}`]));
    if (open === '' && close === '') continue;
    if (!open || !close || open >= '24:00') return undefined;
    periods.push({ open, close: pastMidnight(open, close) });
  }
  periods.sort((a, b) => (a.open < b.open ? -1 : 1));
  const overlaps = periods.some(({ open }, i) => i > 0 && open < periods[i - 1]!.close);
  return overlaps ? undefined : periods;
}

/** `9:30` and full-width digits as `09:30`; empty stays empty, undefined cannot be read. */
function timeOf(typed = ''): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return '';
  const found = TIME.exec(text);
  return found ? `${found[1]!.padStart(2, '0')}:${found[2]}` : undefined;
}

/** Last orders by day, the days with the same ones together. */
function lastOrdersFrom(controls: HoursControls): string | null {
  const groups = new Map<string, number[]>();
  for (let day = 0; day < 7; day += 1) {
    const points = Array.from({ length: PERIODS_A_DAY }, (_, i) => {
      const order = timeOf(controls[`${day}p${i}l`]) ?? '';
      const open = timeOf(controls[`${day}p${i}o`]) ?? '';
      return order === '' || open === '' ? '' : pastMidnight(open, order);
    }).filter((point) => point !== '');
    if (points.length === 0) continue;
    const key = points.join(',');
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  const rules = [...groups].map(([points, days]) => `${daysText(days)} ${points}`);
  return rules.length > 0 ? rules.join('; ') : null;
}

/** The controls as a stored value fills them. */
export function controlsOfHours(hours: {
  value: string | null;
  lastOrders: string | null;
  note: string | null;
  noteEn: string | null;
  text: string | null;
  irregular: boolean;
}): HoursControls {
  const week = weekOfValue(hours.value);
  const shared = {
    note: hours.note ?? '',
    noteEn: hours.noteEn ?? '',
    irregular: hours.irregular ? '1' : '',
  };
  if (!week) return { ...shared, raw: hours.value!, text: hours.lastOrders ?? '' };
  const holiday = week.holiday === null ? '' : week.holiday.length === 0 ? 'closed' : 'own';
  const entries = [
    ...week.days.flatMap((periods, day) => periodControls(periods, String(day))),
    ...week.days.flatMap((periods, day) => orderControls(periods, day, hours.lastOrders)),
    ...periodControls(week.holiday ?? [], 'h'),
    ...week.nth.flatMap(({ weekday, nths, periods }, i): [string, string][] => [
      [`n${i}d`, String(weekday)],
      [`n${i}mode`, periods.length > 0 ? 'own' : 'closed'],
      ...nths.map((nth): [string, string] => [`n${i}n${nth}`, '1']),
      ...periodControls(periods, `n${i}`),
    ]),
  ];
  return {
    ...shared,
    ...Object.fromEntries(entries),
    holiday,
    kept: week.kept.join('\n'),
    text: hours.text ?? '',
  };
}

/** As the clock of a picker shows it: 26:00 is 02:00. */
const pickerTime = (time: string) =>
  time >= '24:00'
    ? `${String(Number(time.slice(0, 2)) - 24).padStart(2, '0')}${time.slice(2)}`
    : time;

function periodControls(periods: readonly Period[], day: string): [string, string][] {
  return periods.flatMap(({ open, close }, i): [string, string][] => [
    [`${day}p${i}o`, open],
    [`${day}p${i}c`, pickerTime(close)],
  ]);
}

function orderControls(
  periods: readonly Period[],
  day: number,
  value: string | null,
): [string, string][] {
  // A Monday of its own week without holidays, and the days after it.
  const date = `2026-06-0${day + 1}`;
  const rule = (value ? (parsePattern(value) ?? []) : []).findLast((one) =>
    appliesOn(one, date, HOLIDAYS_BY_LAW),
  );
  const points = rule && !rule.times.includes('-') ? rule.times.split(',') : [];
  return periods.flatMap(({ open, close }, i): [string, string][] => {
    const point = points.find((time) => open <= time && time <= close);
    return point === undefined ? [] : [[`${day}p${i}l`, pickerTime(point)]];
  });
}

/** The controls with one day's times copied to others. */
export function copyDay(
  controls: HoursControls,
  from: number,
  to: readonly number[],
): HoursControls {
  const others = Object.entries(controls).filter(
    ([name]) => !to.some((day) => name.startsWith(`${day}p`)),
  );
  const copied = Object.entries(controls)
    .filter(([name]) => name.startsWith(`${from}p`))
    .flatMap(([name, value]) =>
      to.map((day): [string, string] => [`${day}${name.slice(1)}`, value]),
    );
  return Object.fromEntries([...others, ...copied]);
}
