import { sql } from 'kysely';
import type { Reader } from '#server/db.ts';
import type { Membership } from './schema.ts';

const PER_PAGE = 50;

/** A search as a LIKE pattern; its own signs mean themselves. */
const pattern = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
const like = (column: string, q: string) =>
  sql<boolean>`${sql.ref(column)} like ${pattern(q)} escape '\\'`;

export interface BusinessLine {
  id: number;
  name: string;
  kind: 'business' | 'organisation';
  membership: Membership;
  memberNumber: string | null;
  trusted: boolean;
}

const LINE = [
  'id',
  'name',
  'kind',
  'membership',
  'member_number as memberNumber',
  'trusted',
] as const;

/** Businesses by their reading; `q` looks in name, reading and numbers, and in the names of shops. */
export async function listBusinesses(
  read: Reader,
  q: string,
  page: number,
): Promise<{ lines: BusinessLine[]; pages: number; total: number }> {
  let businesses = read.selectFrom('business');
  if (q !== '')
    businesses = businesses.where((eb) =>
      eb.or([
        like('business.name', q),
        like('business.kana', q),
        eb('business.member_number', '=', q.normalize('NFKC')),
        eb('business.corporate_number', '=', q.normalize('NFKC')),
        eb.exists(
          eb
            .selectFrom('shop')
            .select('shop.id')
            .whereRef('shop.business_id', '=', 'business.id')
            .where(like('shop.name', q)),
        ),
      ]),
    );
  const { n } = await businesses.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const rows = await businesses
    .select(LINE)
    .orderBy('business.kana')
    .orderBy('business.id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  const total = Number(n);
  const lines = rows.map((row) => ({ ...row, trusted: row.trusted === 1 }));
  return { lines, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) };
}

/** One business as the staff keep it, or undefined. */
export async function getBusiness(read: Reader, id: number) {
  const row = await read
    .selectFrom('business')
    .select([...LINE, 'kana', 'chamber', 'version'])
    .select(['membership_on as since', 'terms_version as terms', 'terms_accepted_on as termsOn'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, trusted: row.trusted === 1 };
}

/** Without spaces, in one width: `喫茶　架空` and `喫茶架空` are one name. */
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Businesses that an application may be of: the same name or reading, or a shop with its number. */
export function listLike(
  read: Reader,
  { name, kana, phone }: { name: string; kana: string; phone: string },
): Promise<{ id: number; name: string }[]> {
  const same = (column: string, text: string) =>
    sql<boolean>`replace(replace(${sql.ref(column)}, ' ', ''), '　', '') = ${bare(text)}`;
  return read
    .selectFrom('business')
    .leftJoin('shop', 'shop.business_id', 'business.id')
    .select(['business.id', 'business.name'])
    .distinct()
    .where((eb) =>
      eb.or([
        same('business.name', name),
        same('business.kana', kana),
        same('shop.name', name),
        same('shop.kana', kana),
        eb('shop.phone', '=', phone),
      ]),
    )
    .orderBy('business.id')
    .limit(10)
    .execute();
}
