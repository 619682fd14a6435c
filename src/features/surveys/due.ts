import { z } from 'zod';
import { localDateInput } from '#features/entries/schema.ts';
import { firstDayOf, lastDayOf, yearOf, YEARS, type PlanYear } from '#features/plan/schema.ts';
import type { SurveyKind } from './schema.ts';

/** What falls due every fiscal year of the plan. */
export const DUE_ITEMS = [
  'condition-1',
  'condition-2',
  'condition-3',
  'condition-4',
  'traffic',
  'resas',
  'shopping',
  'voucher',
] as const;
export type DueItem = (typeof DUE_ITEMS)[number];

export const DueInput = z.object({
  year: z.enum(['R7', 'R8', 'R9', 'R10', 'R11']),
  item: z.enum(DUE_ITEMS),
  dueOn: localDateInput,
  report: z
    .union([z.literal(''), z.coerce.number().int().positive()])
    .nullable()
    .default(null)
    .transform((id) => id || null),
});
export type DueInput = z.infer<typeof DueInput>;

/** When an item is wanted unless staff say otherwise: in its fiscal year, or months after it began. */
const USUAL: Record<DueItem, [month: number, day: number]> = {
  'condition-1': [7, 31],
  'condition-2': [10, 31],
  'condition-3': [1, 31],
  'condition-4': [3, 31],
  traffic: [12, 31],
  resas: [3, 31],
  shopping: [3, 31],
  voucher: [3, 31],
};

/** The local day an item of a fiscal year usually falls due. */
export function usualDue(year: PlanYear, item: DueItem): string {
  const [month, day] = USUAL[item];
  const first = 2018 + Number(year.slice(1));
  const of = month < 4 ? first + 1 : first;
  return `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The item that a report of a survey meets; nothing where it is not one of the plan's. */
export function dueItemOf(
  kind: SurveyKind,
  survey: string,
  { from }: { from: string },
): { year: PlanYear; item: DueItem } | undefined {
  const year = yearOf(from);
  if (from < firstDayOf(year) || from > lastDayOf(year)) return undefined;
  const quarter = (((Math.ceil(Number(from.slice(5, 7)) / 3) + 2) % 4) + 1) as 1 | 2 | 3 | 4;
  if (kind === 'condition') return { year, item: `condition-${quarter}` };
  if (kind === 'traffic') return { year, item: 'traffic' };
  const item = NAMES.find(([, name]) => name.test(survey.normalize('NFKC')))?.[0];
  return item && { year, item };
}

const NAMES: [DueItem, RegExp][] = [
  ['resas', /RESAS|リーサス/i],
  ['shopping', /買い?物/],
  ['voucher', /商品券/],
];

export interface Due {
  year: PlanYear;
  item: DueItem;
  dueOn: string;
  /** The report that meets it, once one is named. */
  report: { id: number; slug: string; publishedAt: string | null } | null;
}

export type DueState = 'done' | 'late' | 'open';

/** Done once its report has appeared, to whomever it is for; late after its day. */
export function stateOf({ dueOn, report }: Due, today: string, now: string): DueState {
  if (report?.publishedAt && report.publishedAt <= now) return 'done';
  return dueOn < today ? 'late' : 'open';
}

/** Every item of the years around a day, with what staff have said of it. */
export function dueList(known: readonly Due[], years: readonly PlanYear[]): Due[] {
  return years
    .flatMap((year) =>
      DUE_ITEMS.map(
        (item): Due =>
          known.find((one) => one.year === year && one.item === item) ?? {
            year,
            item,
            dueOn: usualDue(year, item),
            report: null,
          },
      ),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The fiscal year before, whose last items are not late before it is over, this one and the next. */
export function yearsAround(today: string): PlanYear[] {
  const at = YEARS.indexOf(yearOf(today));
  return YEARS.slice(Math.max(0, at - 1), at + 2);
}

/** What was to come in a year that is over, and has come, is no longer worth a line. */
export function isPast(due: Due, today: string, now: string): boolean {
  return due.dueOn < firstDayOf(yearOf(today)) && stateOf(due, today, now) === 'done';
}
