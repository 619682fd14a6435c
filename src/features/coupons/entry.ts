import { contradictions, entryKind, missing } from '#features/drafts/kind.ts';
import type { Problem } from '#features/drafts/schema.ts';
import { ListedInput } from '#features/entries/schema.ts';
import { couponBody } from './columns.ts';
import { CouponInput, missingToPublish } from './schema.ts';
import { couponWarnings } from './warnings.ts';

/** A coupon as the editing core sees it. */
export const couponEntry = entryKind({
  schema: CouponInput,
  title: ({ title }) => title,
  publicPath: (slug) => `/coupons/${slug}`,
  async liveBodies(read, ids) {
    const rows = await read.selectFrom('coupon').selectAll().where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, couponBody(row)]));
  },
  lacks: missingToPublish,
  async problems(_read, _entry, body) {
    const warnings = couponWarnings(body).map(({ kind, limit, value }): Problem => ({
      field: 'ordinaryValue',
      source: 'rule',
      key: kind,
      level: 'warn',
      params: { limit, value },
    }));
    return [
      ...missing(missingToPublish(body), { benefit: 'amount', base: 'basePrice' }),
      ...contradictions(CouponInput, body),
      ...contradictions(ListedInput, body),
      ...warnings,
    ];
  },
});
