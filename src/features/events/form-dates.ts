import { z } from 'zod';
import { addDays, daysBetween, isLocalDate } from '#server/clock.ts';
import type { FieldReader } from '#features/drafts/form-values.ts';
import { firstDateOf, ONCE, repeatOf, REPEATS, writeRepeat, type Repeat } from './repeat.ts';
import type { EventDate } from './schema.ts';

/** One line of the form: a date, or the first of a series. */
export interface DateRow {
  key: string;
  date: string;
  /** `HH:MM`; empty: the whole day. */
  start: string;
  end: string;
  /** The last day where it is not the first, or not the night after it. */
  lastDate: string;
  repeat: Repeat;
  /** Dates of the series that are left out. */
  off: string[];
  /** What was announced of single dates beside, as JSON: the form sends it back as it is. */
  changes: string;
}

export const EMPTY_ROW: DateRow = {
  key: '',
  date: '',
  start: '',
  end: '',
  lastDate: '',
  repeat: ONCE,
  off: [],
  changes: '[]',
};

/** The most lines an event has, as its schema says. */
const MOST = 60;

type Written = Partial<EventDate>;

/** The lines of a value of the field, whole or as it was typed. */
export function dateRows(value: unknown): DateRow[] {
  return Array.isArray(value) ? value.map((one) => rowOf(one as Written)) : [];
}

function rowOf({ key = '', from = '', until = null, rule = null, changes = [] }: Written): DateRow {
  const [date = '', start = ''] = from.split('T');
  const [last = '', end = ''] = (until ?? '').split('T');
  const isRemoved = ({ state }: EventDate['changes'][number]) => state === 'removed';
  return {
    key,
    date,
    start,
    end,
    lastDate: isImplied(date, start, last, end) ? '' : last,
    repeat: repeatOf(rule, isLocalDate(date) ? date : '2000-01-01'),
    off: changes.filter(isRemoved).map((change) => change.date),
    changes: JSON.stringify(changes.filter((change) => !isRemoved(change))),
  };
}

/** An end on the same day, or after midnight at an hour before the start's, needs no date of its own. */
function isImplied(date: string, start: string, last: string, end: string): boolean {
  if (end === '' || !isLocalDate(date) || !isLocalDate(last)) return false;
  const days = daysBetween(date, last);
  return days === 0 ? end > start : days === 1 && end <= start;
}

/** Reads the lines that were filled in; a series begins on the first date its rule gives. */
export const readDates: FieldReader = (form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const sent = Array.from({ length: MOST }, (_, i) => i).filter(
    (i) => text(`d${i}-date`) !== '' || text(`d${i}-start`) !== '' || text(`d${i}-end`) !== '',
  );
  const taken = new Set(sent.map((i) => text(`d${i}-key`)).filter((key) => key !== ''));
  return sent.map((i) => {
    const date = text(`d${i}-date`);
    const key = text(`d${i}-key`) || freeKey(date, taken);
    const repeat = readRepeat(form, i);
    const rule = isLocalDate(date) ? writeRepeat(repeat, date) : null;
    const first = (rule !== null && firstDateOf(rule, date)) || date;
    const shift = first === date ? 0 : daysBetween(date, first);
    const off = form.getAll(`d${i}-off`).map(String).filter(isLocalDate);
    const last = text(`d${i}-last`);
    return {
      key,
      ...spanIn(first, text(`d${i}-start`), {
        last: shift > 0 && isLocalDate(last) ? addDays(last, shift) : last,
        end: text(`d${i}-end`),
      }),
      rule,
      changes: [...removals(rule === null ? [] : off), ...readChanges(text(`d${i}-changes`))],
    };
  });
};

function readRepeat(form: FormData, i: number): Repeat {
  const kind = REPEATS.find((one) => one === form.get(`d${i}-repeat`)) ?? 'none';
  const nth = Number(form.get(`d${i}-nth`));
  const until = String(form.get(`d${i}-stop`) ?? '');
  return {
    kind,
    days: form
      .getAll(`d${i}-days`)
      .map(Number)
      .filter((day) => day >= 0 && day <= 6),
    nth: [1, 2, 3, 4, -1].includes(nth) ? nth : null,
    until: isLocalDate(until) ? until : null,
    raw: String(form.get(`d${i}-raw`) ?? '') || null,
  };
}

/** A span as the schema has it, of a date, its times and a last date where they are given. */
export function spanIn(
  date: string,
  start: string,
  { last, end }: { last: string; end: string },
): { from: string; until: string | null } {
  const from = start === '' ? date : `${date}T${start}`;
  if (start === '') return { from, until: end === '' ? last || null : `${last || date}T${end}` };
  if (end === '') return { from, until: last || null };
  const next = end <= start && isLocalDate(date) ? addDays(date, 1) : date;
  return { from, until: `${last || next}T${end}` };
}

const removals = (dates: string[]) =>
  [...new Set(dates)].map((date) => ({
    date,
    state: 'removed',
    from: null,
    until: null,
    note: null,
    noteEn: null,
  }));

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'notJson' });
    return z.NEVER;
  }
});

/** Whatever else it holds is for the field's schema to refuse. */
function readChanges(text: string): unknown[] {
  return Json.pipe(z.array(z.unknown())).safeParse(text).data ?? [];
}

/** A name for a new line, the same for the same date, so that saving twice makes one. */
function freeKey(date: string, taken: Set<string>): string {
  const stem = `d${date.replaceAll('-', '').slice(2)}`;
  const free = ['', ...'abcdefghijklmnopqrstuvwxyz']
    .map((letter) => stem + letter)
    .find((key) => !taken.has(key));
  taken.add(free ?? stem);
  return free ?? stem;
}
