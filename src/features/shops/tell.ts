import { hoursJa } from '#i18n/hours.ja.ts';
import { tellJa as t } from '#i18n/tell.ja.ts';
import type { Teller, Telling } from '#features/tell/telling.ts';
import { addDays } from '#server/clock.ts';
import { hoursSentence } from './hours/sentence.ts';
import { usualWeek } from './hours/usual.ts';
import type { ShopBody } from './schema.ts';

type Exception = ShopBody['exceptions'][number];

/** What a shop can tell: each coming run of special days, its usual hours, and itself. */
export function shopTellings(body: ShopBody, teller: Teller): Telling[] {
  const special = runsOf(body.exceptions).filter((run) => run.at(-1)!.date >= teller.today);
  return [
    ...special.map((run) => specialDays(run, teller)),
    ...usualHours(body),
    ...itself(body, teller),
  ];
}

function specialDays(run: [Exception, ...Exception[]], { day }: Teller): Telling {
  const [{ date: from, hours, reason }] = run;
  const until = run.at(-1)!.date;
  const span = [...new Set([from, until])].map(day).join('〜');
  const { closing: w } = t;
  return {
    key: `closed-${until}`,
    what: hours === null ? w.title(reason ?? w.without) : w.otherHours,
    lines: [hours === null ? w.closed(span) : w.open(span, timesText(hours))],
    until,
  };
}

const timesText = (hours: string) => hours.replaceAll('-', '〜').replaceAll(/, ?/g, '・');

/** Days that follow one another with the same hours and the same reason belong together. */
function runsOf(exceptions: readonly Exception[]): [Exception, ...Exception[]][] {
  const runs: [Exception, ...Exception[]][] = [];
  for (const one of exceptions) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last !== undefined &&
      addDays(last.date, 1) === one.date &&
      last.hours === one.hours &&
      last.reason === one.reason;
    if (goesOn) run!.push(one);
    else runs.push([one]);
  }
  return runs;
}

function usualHours({ hours, closure }: ShopBody): Telling[] {
  if (hours.value === null || closure !== 'none') return [];
  const lines = [hoursSentence(usualWeek(hours.value), hoursJa)];
  if (hours.note !== null) lines.push(hours.note);
  return [{ key: 'hours', what: t.hours.title, lines }];
}

function itself({ summary, closure }: ShopBody, { site }: Teller): Telling[] {
  if (summary === null || closure !== 'none') return [];
  return [{ key: 'entry', what: t.shop.title(site), lines: [summary] }];
}
