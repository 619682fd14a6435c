import { HOLIDAYS_BY_LAW, type HolidayCalendar } from '#features/days/holidays.ts';
import { localWeekday, startOfLocalDay } from '#server/clock.ts';
import { carrier } from '../questionnaire/carried.ts';
import type { AnswerTable } from '../questionnaire/table.ts';
import type { SheetNote } from '../understood.ts';
import type { TrafficUse } from './columns.ts';
import { headingIn, saysSomething, withHours } from './headings.ts';
import {
  isMissing,
  isOverParts,
  numberIn,
  wrongTotal,
  type CountColumn,
  type Told,
} from './row-total.ts';
import { ageIn, dayIn, hourIn, isSubtotal, isTotal, sexIn, UNKNOWN, type Band } from './labels.ts';

export type DayKind = 'weekday' | 'holiday';

/** Somebody counted so many at a point in a band of a day; `whole` counts everybody there. */
export interface Count {
  /** As a spreadsheet numbers it. */
  row: number;
  point: string;
  date: string;
  day: DayKind;
  weather: string | null;
  band: Band;
  sex: string | null;
  age: string | null;
  direction: string | null;
  mode: string | null;
  count: number;
  whole: boolean;
  interpolated: boolean;
}

const DAY = { from: 0, until: 24 * 60 };
const ONE_POINT = '調査地点';
const COUNTED: ReadonlySet<TrafficUse> = new Set(['count', 'point-count', 'total']);
const isSum = (cell: string) => isTotal(cell) || isSubtotal(cell);
const SATURDAY = 5;

/** What the lines over a sheet, or its name, say of all its rows. */
export interface Above {
  day?: string | undefined;
  point?: string | undefined;
  /** Of days that do not say theirs. */
  year?: number | undefined;
}

export function countsOf(
  table: AnswerTable,
  columns: readonly CountColumn[],
  above: Above = {},
  holidays: HolidayCalendar = HOLIDAYS_BY_LAW,
): { counts: Count[]; refused: SheetNote[]; notes: SheetNote[] } {
  const find = (use: TrafficUse) => columns.find((column) => column.use === use)?.at;
  const at = {
    point: find('point'),
    date: find('date') ?? find('from'),
    from: find('from'),
    until: find('until'),
    band: find('band'),
    day: find('day'),
    weather: find('weather'),
    sex: find('sex'),
    age: find('age'),
    direction: find('direction'),
    mode: find('mode'),
    interpolated: find('interpolated'),
  };
  const counted = columns.filter(({ use }) => COUNTED.has(use));
  const told = toldBy(columns, counted, above.year);
  const isDatedAbove = counted.length > 0 && counted.every((one) => told.get(one.at)!.day !== null);
  const refused: SheetNote[] = [];
  const notes: SheetNote[] = [];
  if (at.date === undefined && above.day === undefined && !isDatedAbove)
    refused.push({ row: null, what: 'noDate', text: '' });
  if (counted.length === 0) refused.push({ row: null, what: 'noCounts', text: '' });
  const counts: Count[] = [];
  const cell = (cells: readonly string[], place: number | undefined) =>
    place === undefined ? '' : (cells[place] ?? '');
  const carry = carrier(notes);
  for (const { number, cells } of refused.length > 0 ? [] : table.rows) {
    const refuse = (what: string, text: string) => refused.push({ row: number, what, text });
    const isDated = dayIn(cell(cells, at.date), above.year) !== null;
    if (!isDated && cells.some(isSum)) {
      notes.push({ row: number, what: 'totalRow', text: '' });
      continue;
    }
    const date = at.date === undefined ? '' : carry('date', cell(cells, at.date), number);
    const only = at.date === undefined ? above.day : undefined;
    const day = only === undefined ? dayIn(date, above.year) : { day: only };
    if (!day && !isDatedAbove) {
      refuse('notDate', date);
      continue;
    }
    if (isSum(cell(cells, at.band))) {
      notes.push({ row: number, what: 'totalRow', text: '' });
      continue;
    }
    const band = bandOf(cell(cells, at.band), cell(cells, at.from), cell(cells, at.until));
    if (band === undefined) {
      refuse('notBand', cell(cells, at.band) || cell(cells, at.until));
      continue;
    }
    const wrong = wrongTotal(cells, counted, told);
    if (wrong !== undefined) {
      refuse('notSum', wrong);
      continue;
    }
    const text = (place: number | undefined) => cell(cells, place) || null;
    const point =
      at.point === undefined ? (above.point ?? '') : carry('point', cell(cells, at.point), number);
    const sexCell = text(at.sex);
    const ageCell = text(at.age);
    for (const column of counted) {
      if (isOverParts(column, told)) continue;
      const given = cell(cells, column.at);
      if (isMissing(given)) {
        notes.push({ row: number, what: 'missing', text: column.label });
        continue;
      }
      const count = numberIn(given);
      if (!Number.isInteger(count) || count < 0) {
        refuse('notCount', `${column.label}: ${given}`);
        continue;
      }
      const of = told.get(column.at)!;
      const on = of.day ?? day!.day;
      counts.push({
        row: number,
        point: of.point ?? (point || ONE_POINT),
        date: on,
        day: dayKind(on, text(at.day), holidays),
        weather: text(at.weather),
        band: of.band ?? band ?? DAY,
        sex: column.use === 'total' ? null : sexCell ? (sexIn(sexCell) ?? UNKNOWN) : of.sex,
        age: column.use === 'total' ? null : ageCell ? (ageIn(ageCell) ?? UNKNOWN) : of.age,
        direction: text(at.direction) ?? of.direction,
        mode: text(at.mode) ?? of.mode,
        count,
        whole: column.use === 'total' || (sexCell !== null && isTotal(sexCell)),
        interpolated: /^(?:1|true|はい|○|補間|推計)$/i.test(text(at.interpolated) ?? ''),
      });
    }
  }
  return { counts, refused, notes };
}

