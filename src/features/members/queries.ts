import type { Reader } from '#server/db.ts';
import { MemberColumns, MemberRows } from './schema.ts';

/** Remembers how the last list was read. */
export const COLUMNS_KEY = 'members.columns';

/** A list that was brought, with how it is to be read, or undefined. */
export async function getMemberSheet(read: Pick<Reader, 'selectFrom'>, id: number) {
  const row = await read
    .selectFrom('member_sheet')
    .select(['rows', 'columns', 'at', 'author'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      rows: MemberRows.parse(JSON.parse(row.rows)),
      columns: MemberColumns.parse(JSON.parse(row.columns)),
    }
  );
}

/** The columns the last list was read from. */
export async function lastColumns(read: Pick<Reader, 'selectFrom'>): Promise<MemberColumns> {
  const row = await read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', COLUMNS_KEY)
    .executeTakeFirst();
  return row ? MemberColumns.parse(JSON.parse(row.value)) : {};
}

/** Businesses that have left and still have something public, by their names. */
export async function listLeftWithPublic(read: Reader): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('business')
    .select(['business.id', 'business.name'])
    .where('business.membership', '=', 'left')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('shop')
            .select('shop.id')
            .whereRef('shop.business_id', '=', 'business.id')
            .where('shop.visibility', '=', 'published'),
        ),
        eb.exists(
          eb
            .selectFrom('event')
            .select('event.id')
            .whereRef('event.business_id', '=', 'business.id')
            .where('event.visibility', '=', 'published'),
        ),
      ]),
    )
    .orderBy('business.kana')
    .orderBy('business.id')
    .execute();
}

export interface Organisation {
  id: number;
  name: string;
  people: { id: number; name: string }[];
}

const PER_PAGE = 50;

/** Organisations with their people, by their readings. */
export async function listOrganisations(
  read: Reader,
  page: number,
): Promise<{ lines: Organisation[]; pages: number }> {
  const all = read.selectFrom('business').where('kind', '=', 'organisation');
  const { n } = await all.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const rows = await all
    .select(['id', 'name'])
    .orderBy('kana')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  const people = await read
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select(['business_account.business_id as business', 'account.id', 'account.name'])
    .where(
      'business_account.business_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('account.id')
    .execute();
  const peopleOf = Map.groupBy(people, ({ business }) => business);
  const lines = rows.map((row) => ({ ...row, people: peopleOf.get(row.id) ?? [] }));
  return { lines, pages: Math.max(1, Math.ceil(Number(n) / PER_PAGE)) };
}
