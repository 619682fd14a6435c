import { sql, type ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';

/** The names of a selected shop's zones in one text, as people search for what is there; null without any. */
export function zoneNames(eb: ExpressionBuilder<Database, 'shop'>) {
  return eb
    .selectFrom('shop_zone')
    .innerJoin('zone', 'zone.id', 'shop_zone.zone_id')
    .whereRef('shop_zone.shop_id', '=', 'shop.id')
    .select(sql<string | null>`group_concat(zone.name || ' ' || zone.name_en, ' ')`.as('names'))
    .as('zones');
}