/** What the heading of each column of counts says; a point, where no column names one. */
function toldBy(
  columns: readonly CountColumn[],
  counted: readonly CountColumn[],
  year: number | undefined,
): Told {
  const spoken = withHours(columns.map(({ label }) => label));
  const hasPoint = columns.some(({ use }) => use === 'point');
  return new Map(
    counted.map((column) => {
      const label = spoken[columns.indexOf(column)]!;
      const heading = headingIn(label, year);
      const [first = '', ...rest] = label.split(' ');
      const isOver = !hasPoint && rest.length > 0 && !saysSomething(headingIn(first, year));
      const over = isOver && saysSomething(heading) ? first : null;
      return [column.at, { ...heading, point: column.use === 'point-count' ? label : over }];
    }),
  );
}

/** Undefined where something is said that cannot be read, null where nothing is. */
function bandOf(band: string, from: string, until: string): Band | null | undefined {
  if (band !== '') return hourIn(band) ?? undefined;
  const [begin, end] = [dayIn(from), dayIn(until)];
  if (!begin || begin.minute === null || !end || end.minute === null) return null;
  const last = end.day > begin.day ? end.minute + 24 * 60 : end.minute;
  return begin.minute < last && last <= 24 * 60 ? { from: begin.minute, until: last } : undefined;
}

/** What the sheet says, or the calendar: Saturdays, Sundays and public holidays are holidays. */
function dayKind(date: string, said: string | null, holidays: HolidayCalendar): DayKind {
  if (said && /平日|weekday/i.test(said)) return 'weekday';
  if (said && /休|祝|土|日曜|^日$|holiday|weekend/i.test(said)) return 'holiday';
  const isFree = localWeekday(startOfLocalDay(date)) >= SATURDAY || holidays.has(date);
  return isFree ? 'holiday' : 'weekday';
}
