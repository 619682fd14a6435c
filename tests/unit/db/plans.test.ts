import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#db/schema.ts';
import { getMovedShopSlug, getPublishedShop, listShopSummaries } from '#features/shops/queries.ts';
import {
  getImportantNews,
  getPublishedNews,
  listFeedNews,
  listLatestNews,
  listNews,
} from '#features/news/queries.ts';
import { getPublishedReport, listReportAddresses, listReports } from '#features/surveys/queries.ts';
import { getNeighbour } from '#features/desk/queries.ts';
import { readQueue } from '#features/desk/queue.ts';
import { getDraft, listEntries } from '#features/drafts/queries.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { databaseFile, openSqlite } from '#server/db.ts';
import { townDatabase } from '../../support/database.ts';
import { NOW } from '../../support/paths.ts';

/** A reader that notes what it was asked, and how SQLite says it would answer each. */
async function watchedTown() {
  const { dataDir, store } = await townDatabase();
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const asked: CompiledQuery[] = [];
  const read = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: (event) => void asked.push(event.query),
  });
  onTestFinished(() => read.destroy());
  const taxonomy = await getTaxonomy(read);
  asked.length = 0;
  const plans = () =>
    asked.flatMap(({ sql, parameters }) => {
      const steps = sqlite.prepare(`explain query plan ${sql}`).all(...parameters) as {
        detail: string;
      }[];
      return steps.map(({ detail }) => detail);
    });
  return { read, store, taxonomy, plans };
}

/** Reads of a whole table; those of a list of values or a few rows in memory are none. */
const scans = (plans: string[]) => plans.filter((step) => /^SCAN (?!CONSTANT|\(|LIST)/.test(step));

describe('what every member asks is found by an index', () => {
  test('the entries of a business, and one of them to edit', async () => {
    const { read, plans } = await watchedTown();
    const member = { accountId: 1, name: '店主', role: 'member', businesses: [{ id: 1 }] } as const;
    const entries = await listEntries(read, [1]);
    const shop = entries.find(({ kind }) => kind === 'shop')!;
    expect(await getDraft(read, member, { kind: 'shop', id: shop.id })).toBeDefined();
    expect(plans().length).toBeGreaterThan(5);
    // The taxonomy is read whole, a few dozen rows; `entry` is what was found of the five kinds.
    const few = /^SCAN (?:area|zone|feature|category|parent|entry|own)\b/;
    expect(scans(plans()).filter((step) => !few.test(step))).toEqual([]);
  });
});

describe('what the staff ask all day is found by an index', () => {
  test('a page of the queue, and what waits next to an entry', async () => {
    const { read, store, plans } = await watchedTown();
    const waiting = { number: 1, state: 'submitted', body: '{}', base_version: 1 } as const;
    await store.write((tx) =>
      tx
        .insertInto('revision')
        .values(
          (['shop', 'event'] as const).map((kind) => ({
            ...waiting,
            kind,
            entry_id: 1,
            author: '店主',
            at: NOW,
          })),
        )
        .execute(),
    );
    expect((await readQueue(read, 'all', 1)).waiting).toHaveLength(2);
    await getNeighbour(read, { at: NOW, id: 1 }, 'after');
    expect(plans().length).toBeGreaterThan(5);
    const few = /^SCAN entry\b/;
    const whole = /^SCAN inbox_message USING (?:COVERING )?INDEX inbox_waiting/;
    expect(scans(plans()).filter((step) => !few.test(step) && !whole.test(step))).toEqual([]);
  });
});

describe('what every visitor asks is found by an index', () => {
  test('the page of a shop', async () => {
    const { read, taxonomy, plans } = await watchedTown();
    expect(await getPublishedShop(read, 'kohi-hitsujigumo', taxonomy, new Date(NOW))).toBeDefined();
    expect(plans().length).toBeGreaterThan(3);
    expect(scans(plans())).toEqual([]);
  });

  test('the cards of a list', async () => {
    const { read, taxonomy, plans } = await watchedTown();
    expect(await listShopSummaries(read, [1, 2, 3], taxonomy)).toHaveLength(3);
    expect(plans().length).toBeGreaterThan(3);
    expect(scans(plans())).toEqual([]);
  });

  test('the survey reports: the list, one of them, the sitemap', async () => {
    const { read, plans } = await watchedTown();
    const at = new Date(NOW);
    const [first] = await listReports(read, at);
    expect(await getPublishedReport(read, first!.slug, at)).toBeDefined();
    await listReportAddresses(read, at);
    expect(plans().length).toBeGreaterThan(5);
    expect(scans(plans())).toEqual([]);
  });

  test('the news: the list, the home page, one notice and the feed', async () => {
    const { read, plans } = await watchedTown();
    const at = new Date(NOW);
    const [first] = await listLatestNews(read, at, 3);
    expect(await getPublishedNews(read, first!.slug, at)).toBeDefined();
    expect(await getImportantNews(read, at)).toBeDefined();
    expect((await listNews(read, 1, at)).total).toBeGreaterThan(3);
    await listFeedNews(read, at, 50, false);
    expect(plans().length).toBeGreaterThan(5);
    expect(scans(plans())).toEqual([]);
    // The order comes from the index too.
    expect(plans().filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });

  test('an address of the past', async () => {
    const { read, plans } = await watchedTown();
    expect(await getMovedShopSlug(read, 'nothing')).toBeUndefined();
    expect(plans().length).toBeGreaterThan(0);
    expect(scans(plans())).toEqual([]);
  });
});
