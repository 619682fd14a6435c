import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readHours } from '#features/shops/hours/prose/reader.ts';
import type { HoursProse } from '#features/shops/hours/types.ts';
import { readable } from '../../../../fixtures/hours-texts.ts';
import { warnings } from '../../../../support/hours-values.ts';

vi.stubEnv('TZ', 'Asia/Tokyo');
const { intervals } = await import('#features/shops/hours/evaluate.ts');

const only = (text: string, closed = ''): HoursProse => ({ text, closed });

const DAYS = [...'月火水木金土日'];
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${`0${minutes % 60}`.slice(-2)}`;
const spoken = (minutes: number) =>
  `${Math.floor(minutes / 60)}時${minutes % 60 ? `${minutes % 60}分` : ''}`;
const wide = (text: string) =>
  text.replace(/[\d:]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

type Plan = ([number, number][] | null)[];

const lunch = fc.tuple(fc.integer({ min: 12, max: 24 }), fc.integer({ min: 1, max: 6 }));
const dinner = fc.tuple(fc.integer({ min: 34, max: 40 }), fc.integer({ min: 1, max: 11 }));
const hours = fc
  .tuple(lunch, fc.option(dinner))
  .map(([a, b]) =>
    [a, b].flatMap((part): [number, number][] =>
      part ? [[part[0] * 30, (part[0] + part[1]) * 30]] : [],
    ),
  );
const plan: fc.Arbitrary<Plan> = fc
  .array(fc.option(hours), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some(Boolean));
const style = fc.record({
  to: fc.constantFrom('～', '〜', '-', '－', '~', 'から'),
  next: fc.constantFrom('、', '/', '　', ' ', '\n', '・'),
  day: fc.constantFrom('', '曜', '曜日'),
  bracket: fc.constantFrom(['', ' '], ['【', '】'], ['', '：'], ['(', ')']),
  time: fc.constantFrom(clock, spoken, (minutes: number) => wide(clock(minutes))),
});

/** Every open day with its hours, in one of many ways to write it. */
function write(days: Plan, how: typeof style extends fc.Arbitrary<infer S> ? S : never): string {
  const periods = (day: [number, number][]) =>
    day.map(([from, to]) => how.time(from) + how.to + how.time(to)).join(how.next);
  return days
    .flatMap((day, i) =>
      day ? [how.bracket[0] + (DAYS[i] ?? '') + how.day + how.bracket[1] + periods(day)] : [],
    )
    .join('\n');
}

/** The same week, spelled as the library would have to find it. */
function expected(days: Plan): string {
  const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  const two = (minutes: number) => clock(minutes).padStart(5, '0');
  return days
    .flatMap((day, i) =>
      day ? [`${names[i]} ${day.map(([from, to]) => `${two(from)}-${two(to)}`).join(',')}`] : [],
    )
    .join('; ');
}

/** Two weeks as visitors see them: hours past midnight belong to the day they begin on. */
const openIn = (value: string) =>
  intervals(value, new Date('2026-01-04T15:00Z'), new Date('2026-01-18T15:00Z'));

describe('what holds for any text', () => {
  it('reads a week back however it is written', () => {
    fc.assert(
      fc.property(plan, style, (days, how) => {
        const reading = readHours(only(write(days, how)));
        if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
        expect(openIn(reading.value)).toEqual(openIn(expected(days)));
      }),
      { numRuns: 150 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, closed) => {
        expect(readHours(only(text, closed)).status).toMatch(/^(read|needs-confirmation)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a usable value or none for any mixture of known words', () => {
    const word = fc.constantFrom(
      ...'月 火曜 土日祝 平日 ～ 、 ・ / （ ） は まで のみ 休み 定休日 祝日の場合は 翌日 営業 を除く 第2 第3月曜'.split(
        ' ',
      ),
      ...'9:00～12:00 13:00～17:00 18:00～26:00 11:00～14:00 LO.13:30 ランチ ディナー 4月～9月 8月 12/29～1/3'.split(
        ' ',
      ),
      ...'年末年始 不定休 要予約 無休 なし 午後 夜 各30分前 最終入館16:30 24時間'.split(' '),
      ' ',
    );
    const words = fc.array(word, { maxLength: 7 }).map((list) => list.join(''));
    fc.assert(
      fc.property(words, words, (text, closed) => {
        const reading = readHours(only(text, closed));
        if (reading.status === 'read') expect(warnings(reading.value)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('never reads a text of which a part means nothing to it', () => {
    const unknown = fc.string({ unit: fc.constantFrom(...'謎鯨ぽヌQ%§藪'), minLength: 1 });
    const known = fc.constantFrom(
      ...readable
        .map(([text, closed]) => ({ text, closed }))
        .filter(({ text }) => !/次第/.test(text)),
    );
    fc.assert(
      fc.property(known, unknown, fc.nat(), fc.boolean(), (prose, part, at, inText) => {
        const put = (text: string) => {
          const place = at % (text.length + 1);
          return text.slice(0, place) + part + text.slice(place);
        };
        const spoiled = inText
          ? only(put(prose.text), prose.closed)
          : only(prose.text, put(prose.closed));
        expect(readHours(spoiled)).toMatchObject({ status: 'needs-confirmation' });
      }),
      { numRuns: 500 },
    );
  });
});
