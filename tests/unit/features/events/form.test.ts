import { describe, expect, test } from 'vitest';
import { saveDraft } from '#features/drafts/commands.ts';
import { changeLive } from '#features/drafts/live-commands.ts';
import { fieldLabel } from '#features/drafts/problem-text.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { formValues } from '#features/drafts/readers.ts';
import { withAnnouncement } from '#features/events/called-off.ts';
import { resultOf } from '#features/events/components/dates-text.ts';
import { speakerOf } from '#features/events/components/when.ts';
import { EVENT_SECTIONS } from '#features/events/editing.ts';
import { liveEventsOf } from '#features/events/body.ts';
import { dateRows, readDates, type DateRow } from '#features/events/form-dates.ts';
import { findOrganisers, listVenues } from '#features/events/form-queries.ts';
import { repeatOf, writeRepeat } from '#features/events/repeat.ts';
import { DatesInput, EventInput, type EventBody, type EventDate } from '#features/events/schema.ts';
import { addVenue } from '#features/events/venue-commands.ts';

import { ja } from '#i18n/ja.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const speaker = speakerOf('ja', ja, at);

/** A form as the page sends it for lines that are shown. */
function formOf(rows: readonly DateRow[]): FormData {
  const form = new FormData();
  rows.forEach((row, i) => {
    const { kind, days, nth, until, raw } = row.repeat;
    const plain = { key: row.key, date: row.date, start: row.start, end: row.end };
    const entries = {
      ...plain,
      last: row.lastDate,
      changes: row.changes,
      repeat: kind,
      nth: String(nth ?? ''),
      stop: until ?? '',
      raw: raw ?? '',
    };
    for (const [name, value] of Object.entries(entries)) form.append(`d${i}-${name}`, value);
    for (const day of days) form.append(`d${i}-days`, String(day));
    for (const date of row.off) form.append(`d${i}-off`, date);
  });
  return form;
}

const typed = (entries: Record<string, string | string[]>): EventDate[] => {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) {
    for (const one of [value].flat()) form.append(`d0-${name}`, one);
  }
  return DatesInput.parse(readDates(form, 'dates'));
};

describe('the sections of an event', () => {
  test('hold every field once, each with a name', () => {
    const fields = Object.values(EVENT_SECTIONS).flat() as string[];
    // Photos are added on a page of their own.
    expect([...fields, 'newPhotos'].sort()).toEqual(Object.keys(EventInput.shape).sort());
    for (const field of fields) expect(fieldLabel('event', field)).not.toBe(field);
  });
});

describe('the lines of dates', () => {
  test('come back from the form as they are, for every event of the town', async () => {
    const { store } = await townDatabase();
    const rows = await store.read.selectFrom('event').selectAll().execute();
    const events = await liveEventsOf(store.read, rows, at);
    expect(events.length).toBeGreaterThan(50);
    for (const { body, row } of events) {
      const read = DatesInput.parse(readDates(formOf(dateRows(body.dates)), 'dates'));
      const inOrder = (dates: EventDate[]) =>
        dates.map((line) => ({
          ...line,
          changes: [...line.changes].sort((a, b) => (a.date < b.date ? -1 : 1)),
        }));
      expect(inOrder(read), row.slug).toEqual(inOrder(body.dates));
    }
  });

  test('say the usual repeats, and keep a rule the form cannot say', () => {
    const rules: [string, string, string][] = [
      ['FREQ=WEEKLY;BYDAY=SA', '2026-12-05', 'weekly'],
      ['FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270331', '2026-12-01', 'weekly'],
      ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-12-03', 'biweekly'],
      ['FREQ=MONTHLY;BYDAY=-1FR', '2026-12-25', 'nth'],
      ['FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01', 'monthday'],
      ['FREQ=DAILY;BYDAY=MO,WE;UNTIL=20261231', '2026-12-02', 'daily'],
      ['FREQ=DAILY;COUNT=37', '2026-12-01', 'other'],
      ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', '2026-12-24', 'other'],
    ];
    for (const [rule, date, kind] of rules) {
      const repeat = repeatOf(rule, date);
      expect(repeat.kind, rule).toBe(kind);
      expect(writeRepeat(repeat, date)).toBe(rule);
    }
  });

  test('begin a series on the first date its rule gives', () => {
    // 1 December 2026 is a Tuesday.
    const [line] = typed({
      date: '2026-12-01',
      start: '08:00',
      end: '11:00',
      repeat: 'weekly',
      days: ['5', '6'],
    });
    expect(line).toMatchObject({
      from: '2026-12-05T08:00',
      until: '2026-12-05T11:00',
      rule: 'FREQ=WEEKLY;BYDAY=SA,SU',
    });
    const [monthly] = typed({ date: '2026-12-26', repeat: 'nth', nth: '2' });
    expect(monthly).toMatchObject({ from: '2027-01-09', rule: 'FREQ=MONTHLY;BYDAY=2SA' });
  });

  test('end after midnight on the next day, and last over days where a last day is given', () => {
    expect(typed({ date: '2026-12-31', start: '23:00', end: '01:00' })[0]).toMatchObject({
      until: '2027-01-01T01:00',
    });
    expect(typed({ date: '2026-12-05', last: '2026-12-06' })[0]).toMatchObject({
      from: '2026-12-05',
      until: '2026-12-06',
    });
    expect(() => typed({ date: '2026-12-05', start: '10:00', last: '2026-12-06' })).toThrow();
  });

  test('leave single dates of a series out, and list what is left', () => {
    const dates = typed({
      date: '2026-12-05',
      start: '08:00',
      end: '11:00',
      repeat: 'weekly',
      stop: '2026-12-26',
      off: ['2026-12-12', ''],
    });
    const { lines, more } = resultOf(dates, at, speaker);
    expect(lines).toEqual([
      '12月5日(土) 8:00〜11:00',
      '12月19日(土) 8:00〜11:00',
      '12月26日(土) 8:00〜11:00',
    ]);
    expect(more).toBe(0);
  });
});

