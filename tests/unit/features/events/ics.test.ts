import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '#features/events/feed.ts';
import type { KeyedRule } from '#features/events/rules.ts';
import { toIcs } from '#features/events/ics.ts';
import { occurrencesOf } from '#features/events/occurrences.ts';
import { datesOf } from '#features/events/recurrence.ts';
import { spanOf } from '#features/events/times.ts';
import { words } from '#i18n/index.ts';
import { addDays } from '#server/clock.ts';

const OPTIONS = {
  name: 'イベント',
  siteUrl: 'https://example.jp',
  locale: 'ja' as const,
  words: words('ja'),
};

function feedRule(
  from: string,
  until: string,
  rrule: string | null,
  changes: KeyedRule['changes'] = [],
): KeyedRule {
  return { key: '1', ...spanOf(from, until), rrule, changes };
}

function event(rules: KeyedRule[], version = 1): FeedEvent {
  return {
    row: {
      id: 1,
      slug: 'asaichi',
      uid: 'u-1',
      version,
      title: '朝市; 野菜, 花\\果物',
      title_en: null,
      summary: 'とても長い説明。'.repeat(12),
      summary_en: null,
      place_note: null,
      online_url: null,
      website: null,
      updated_at: '2026-11-20T00:00:00.000Z',
    },
    venue: { name: '広場', nameEn: null, address: '山口市中市町', lat: 34.17, lng: 131.47 },
    rules,
    only: null,
  };
}

function parse(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[] as never);
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone)
    ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: 'Asia/Tokyo' }));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

/** The starts a calendar application shows until a date, ISO UTC. */
function shown(entry: ICAL.Event, until: string): string[] {
  if (!entry.isRecurring()) return [entry.startDate.toJSDate().toISOString()];
  const iterator = entry.iterator();
  const starts: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const start = next.toJSDate().toISOString();
    if (start >= until) break;
    starts.push(start);
  }
  return starts;
}

describe('a calendar file', () => {
  it('gives a calendar the same dates as we list, over midnight and the end of the year', () => {
    const first = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-11-23', days));
    const time = fc.constantFrom('00:00', '00:30', '08:00', '08:59', '09:00', '23:30');
    const repeat = fc.constantFrom(
      'FREQ=DAILY;COUNT=50',
      'FREQ=DAILY;INTERVAL=3',
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2',
      'FREQ=MONTHLY',
      'FREQ=DAILY;UNTIL=20270101',
    );
    fc.assert(
      fc.property(first, time, repeat, (date, clock, rrule) => {
        const from = `${date}T${clock}`;
        const rule = feedRule(from, from, rrule);
        const ours = datesOf(rule, date, '2027-03-01').map(({ start }) => start.toISOString());
        const [entry] = parse(toIcs([event([rule])], OPTIONS));
        expect(shown(entry!, '2027-02-28T15:00:00.000Z')).toEqual(ours);
      }),
      { numRuns: 60 },
    );
  });

  it('takes changed dates out of the series and tells them apart, under UIDs that stay', () => {
    const moved = spanOf('2026-12-20T08:00', '2026-12-20T11:00');
    const rule = feedRule('2026-12-05T08:00', '2026-12-05T11:00', 'FREQ=WEEKLY;BYDAY=SA', [
      { date: '2026-12-12', state: 'cancelled', span: null, note: '工事のため', noteEn: null },
      { date: '2026-12-19', state: 'moved', span: moved, note: null, noteEn: null },
      { date: '2026-12-26', state: 'removed', span: null, note: null, noteEn: null },
      { date: '2027-01-02', state: 'postponed', span: null, note: null, noteEn: null },
    ]);
    const entries = parse(toIcs([event([rule], 4)], OPTIONS));
    const told = entries.map((e) => [
      e.uid,
      e.component.getFirstPropertyValue('status'),
      e.sequence,
    ]);
    expect(told).toEqual([
      ['u-1-1', 'CONFIRMED', 4],
      ['u-1-1-20261212', 'CANCELLED', 4],
      ['u-1-1-20261219', 'CONFIRMED', 4],
      ['u-1-1-20270102', 'CANCELLED', 4],
    ]);
    expect(shown(entries[0]!, '2027-01-20T00:00:00.000Z')).toEqual([
      '2026-12-04T23:00:00.000Z',
      '2027-01-08T23:00:00.000Z',
      '2027-01-15T23:00:00.000Z',
    ]);
    expect(entries[1]!.summary).toBe('【中止】朝市; 野菜, 花\\果物');
    expect(entries[2]!.startDate.toJSDate().toISOString()).toBe('2026-12-19T23:00:00.000Z');
  });

  it('keeps whole days as dates, the end being the day after', () => {
    const [entry] = parse(toIcs([event([feedRule('2026-12-30', '2027-01-02', null)])], OPTIONS));
    expect(entry!.startDate.isDate).toBe(true);
    expect(String(entry!.startDate)).toBe('2026-12-30');
    expect(String(entry!.endDate)).toBe('2027-01-03');
  });

  it('keeps to the form: CRLF, lines of 75 bytes at most, DTSTAMP in UTC, the zone', () => {
    const rule = feedRule('2026-12-31T23:00', '2027-01-01T01:00', null);
    const ics = toIcs([event([rule])], OPTIONS);
    expect(ics).toMatch(/DTSTAMP:20261120T000000Z\r\n/);
    expect(ics).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Tokyo/);
    expect(ics).toMatch(/DTSTART;TZID=Asia\/Tokyo:20261231T230000\r\n/);
    const lines = ics.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.join('')).not.toContain('\n');
  });

  it('gives single dates the same UID as a changed date of a series has', () => {
    const rule = feedRule('2026-12-05T08:00', '2026-12-05T11:00', 'FREQ=WEEKLY;BYDAY=SA');
    const [first] = occurrencesOf(datesOf(rule, '2026-12-12', '2026-12-13'), []);
    const only = [{ ...first!, key: '1', isSeries: true }];
    const [entry] = parse(toIcs([{ ...event([rule]), only }], OPTIONS));
    expect(entry!.uid).toBe('u-1-1-20261212');
    expect(entry!.isRecurring()).toBe(false);
  });
});
