import { productsJa } from '#i18n/products.ja.ts';
import { tellJa } from '#i18n/tell.ja.ts';
import type { Telling } from '#features/tell/telling.ts';
import { priceText } from './components/card.ts';
import { ALCOHOL_NOTICE, pricesOf, type ProductBody } from './schema.ts';

const { product: w, fact } = tellJa;

/** What can be told of a product; alcohol is never offered without its notice. */
export function productTellings(body: ProductBody): Telling[] {
  if (body.name === null || body.soldOut) return [];
  return [
    {
      key: 'entry',
      what: w.title(body.name),
      lines: [
        ...(body.maker === null ? [] : [fact(w.maker, body.maker)]),
        fact(w.price, priceText(pricesOf(body), productsJa)),
        ...(body.kind === 'alcohol' ? [ALCOHOL_NOTICE] : []),
      ],
    },
  ];
}