describe('what is announced of dates', () => {
  /** A weekly market of the town, with a draft that adds a date beside it. */
  async function market() {
    const { store } = await townDatabase();
    const entry = await someEntry(store, 'event');
    const editor = memberOf(entry.businessId);
    const ref = { kind: 'event' as const, id: entry.id };
    const draft = (await getDraft(store.read, editor, ref))!;
    const live = draft.live as EventBody;
    const key = live.dates[0]!.key;
    const cancel = (body: object) => ({
      ...body,
      dates: withAnnouncement((body as EventBody).dates, [{ key, date: '2026-11-28' }], {
        state: 'cancelled',
        from: null,
        until: null,
        note: '強風のため',
        noteEn: null,
      }),
    });
    return { store, entry, editor, ref, live, cancel };
  }

  test('is live at once, while what else the draft changes still waits', async () => {
    const { store, editor, ref, live, cancel } = await market();
    const added = { key: 'x', from: '2026-12-24', until: null, rule: null, changes: [] };
    const values = { dates: [...live.dates, added] };
    const input = { ref, values, base: {}, asked: true };
    await written(store, (tx, s) => saveDraft(tx, editor, input, s, at), at);
    const done = await written(store, (tx, s) => changeLive(tx, editor, ref, cancel, s, at), at);
    expect(done).toEqual({ kind: 'done' });
    const after = (await getDraft(store.read, editor, ref))!;
    const liveDates = (after.live as EventBody).dates;
    expect(liveDates).toHaveLength(live.dates.length);
    expect(liveDates[0]!.changes[0]).toMatchObject({ date: '2026-11-28', state: 'cancelled' });
    const draftDates = (after.body as EventBody).dates;
    expect(draftDates.map(({ key }) => key)).toContain('x');
    expect(draftDates[0]!.changes[0]).toMatchObject({ date: '2026-11-28', note: '強風のため' });
    const state = await store.read
      .selectFrom('event_occurrence')
      .select('state')
      .where('event_id', '=', ref.id)
      .where('date', '=', '2026-11-28')
      .executeTakeFirst();
    expect(state?.state).toBe('cancelled');
  });

  test('is taken back, and is nobody else’s to say', async () => {
    const { store, editor, ref, entry, live, cancel } = await market();
    const say = (who: typeof editor, change: (body: object) => object) =>
      written(
        store,
        (tx, s) => changeLive(tx, who, ref, change as (b: object) => never, s, at),
        at,
      );
    expect(await say(memberOf(entry.businessId + 1), cancel)).toBeUndefined();
    await say(editor, cancel);
    await say(editor, (body) => ({
      ...body,
      dates: withAnnouncement(
        (body as EventBody).dates,
        [{ key: live.dates[0]!.key, date: '2026-11-28' }],
        { state: 'scheduled', from: null, until: null, note: null, noteEn: null },
      ),
    }));
    const after = (await getDraft(store.read, editor, ref))!;
    expect(after.live).toEqual(live);
    expect(await say(editor, (body) => ({ ...body, title: '別の名前' }))).toEqual({
      kind: 'refused',
    });
  });
});

describe('places and people', () => {
  test('a new place is chosen from then on, and the same one is not kept twice', async () => {
    const { store } = await townDatabase();
    const place = {
      name: 'あおぞら公園 東屋',
      kana: 'あおぞら',
      nameEn: null,
      address: '山口市中央1-1',
      area: 'shiraishi',
      access: null,
      parking: null,
      position: { lat: 34.17, lng: 131.47 },
    };
    const add = () => store.write((tx) => addVenue(tx, place, true, at));
    expect(await add()).toBe('aozora');
    expect(await add()).toBe('aozora');
    const kept = (await listVenues(store.read)).filter(({ name }) => name === place.name);
    expect(kept).toEqual([expect.objectContaining({ slug: 'aozora' })]);
  });

  test('an organiser is found by a part of the name, in either kana', async () => {
    const { store } = await townDatabase();
    const found = await findOrganisers(store.read, 'べーかりー', []);
    expect(found.length).toBeGreaterThan(0);
    const [first] = found;
    expect(await findOrganisers(store.read, 'べーかりー', [first!.id])).not.toContainEqual(first);
    expect(await findOrganisers(store.read, '　', [])).toEqual([]);
  });

  test('the way one takes part has a name of its own in the form', () => {
    const form = new FormData();
    form.set('entry', 'event:12');
    form.set('way', 'booking');
    form.set('entryUntil', '2026-12-01');
    form.set('entryUntil-time', '17:00');
    expect(formValues('event', form, ['entry', 'entryUntil'])).toEqual({
      entry: 'booking',
      entryUntil: '2026-12-01T17:00',
    });
  });
});
