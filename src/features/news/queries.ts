import { demoBusinesses } from '#features/entries/demo.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { NEWS_PER_PAGE, type About } from './schema.ts';

/** What a list shows of a notice. */
export interface NewsSummary {
  id: number;
  slug: string;
  title: string;
  titleEn: string | null;
  body: string;
  bodyEn: string | null;
  important: boolean;
  /** ISO UTC; the date it bears. */
  publishedAt: string;
  /** When it was last changed after it had appeared, or null. */
  changedAt: string | null;
  /** Who says it; null for the chamber. */
  sender: string | null;
  demo: boolean;
}

export interface NewsList {
  notices: NewsSummary[];
  total: number;
  page: number;
  pages: number;
}

/** One page of the notices that are shown at this moment, newest first; past the end, the last page. */
export async function listNews(read: Reader, page: number, at: Date): Promise<NewsList> {
  const { n } = await visibleNews(read, at)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(n / NEWS_PER_PAGE));
  const shown = Math.min(page, pages);
  const rows = await newest(read, at)
    .limit(NEWS_PER_PAGE)
    .offset((shown - 1) * NEWS_PER_PAGE)
    .execute();
  return { notices: rows.map(summaryOf), total: n, page: shown, pages };
}

/** The `n` newest notices. */
export async function listLatestNews(read: Reader, at: Date, n: number): Promise<NewsSummary[]> {
  const rows = await newest(read, at).limit(n).execute();
  return rows.map(summaryOf);
}

/** The `n` newest notices of a business. */
export async function listNewsOf(
  read: Reader,
  businessId: number,
  at: Date,
  n: number,
): Promise<NewsSummary[]> {
  const rows = await newest(read, at).where('news.business_id', '=', businessId).limit(n).execute();
  return rows.map(summaryOf);
}

/** Addresses of the notices about an entry that are shown, by what they are about. */
export async function listNewsAbout(
  read: Reader,
  { kind, id }: Pick<About, 'kind' | 'id'>,
  at: Date,
): Promise<Map<string, string>> {
  const rows = await visibleNews(read, at)
    .select(['news.about_key', 'news.slug'])
    .where('news.about_kind', '=', kind)
    .where('news.about_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.about_key ?? '', row.slug]));
}

/** The newest important notice inside its period, or undefined. */
export async function getImportantNews(read: Reader, at: Date): Promise<NewsSummary | undefined> {
  const row = await newest(read, at)
    .where('news.importance', '=', 'important')
    .limit(1)
    .executeTakeFirst();
  return row && summaryOf(row);
}

/** The newest notices for the feed; a real site's holds nothing of the demo. */
export async function listFeedNews(
  read: Reader,
  at: Date,
  n: number,
  withDemo: boolean,
): Promise<NewsSummary[]> {
  const rows = await newest(read, at)
    .$if(!withDemo, (all) =>
      all
        .where('news.demo', '=', 0)
        .where((eb) =>
          eb.or([
            eb('news.business_id', 'is', null),
            eb('news.business_id', 'not in', demoBusinesses(read)),
          ]),
        ),
    )
    .limit(n)
    .execute();
  return rows.map(summaryOf);
}

/** The notice at an address while it is shown, or undefined. */
export async function getPublishedNews(
  read: Reader,
  slug: string,
  at: Date,
): Promise<NewsSummary | undefined> {
  const row = await newest(read, at).where('news.slug', '=', slug).executeTakeFirst();
  return row && summaryOf(row);
}

/** A sitemap holds at most 50,000 addresses; every notice has one in each language. */
const PER_SITEMAP = 20_000;

/** Addresses and last changes of the notices a search engine may list. */
export function listNewsAddresses(
  read: Reader,
  at: Date,
): Promise<{ slug: string; updatedAt: string }[]> {
  return visibleNews(read, at)
    .select(['news.slug', 'news.updated_at as updatedAt'])
    .where('news.demo', '=', 0)
    .orderBy('news.publish_from', 'desc')
    .orderBy('news.id', 'desc')
    .limit(PER_SITEMAP)
    .execute();
}

/** Published and inside its period, which is half-open. */
export function visibleNews(read: Reader, at: Date) {
  const now = toIso(at);
  return read
    .selectFrom('news')
    .where('news.visibility', '=', 'published')
    .where('news.publish_from', '<=', now)
    .where((eb) =>
      eb.or([eb('news.publish_until', 'is', null), eb('news.publish_until', '>', now)]),
    );
}

function newest(read: Reader, at: Date) {
  return visibleNews(read, at)
    .leftJoin('business', 'business.id', 'news.business_id')
    .select(['news.id', 'news.slug', 'news.title', 'news.title_en', 'news.body', 'news.body_en'])
    .select(['news.importance', 'news.publish_from', 'news.demo'])
    .select(['news.created_at', 'news.updated_at', 'business.name as sender'])
    .orderBy('news.publish_from', 'desc')
    .orderBy('news.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof newest>['execute']>>[number];

export function summaryOf(row: Row): NewsSummary {
  const isChanged = row.updated_at > row.created_at && row.updated_at > row.publish_from;
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    titleEn: row.title_en,
    body: row.body,
    bodyEn: row.body_en,
    important: row.importance === 'important',
    publishedAt: row.publish_from,
    changedAt: isChanged ? row.updated_at : null,
    sender: row.sender,
    demo: row.demo === 1,
  };
}
