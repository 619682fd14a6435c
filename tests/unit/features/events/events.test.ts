import { describe, expect, it } from 'vitest';
import {
  addPublishedEvents,
  addVenues,
  publishEvents,
  addEventRevisions,
} from '#features/events/commands.ts';
import { extendOccurrences, UnreadableRuleError } from '#features/events/dates.ts';
import { listShopEvents, listWeekendEvents } from '#features/events/days.ts';
import { getFeed } from '#features/events/feed.ts';
import { eventJsonLd } from '#features/events/jsonld.ts';
import { readEventList } from '#features/events/list-input.ts';
import { listEvents } from '#features/events/list-page.ts';
import { getEventsPage } from '#features/events/page.ts';
import { datesView } from '#features/events/detail-view.ts';
import { getPublishedEvent } from '#features/events/queries.ts';
import { EventInput } from '#features/events/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { addTaxonomy } from '../../../../src/cli/setup/taxonomy.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-12-28T03:00:00.000Z');
const list = (query = '') => readEventList(new URLSearchParams(query));

async function database(): Promise<{ store: Store; businesses: number[] }> {
  const { store } = await emptyDatabase();
  const businesses = await store.write(async (tx) => {
    await addTaxonomy(tx);
    const area = await tx
      .selectFrom('area')
      .select('id')
      .where('slug', '=', 'odono')
      .executeTakeFirstOrThrow();
    await addVenues(tx, [{ slug: 'hiroba', name: '広場', area_id: area.id }], AT);
    return [await business(tx, '商店会'), await business(tx, '保存会')];
  });
  return { store, businesses };
}

