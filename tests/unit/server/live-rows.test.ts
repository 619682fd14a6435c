import { expect, it } from 'vitest';
import { liveRows, wantedAlone } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import { EventInput } from '#features/events/schema.ts';
import { addPublishedEvents, addVenues } from '#features/events/commands.ts';
import { toIso } from '#server/clock.ts';
import { emptyDatabase } from '../../support/database.ts';

const AT = new Date('2026-11-24T03:00:00.000Z');

async function town(events: number) {
  const { store } = await emptyDatabase();
  const times = { created_at: toIso(AT), updated_at: toIso(AT) };
  await store.write(async (tx) => {
    await addVenues(tx, [{ slug: 'hiroba', name: '広場' }], AT);
    const business = await tx
      .insertInto('business')
      .values({
        kind: 'organisation',
        name: '商店会',
        membership: 'member',
        chamber: 'yamaguchi',
        ...times,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const dates = [{ key: '1', from: '2026-12-31T23:00' }];
    const body = EventInput.parse({
      title: '朝市',
      kind: 'market',
      venue: 'hiroba',
      phone: '083-900-0001',
      fee: 0,
      dates,
    });
    const entry = { businessId: business.id, confirmedOn: null, sourceKey: null, body };
    const names = Array.from({ length: events }, (_, i) => ({ slug: `e${i}`, uid: `e${i}` }));
    await addPublishedEvents(
      tx,
      names.map((name) => ({ ...entry, ...name })),
      AT,
    );
  });
  let readings = 0;
  /** Something that happens while rows are read. */
  let meanwhile = async () => undefined as unknown;
  const rows = liveRows<{ id: number; title: string | null }>({
    noun: 'event',
    compare: (a, b) => a.id - b.id,
    read: async (read: Reader, which) => {
      readings += 1;
      const found = await read
        .selectFrom('event')
        .select(['id', 'title'])
        .where(wantedAlone(which, 'event'))
        .execute();
      const now = meanwhile;
      meanwhile = async () => undefined;
      await now();
      return found;
    },
  });
  return {
    store,
    readings: () => readings,
    between: (something: () => Promise<unknown>) => (meanwhile = something),
    names: async () => (await rows(store.read)).map(({ title }) => title),
    rename: (slug: string, title: string) =>
      store.write(async (tx) => {
        const { id } = await tx
          .updateTable('event')
          .set({ title })
          .where('slug', '=', slug)
          .returning('id')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('change')
          .values({ tag: `event:${id}`, at: toIso(AT) })
          .execute();
      }),
  };
}

it('reads thousands in stretches, and lets others be answered between two', async () => {
  const { names, readings } = await town(2500);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  expect(await names()).toHaveLength(2500);
  clearInterval(others);
  expect(readings()).toBe(3);
  expect(turns).toBeGreaterThan(0);
});

it('takes in what was changed while it was read, and later only what was changed', async () => {
  const { names, rename, between, readings } = await town(3);
  between(() => rename('e0', '夜市'));
  expect(await names()).toEqual(['夜市', '朝市', '朝市']);
  const before = readings();
  await rename('e2', '昼市');
  expect(await names()).toEqual(['夜市', '朝市', '昼市']);
  expect(readings() - before).toBe(1);
});

it('reads everything anew where changes are gone that it has not seen', async () => {
  const { store, names, rename } = await town(2);
  await names();
  await rename('e0', '夜市');
  await rename('e1', '昼市');
  await store.write((tx) =>
    tx
      .deleteFrom('change')
      .where('id', '<', (eb) => eb.selectFrom('change').select((one) => one.fn.max('id').as('id')))
      .execute(),
  );
  expect(await names()).toEqual(['夜市', '昼市']);
});
