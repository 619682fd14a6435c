import { describe, expect, test } from 'vitest';
import { entryKinds } from '#features/drafts/kinds.ts';
import { isShown, stateOf } from '#features/drafts/entry-state.ts';
import { publishers } from '#features/drafts/publishers.ts';
import { findEntry } from '#features/drafts/queries.ts';
import { listedBetween } from '#features/entries/listed.ts';
import { dateSaid } from '#features/entries/said-date.ts';
import { getPublishedEvent } from '#features/events/queries.ts';
import { eventAgain } from '#features/events/again.ts';
import type { EventBody } from '#features/events/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const days = (listedFrom: string | null, listedUntil: string | null) => ({
  listedFrom,
  listedUntil,
});

test('whole days in Tokyo are listed; without them since the publication, or openly', () => {
  expect(listedBetween(days('2026-12-01', '2026-12-24'), null, NOW)).toEqual({
    publish_from: '2026-11-30T15:00:00.000Z',
    publish_until: '2026-12-24T15:00:00.000Z',
  });
  expect(listedBetween(days(null, null), null, NOW)).toEqual({
    publish_from: NOW,
    publish_until: null,
  });
  const since = '2026-11-01T02:03:04.000Z';
  expect(listedBetween(days(null, null), since, NOW).publish_from).toBe(since);
  expect(listedBetween(days(null, null), '2026-11-30T15:00:00.000Z', NOW).publish_from).toBe(NOW);
  expect(listedBetween(days(null, null), null, null).publish_from).toBeNull();
});

describe.each(['shop', 'coupon', 'event', 'product'] as const)('a %s', (kind) => {
  test('keeps the days it is listed, and says so before and after them', async () => {
    const { store } = await townDatabase();
    const { id, businessId } = await someEntry(store, kind);
    const body = await entryKinds[kind].liveBody(store.read, id);
    const next = { ...body, ...days('2026-12-01', '2026-12-24') };
    await written(store, (tx, s) => publishers[kind].publish(tx, id, next, s, at), at);
    expect(await entryKinds[kind].liveBody(store.read, id)).toEqual(next);
    const entry = (await findEntry(store.read, memberOf(businessId), { kind, id }))!;
    const state = (day: string) => {
      const moment = new Date(`${day}T12:00:00+09:00`);
      const stood = { ...entry, state: undefined };
      return [stateOf(stood, moment), isShown(stood, moment)];
    };
    expect(state('2026-11-30')).toEqual(['planned', false]);
    expect(state('2026-12-01')).toEqual(['live', true]);
    expect(state('2026-12-24')).toEqual(['live', true]);
    expect(state('2026-12-25')).toEqual(['unlisted', false]);
  });

  test('cannot end before it begins', async () => {
    const { store } = await townDatabase();
    const entry = await someEntry(store, kind);
    const body = await entryKinds[kind].liveBody(store.read, entry.id);
    const wrong = { ...body, ...days('2026-12-24', '2026-12-01') };
    const problems = await entryKinds[kind].problems(store.read, entry, wrong, at);
    expect(problems).toContainEqual(
      expect.objectContaining({ field: 'listedUntil', key: 'endsBeforeStart', level: 'block' }),
    );
  });
});

describe('an event that names a campaign', () => {
  async function anEvent() {
    const { store } = await townDatabase();
    const entry = await someEntry(store, 'event');
    await store.write((tx) =>
      tx.deleteFrom('campaign_entry').where('entry_id', '=', entry.id).execute(),
    );
    const body = (await entryKinds.event.liveBody(store.read, entry.id)) as EventBody;
    const [first, second] = await store.read
      .selectFrom('campaign')
      .select(['id', 'slug'])
      .where('visibility', '=', 'published')
      .orderBy('id')
      .execute();
    const publish = (campaign: string | null) =>
      store.write((tx) =>
        publishers.event.publish(tx, entry.id, { ...body, campaign }, new Map(), at),
      );
    const gathered = async () =>
      (
        await store.read
          .selectFrom('campaign_entry')
          .select('campaign_id')
          .where('kind', '=', 'event')
          .where('entry_id', '=', entry.id)
          .execute()
      ).map((row) => row.campaign_id);
    return { store, entry, body, first: first!, second: second!, publish, gathered };
  }

  test('stands on its page, moves with another name, and leaves with none', async () => {
    const { store, entry, first, second, publish, gathered } = await anEvent();
    await publish(first.slug);
    expect(await gathered()).toEqual([first.id]);
    const taxonomy = await getTaxonomy(store.read);
    const page = await getPublishedEvent(store.read, entry.slug, taxonomy, at);
    expect(page?.campaigns.map(({ slug }) => slug)).toEqual([first.slug]);
    await publish(second.slug);
    expect(await gathered()).toEqual([second.id]);
    await publish(null);
    expect(await gathered()).toEqual([]);
  });

  test('is not put back or taken out by a save where the staff have decided otherwise', async () => {
    const { store, entry, first, second, publish, gathered } = await anEvent();
    await publish(first.slug);
    await store.write((tx) =>
      tx
        .updateTable('campaign_entry')
        .set({ campaign_id: second.id })
        .where('entry_id', '=', entry.id)
        .execute(),
    );
    await publish(first.slug);
    expect(await gathered()).toEqual([second.id]);
  });

  test('is kept back where that campaign is not public, and begins without one next time', async () => {
    const { store, entry, body, first } = await anEvent();
    const named = { ...body, campaign: first.slug, ...days('2026-11-01', null) };
    await store.write((tx) =>
      tx.updateTable('campaign').set({ visibility: 'hidden' }).where('id', '=', first.id).execute(),
    );
    const problems = await entryKinds.event.problems(store.read, entry, named, at);
    expect(problems.map(({ field, key }) => [field, key])).toEqual([['campaign', 'campaign']]);
    expect(eventAgain(named, at)).toMatchObject({ campaign: null, ...days(null, null) });
  });
});

test('dates are said as people read them, any other text as it is', () => {
  expect(dateSaid('2027-08-13')).toBe('2027年8月13日(金)');
  expect(dateSaid('2026-11-24T09:30')).toBe('2026年11月24日(火) 09:30');
  expect(dateSaid('2026-13-01')).toBe('2026-13-01');
  expect(dateSaid('2026-11-24 から')).toBe('2026-11-24 から');
});
