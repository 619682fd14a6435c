import { sql } from 'kysely';
import { toKatakana } from 'wanakana';
import type { Reader } from '#server/db.ts';

const SHOWN = 50;

/** A business as the staff choose it. */
export interface BusinessLine {
  id: number;
  name: string;
  kana: string | null;
  /** How many shops it has, public or not. */
  shops: number;
}

/** Businesses by their reading; `q` looks in name and reading. */
export async function listBusinesses(
  read: Reader,
  q: string,
): Promise<{ total: number; businesses: BusinessLine[] }> {
  const asked = q.normalize('NFKC').replace(/[\\%_]/g, '\\$&');
  const like = (column: string, text: string) =>
    sql<boolean>`${sql.ref(column)} like ${`%${text}%`} escape '\\'`;
  const found = read
    .selectFrom('business')
    .$if(q !== '', (all) =>
      all.where((eb) =>
        eb.or([
          like('business.name', asked),
          like('business.kana', toKatakana(asked, { passRomaji: true })),
        ]),
      ),
    );
  const { total } = await found
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(['business.id', 'business.name', 'business.kana'])
    .select((eb) =>
      eb
        .selectFrom('shop')
        .select((shop) => shop.fn.countAll().as('n'))
        .whereRef('shop.business_id', '=', 'business.id')
        .as('shops'),
    )
    .orderBy('business.kana')
    .orderBy('business.id')
    .limit(SHOWN)
    .execute();
  return {
    total: Number(total),
    businesses: rows.map((row) => ({ ...row, shops: Number(row.shops) })),
  };
}
