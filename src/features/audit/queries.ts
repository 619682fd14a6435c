import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { AuditFilter, Subject } from './schema.ts';

const PER_PAGE = 50;
const BATCH = 1000;

export type Act = Selectable<Database['audit']>;
type Acts = SelectQueryBuilder<Database, 'audit', object>;

/** The newest lines of the whole log that fit, 50 a page. */
export async function listActs(
  read: Reader,
  filter: AuditFilter,
): Promise<{ acts: Act[]; pages: number; total: number }> {
  const fitting = narrowed(read.selectFrom('audit'), filter);
  const { n } = await fitting.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const acts = await newest(fitting)
    .limit(PER_PAGE)
    .offset((filter.page - 1) * PER_PAGE)
    .execute();
  const total = Number(n);
  return { acts, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) };
}

/** All that fit, the newest first, in batches: the log may be long. */
export async function* eachAct(read: Reader, filter: AuditFilter): AsyncGenerator<Act[]> {
  let last: number | undefined;
  for (;;) {
    let query = narrowed(read.selectFrom('audit'), filter).selectAll().orderBy('id', 'desc');
    if (last !== undefined) query = query.where('id', '<', last);
    const acts = await query.limit(BATCH).execute();
    if (acts.length > 0) yield acts;
    if (acts.length < BATCH) return;
    last = acts.at(-1)!.id;
  }
}

/** What was done to some things, the newest first. */
export function listActsOn(
  read: Reader,
  subjects: readonly Subject[],
  limit = 200,
): Promise<Act[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  return newest(read.selectFrom('audit'))
    .where((eb) =>
      eb.or(
        kinds.map((kind) =>
          eb.and([
            eb('kind', '=', kind),
            eb(
              'subject_id',
              'in',
              subjects.filter((one) => one.kind === kind).map(({ id }) => id),
            ),
          ]),
        ),
      ),
    )
    .limit(limit)
    .execute();
}

/** What somebody did, the newest first. */
export function listActsBy(read: Reader, accountId: number, limit = 20): Promise<Act[]> {
  return newest(read.selectFrom('audit'))
    .where('account_id', '=', accountId)
    .limit(limit)
    .execute();
}

const newest = (query: Acts) => query.selectAll().orderBy('id', 'desc');

function narrowed(acts: Acts, { who, action, kind, from, until }: AuditFilter): Acts {
  let query = acts;
  if (who !== '') {
    const pattern = `%${who.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`${sql.ref('name')} like ${pattern} escape '\\'`);
  }
  if (action !== '') query = query.where('action', '=', action);
  if (kind !== '') query = query.where('kind', '=', kind);
  if (from !== '') query = query.where('at', '>=', toIso(startOfLocalDay(from)));
  if (until !== '') query = query.where('at', '<', toIso(startOfLocalDay(addDays(until, 1))));
  return query;
}
