import { tenths } from '../arithmetic.ts';
import type { Figure, Place, Said } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { number, said } from '../words.ts';
import { agesFigure } from './ages.ts';
import type { DayKind } from './records.ts';
import { base, bandWords, dayWords, DAYS, PEOPLE } from './said.ts';
import { sharesFigure } from './shares.ts';
import type { PointDay } from './tally.ts';

type Points = Beside['points'];

const nameOf = (points: Points, key: string) =>
  points.find((point) => point.key === key)?.name ?? key;

/** The words of a row: the point only where there are several. */
function rowWords(days: readonly PointDay[], points: Points): (day: PointDay) => Said {
  const several = new Set(days.map(({ point }) => point)).size > 1;
  return ({ point, date, day }) => {
    const when = dayWords(date, day);
    if (!several) return when;
    const where = nameOf(points, point);
    return said(`${where} ${when.ja}`, `${where} ${when.en}`);
  };
}

/** The figures of a count of passers-by, and its first sentence. */
export function composeTraffic(
  days: readonly PointDay[],
  points: Points,
): { figures: Figure[]; finding: string; places: Place[] } {
  const words = rowWords(days, points);
  return {
    figures: [
      totalsFigure(days, words),
      ...kindsFigure(days),
      ...hoursFigure(days, words),
      ...sharesFigure(days, words, 'sex'),
      ...agesFigure(days, words),
      ...sharesFigure(days, words, 'direction'),
      ...sharesFigure(days, words, 'mode'),
    ],
    finding: firstSentence(days, points),
    places: points.flatMap(({ key, name, lat, lng, activeFrom, activeUntil }) => {
      const own = days.filter(({ point }) => point === key);
      if (lat === null || lng === null || own.length === 0) return [];
      const note = own.map(({ day, total }) => `${DAYS[day].ja} ${number(total)}人`).join('、');
      const en = own.map(({ day, total }) => `${DAYS[day].en} ${number(total)}`).join(', ');
      const years = yearsWords(activeFrom, activeUntil);
      return [{ name: said(name), lat, lng, note: said(note, en), years }];
    }),
  };
}

const yearsWords = (from: number | null, until: number | null): Said | null =>
  from === null && until === null
    ? null
    : said(
        `${from === null ? '' : `${from}年`}〜${until === null ? '' : `${until}年`}`,
        `${from ?? ''}–${until ?? ''}`,
      );

function totalsFigure(days: readonly PointDay[], words: (day: PointDay) => Said): Figure {
  const best = days.toSorted((a, b) => b.total - a.total)[0]!;
  const where = words(best);
  const weathers = days.filter(({ weather }) => weather !== null);
  return {
    ...base,
    id: 'points',
    form: 'bars',
    title: said(
      `最も多いのは${where.ja}の${number(best.total)}人`,
      `Most people: ${where.en}, ${number(best.total)}`,
    ),
    about: said('地点と日ごとの通行量', 'People counted by point and day'),
    columns: [{ label: PEOPLE, format: 'count', drawn: true }],
    rows: days.map((day) => ({ label: words(day), cells: [day.total] })),
    heading: said('地点・日', 'Point and day'),
    notes: [
      ...weathers.map((day) => said(`${words(day).ja}の天気: ${day.weather}`, null)),
      ...(days.some(({ interpolated }) => interpolated)
        ? [said('一部は推計で補っています。', 'Some counts were interpolated.')]
        : []),
    ],
  };
}

/** A weekday beside a holiday: at the points counted on both, and of as many days each. */
function kindsFigure(days: readonly PointDay[]): Figure[] {
  const of = (kind: DayKind) => days.filter(({ day }) => day === kind);
  const isIn = (kind: DayKind, point: string) => of(kind).some((day) => day.point === point);
  const common = [...new Set(days.map(({ point }) => point))].filter(
    (point) => isIn('holiday', point) && isIn('weekday', point),
  );
  if (common.length === 0) return [];
  const perDay = (kind: DayKind) => {
    const own = of(kind).filter(({ point }) => common.includes(point));
    const dates = new Set(own.map(({ point, date }) => `${point} ${date}`)).size;
    const sum = own.reduce((all, { total }) => all + total, 0);
    return tenths(sum, dates)!;
  };
  const [holiday, weekday] = [perDay('holiday'), perDay('weekday')];
  const times = weekday > 0 ? tenths(holiday * 10, weekday * 10) : null;
  return [
    {
      ...base,
      id: 'kinds',
      form: 'bars',
      title:
        times === null
          ? said('休日と平日', 'Holiday and weekday')
          : said(
              `休日は平日の${times.toFixed(1)}倍`,
              `Holidays: ${times.toFixed(1)} times a weekday`,
            ),
      about: said('休日と平日（1地点1日あたり）', 'Holiday and weekday, per point and day'),
      base: said(`共通する${common.length}地点`, `${common.length} common point(s)`),
      columns: [{ label: PEOPLE, format: 'count', drawn: true }],
      rows: [
        { label: DAYS.holiday, cells: [holiday] },
        { label: DAYS.weekday, cells: [weekday] },
      ],
      heading: said('日', 'Day'),
    },
  ];
}

/** The hours somebody was counted in, as a table of warmth. */
function hoursFigure(days: readonly PointDay[], words: (day: PointDay) => Said): Figure[] {
  const start = (key: string) => Number(key.split('-')[0]);
  const all = [...new Set(days.flatMap(({ bands }) => [...bands.keys()]))].toSorted(
    (a, b) => start(a) - start(b) || (a < b ? -1 : 1),
  );
  if (all.length < 2) return [];
  const isQuiet = (key: string) => days.every(({ bands }) => !bands.get(key));
  const busy = all.filter((key) => !isQuiet(key));
  const shown = all.slice(all.indexOf(busy[0] ?? ''), all.lastIndexOf(busy.at(-1) ?? '') + 1);
  const peaks = days.flatMap((day) => [...day.bands].map(([key, n]) => ({ day, key, n })));
  const peak = peaks.toSorted((a, b) => b.n - a.n)[0]!;
  const [day, band] = [words(peak.day), bandWords(peak.key)];
  return [
    {
      ...base,
      id: 'hours',
      form: 'heat',
      title: said(
        `いちばん人が多いのは${day.ja}の${band.ja}で${number(peak.n)}人`,
        `Busiest: ${day.en}, ${band.en}, ${number(peak.n)} people`,
      ),
      about: said('時間帯ごとの通行量', 'People by hour'),
      columns: days.map((one) => ({ label: words(one), format: 'count' as const, drawn: true })),
      rows: shown.map((key) => ({
        label: bandWords(key),
        cells: days.map(({ bands }) => bands.get(key) ?? null),
      })),
      heading: said('時間帯', 'Hours'),
      notes:
        shown.length < all.length
          ? [said('ほかの時間帯は0人でした。', 'Nobody was counted at other hours.')]
          : [],
    },
  ];
}

function firstSentence(days: readonly PointDay[], points: Points): string {
  const best = days.toSorted((a, b) => b.total - a.total)[0]!;
  const [, month, day] = best.date.split('-').map(Number);
  const peak = [...best.bands].toSorted((a, b) => b[1] - a[1])[0];
  const where = nameOf(points, best.point);
  const hour = best.bands.size > 1 && peak ? `、いちばん多い時間帯は${bandWords(peak[0]).ja}` : '';
  return `${where}の通行量は${month}月${day}日（${DAYS[best.day].ja}）に${number(best.total)}人${hour}でした。`;
}
