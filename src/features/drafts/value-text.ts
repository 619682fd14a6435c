import { couponValueText } from '#features/coupons/editing.ts';
import { jobValueText } from '#features/jobs/editing.ts';
import { shopValueText } from '#features/shops/editing.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { Kind } from './schema.ts';

type Say = (field: string, value: unknown) => string;

/** How the values of a kind of entry are said where texts are compared. */
export function valueText(kind: Kind, taxonomy: Taxonomy): Say {
  if (kind === 'shop') return shopValueText(taxonomy);
  return kind === 'job' ? jobValueText(taxonomy) : couponValueText;
}