async function business(tx: Tx, name: string): Promise<number> {
  const times = { created_at: toIso(AT), updated_at: toIso(AT) };
  const { id } = await tx
    .insertInto('business')
    .values({ kind: 'organisation', name, membership: 'member', chamber: 'yamaguchi', ...times })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function body(rest: object) {
  const base = { title: '朝市', kind: 'market', venue: 'hiroba', phone: '083-900-0001', fee: 0 };
  return EventInput.parse({ ...base, ...rest });
}

async function add(store: Store, businessId: number, slug: string, rest: object): Promise<number> {
  const event = {
    businessId,
    slug,
    uid: slug,
    confirmedOn: null,
    sourceKey: null,
    body: body(rest),
  };
  const [id] = await store.write((tx) => addPublishedEvents(tx, [event], AT));
  return id!;
}

const night = { dates: [{ key: '1', from: '2026-12-31T23:00', until: '2027-01-01T01:00' }] };
const weekly = {
  dates: [
    { key: '1', from: '2026-12-05T08:00', until: '2026-12-05T11:00', rule: 'FREQ=WEEKLY;BYDAY=SA' },
  ],
};

describe('the list', () => {
  it('still has a countdown half an hour into the new year, and no longer after it', async () => {
    const { store, businesses } = await database();
    await add(store, businesses[0]!, 'countdown', night);
    const ask = async (at: string) => [
      ...(await listEvents(store.read, list('when=today'), new Date(at))).days.keys(),
    ];
    expect(await ask('2026-12-31T14:00:00.000Z')).toEqual(['2026-12-31']);
    expect(await ask('2026-12-31T15:30:00.000Z')).toEqual(['2026-12-31']);
    expect(await ask('2026-12-31T16:00:00.000Z')).toEqual([]);
  });

  it('shows an event with several dates once a day, and counts it once', async () => {
    const { store, businesses } = await database();
    const twice = ['13:00', '15:00'].map((time, i) => ({
      key: String(i),
      from: `2027-01-02T${time}`,
    }));
    await add(store, businesses[0]!, 'twice', { dates: twice });
    await add(store, businesses[0]!, 'weekly', weekly);
    const page = await listEvents(store.read, list(), AT);
    expect(page.total).toBe(2);
    expect(page.days.get('2027-01-02')!.map(({ slug, others }) => [slug, others])).toEqual([
      ['weekly', 0],
      ['twice', 1],
    ]);
  });

  it('is narrowed by area, kind, free and words, and never shows what is hidden', async () => {
    const { store, businesses } = await database();
    await add(store, businesses[0]!, 'market', weekly);
    await add(store, businesses[0]!, 'concert', {
      ...night,
      title: '年越しコンサート',
      kind: 'music',
      fee: 500,
    });
    const total = async (query: string) => (await listEvents(store.read, list(query), AT)).total;
    expect(await total('')).toBe(2);
    expect(await total('kind=music')).toBe(1);
    expect(await total('area=odono')).toBe(2);
    expect(await total('area=ogori')).toBe(0);
    expect(await total('free=1')).toBe(1);
    expect(await total('q=ｺﾝｻｰﾄ')).toBe(1);
    expect(await total('q=%25')).toBe(0);
    const { counts } = await getEventsPage(store.read, list(), AT);
    expect([...counts.kind, ...counts.area, counts.free]).toEqual([
      ['market', await total('kind=market')],
      ['music', await total('kind=music')],
      ['odono', await total('area=odono')],
      await total('free=1'),
    ]);
    await store.write(async (tx) => {
      await tx.updateTable('event').set({ visibility: 'archived' }).execute();
      await tx.insertInto('change').values({ tag: 'event', at: AT.toISOString() }).execute();
    });
    expect(await total('')).toBe(0);
  });

  it('leads a moved date from both days of the calendar', async () => {
    const { store, businesses } = await database();
    const changes = [
      { date: '2027-01-02', state: 'moved', from: '2027-01-09T17:00', until: '2027-01-09T20:00' },
    ];
    const id = await add(store, businesses[0]!, 'candles', {
      dates: [{ key: '1', from: '2027-01-02T17:00', until: '2027-01-02T20:00', changes }],
    });
    const { month } = await getEventsPage(store.read, list('month=2027-01'), AT);
    expect([...month!.days.keys()]).toEqual(['2027-01-02', '2027-01-09']);
    expect(month!.days.get('2027-01-02')!.entries[0]!.id).toBe(id);
  });
});

describe('a series', () => {
  it('is extended when its horizon comes nearer, without doubling a date', async () => {
    const { store, businesses } = await database();
    await add(store, businesses[0]!, 'weekly', weekly);
    const dates = async () =>
      (
        await store.read.selectFrom('event_occurrence').select('date').orderBy('date').execute()
      ).map((row) => row.date);
    const before = await dates();
    expect(before.at(-1)! < addDays(localDate(AT), 548)).toBe(true);
    expect(await extendOccurrences(store, AT)).toBe(0);
    const later = new Date(AT.getTime() + 60 * 86_400_000);
    expect(await extendOccurrences(store, later)).toBe(1);
    const after = await dates();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
    expect(after.at(-1)! >= addDays(localDate(later), 541)).toBe(true);
  });

  it('with a rule that misses its own first date is refused as a whole', async () => {
    const { store, businesses } = await database();
    const wrong = { dates: [{ key: '1', from: '2026-12-05T08:00', rule: 'FREQ=WEEKLY;BYDAY=SU' }] };
    await expect(add(store, businesses[0]!, 'wrong', wrong)).rejects.toThrow(UnreadableRuleError);
    expect(await store.read.selectFrom('event').selectAll().execute()).toEqual([]);
  });
});

describe('an event', () => {
  it('keeps UID and raises SEQUENCE when a date is cancelled', async () => {
    const { store, businesses } = await database();
    const id = await add(store, businesses[0]!, 'weekly', weekly);
    const before = (await getFeed(store.read, list(), AT, true))[0]!;
    const cancelled = {
      dates: [{ ...weekly.dates[0]!, changes: [{ date: '2027-01-02', state: 'cancelled' }] }],
    };
    await store.write(async (tx) => {
      await addEventRevisions(tx, [{ eventId: id, body: body(cancelled) }], 'test', AT);
      await publishEvents(tx, [id], AT);
    });
    const after = (await getFeed(store.read, list(), AT, true))[0]!;
    expect(after.row.uid).toBe(before.row.uid);
    expect(after.row.version).toBe(before.row.version + 1);
    expect(after.rules[0]!.changes.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('stands with each of its organisers, and at the weekend', async () => {
    const { store, businesses } = await database();
    await add(store, businesses[0]!, 'weekly', { ...weekly, coOrganisers: [businesses[1]!] });
    for (const id of businesses) {
      const events = await listShopEvents(store.read, id, AT);
      expect(events.map(({ slug, date }) => [slug, date])).toEqual([['weekly', '2027-01-02']]);
    }
    expect(await listWeekendEvents(store.read, AT, 4)).toHaveLength(1);
  });

  it('tells search engines of a moved date with the earlier one, of a postponed one at its place', async () => {
    const { store, businesses } = await database();
    const changes = [
      { date: '2027-01-02', state: 'moved', from: '2027-01-03T08:00', until: '2027-01-03T11:00' },
      { date: '2027-01-09', state: 'postponed' },
    ];
    await add(store, businesses[0]!, 'weekly', { dates: [{ ...weekly.dates[0]!, changes }] });
    const event = (await getPublishedEvent(
      store.read,
      'weekly',
      await getTaxonomy(store.read),
      AT,
    ))!;
    const view = datesView(event, AT);
    const page = {
      siteUrl: 'https://example.jp',
      url: 'https://example.jp/events/weekly',
      images: ['https://example.jp/i.png'],
      at: AT,
    };
    const [moved] = view.shown.map((one) => JSON.parse(eventJsonLd(event, one, page)));
    expect(moved).toMatchObject({
      '@type': 'Event',
      startDate: '2027-01-03T08:00:00+09:00',
      endDate: '2027-01-03T11:00:00+09:00',
      previousStartDate: '2027-01-02T08:00:00+09:00',
      eventStatus: 'https://schema.org/EventRescheduled',
      location: [{ '@type': 'Place', name: '広場' }],
      offers: { price: 0, priceCurrency: 'JPY' },
      organizer: [{ name: '商店会' }],
    });
    const postponed = JSON.parse(eventJsonLd(event, view.open[0]!, page));
    expect(postponed).toMatchObject({
      startDate: '2027-01-09T08:00:00+09:00',
      eventStatus: 'https://schema.org/EventPostponed',
    });
    expect(postponed.previousStartDate).toBeUndefined();
  });
});
