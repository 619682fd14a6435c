import { localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Dictionary } from '#i18n/index.ts';
import type { JobsWords } from '#i18n/jobs.ja.ts';
import { localText, ownText, termName, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Hue, PatternName } from '#ui/pattern.ts';
import type { Shift, WageUnit } from '../schema.ts';
import type { JobSummary } from '../summary.ts';

/** A wage in words; 業務委託 says its reward instead. */
export function wageText(job: Pick<JobSummary, 'wage' | 'reward'>, words: JobsWords): string {
  if (job.wage === null) return job.reward ?? '';
  const { unit, min, max } = job.wage;
  return amountText(unit, min, max, words);
}

export function amountText(
  unit: WageUnit,
  min: number,
  max: number | null,
  words: JobsWords,
): string {
  return words.wage(words.units[unit], min, max === min ? null : max);
}

/** The times of the shifts without their days, each once. */
export function timesText(shifts: readonly Shift[], words: JobsWords): string {
  return words.shifts([...new Set(shifts.map((shift) => shiftText(shift, words)))]);
}

/** Every shift with its days, one line for each set of days. */
export function shiftLines(shifts: readonly Shift[], words: JobsWords): string[] {
  const days = [...new Set(shifts.map((shift) => shift.days))];
  return days.map((set) =>
    words.shiftOnDays(
      daysText(set, words),
      timesText(
        shifts.filter((shift) => shift.days === set),
        words,
      ),
    ),
  );
}

function shiftText({ start, end }: Shift, words: JobsWords): string {
  const [hours = 0, minutes = '00'] = end.split(':');
  const isNextDay = Number(hours) >= 24 && end !== '24:00';
  return words.shift(start, isNextDay ? words.nextDay(`${Number(hours) - 24}:${minutes}`) : end);
}

/** 月〜金 where the days follow one another, 月・水・金 where they do not. */
function daysText(days: string, words: JobsWords): string {
  const sorted = [...new Set(days)].map(Number).sort();
  if (sorted.length === 7) return words.everyDay;
  const name = (day: number) => words.weekdays[day - 1]!;
  const first = sorted[0]!;
  const last = sorted.at(-1)!;
  const inRow = sorted.length > 2 && last - first === sorted.length - 1;
  return inRow ? words.daysRange(name(first), name(last)) : words.days(sorted.map(name));
}

/** A local date as the site writes it, the year only where it is not this one. */
export function dayText(day: string, at: Date, common: Dictionary['common']): string {
  return common.date(day, localWeekday(startOfLocalDay(day)), localDate(at).slice(0, 4));
}

export function titleOf(job: JobSummary, locale: Locale): LocalText {
  return localText(locale, job.title, job.titleEn);
}

export function shopNameOf({ shop }: JobSummary, locale: Locale): LocalText {
  return localText(locale, shop.name, shop.nameEn);
}

/** Shop and area, for one line. */
export function metaOf(job: JobSummary, locale: Locale): LocalText[] {
  return [shopNameOf(job, locale), ...(job.area ? [ownText(termName(locale, job.area))] : [])];
}

/** The drawn picture of a job: its shop's, in the category's colour. */
export function patternOf({ shop }: JobSummary): {
  pattern: PatternName;
  hue: Hue;
  seed: string;
} {
  return {
    pattern: (shop.pattern ?? 'seigaiha') as PatternName,
    hue: (shop.hue ?? 'slate') as Hue,
    seed: shop.slug,
  };
}
