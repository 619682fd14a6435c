import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { NEWS_PER_PAGE, type DeskState } from './schema.ts';

/** A notice as the staff see it, shown or not. */
export interface DeskNotice {
  id: number;
  slug: string;
  title: string;
  important: boolean;
  /** ISO UTC, half-open. */
  publishFrom: string;
  publishUntil: string | null;
  state: DeskState;
  /** The business whose it is; null for the chamber's own. */
  sender: string | null;
  files: number;
}

/** One page of the notices in a state, the chamber's and the businesses', by their date. */
export async function listDeskNews(
  read: Reader,
  state: DeskState,
  page: number,
  at: Date,
): Promise<{ notices: DeskNotice[]; pages: number }> {
  const { n } = await inState(read, state, at)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const order = state === 'planned' ? 'asc' : 'desc';
  const rows = await inState(read, state, at)
    .leftJoin('business', 'business.id', 'news.business_id')
    .select(['news.id', 'news.slug', 'news.title', 'news.importance'])
    .select(['news.publish_from', 'news.publish_until', 'business.name as sender'])
    .select((eb) =>
      eb
        .selectFrom('news_file')
        .select((file) => file.fn.countAll<number>().as('n'))
        .whereRef('news_file.news_id', '=', 'news.id')
        .as('files'),
    )
    .orderBy('news.publish_from', order)
    .orderBy('news.id', order)
    .limit(NEWS_PER_PAGE)
    .offset((page - 1) * NEWS_PER_PAGE)
    .execute();
  const notices = rows.map(
    ({ importance, publish_from: publishFrom, publish_until: publishUntil, files, ...row }) => ({
      ...row,
      ...{ important: importance === 'important', publishFrom, publishUntil, state },
      files: Number(files ?? 0),
    }),
  );
  return { notices, pages: Math.max(1, Math.ceil(Number(n) / NEWS_PER_PAGE)) };
}

function inState(read: Reader, state: DeskState, at: Date) {
  const now = toIso(at);
  const all = read.selectFrom('news');
  if (state === 'draft') return all.where('news.visibility', '=', 'hidden');
  if (state === 'ended')
    return all.where((eb) =>
      eb.or([
        eb('news.visibility', '=', 'archived'),
        eb.and([eb('news.visibility', '=', 'published'), eb('news.publish_until', '<=', now)]),
      ]),
    );
  const shown = all.where('news.visibility', '=', 'published');
  if (state === 'planned') return shown.where('news.publish_from', '>', now);
  return shown
    .where('news.publish_from', '<=', now)
    .where((eb) =>
      eb.or([eb('news.publish_until', 'is', null), eb('news.publish_until', '>', now)]),
    );
}

/** One of the chamber's own notices with everything of it, or undefined. */
export async function getDeskNotice(read: Reader, id: number, at: Date) {
  const row = await read
    .selectFrom('news')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'is', null)
    .executeTakeFirst();
  return row && { ...row, state: stateOf(row, toIso(at)) };
}
export type DeskNoticeRow = NonNullable<Awaited<ReturnType<typeof getDeskNotice>>>;

function stateOf(
  row: { visibility: string; publish_from: string; publish_until: string | null },
  now: string,
): DeskState {
  if (row.visibility === 'hidden') return 'draft';
  const isOver = row.publish_until !== null && row.publish_until <= now;
  if (row.visibility === 'archived' || isOver) return 'ended';
  return row.publish_from > now ? 'planned' : 'running';
}
