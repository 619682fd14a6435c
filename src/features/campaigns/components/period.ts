import type { Dictionary } from '#i18n/index.ts';
import { localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { CampaignSummary } from '../queries.ts';

type Dates = Pick<CampaignSummary, 'startsOn' | 'endsOn' | 'phase'>;
const DAY_MS = 86_400_000;

/** 12月1日(火)〜12月25日(金), the year said where it is not this one. */
export function periodText({ startsOn, endsOn }: Dates, words: Dictionary, at: Date): string {
  const thisYear = localDate(at).slice(0, 4);
  const say = (day: string) => words.common.date(day, localWeekday(startOfLocalDay(day)), thisYear);
  return words.campaigns.period(say(startsOn), say(endsOn));
}

/** Whether it runs, and how many of Tokyo's days there are to its beginning or end. */
export function phaseText({ startsOn, endsOn, phase }: Dates, words: Dictionary, at: Date): string {
  const w = words.campaigns;
  const days = (day: string) =>
    Math.round(
      (startOfLocalDay(day).getTime() - startOfLocalDay(localDate(at)).getTime()) / DAY_MS,
    );
  if (phase === 'coming') return w.startsIn(days(startsOn));
  if (phase === 'past') return w.ended;
  const left = days(endsOn);
  const soon = left === 0 ? w.endsToday : left <= 7 ? w.endsIn(left) : undefined;
  return soon === undefined ? w.running : `${w.running} · ${soon}`;
}
