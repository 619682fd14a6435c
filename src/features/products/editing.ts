import { sectionsOf } from '#features/drafts/sections.ts';
import { dateSaid } from '#features/entries/said-date.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { productFormJa as w } from '#i18n/product-form.ja.ts';
import { productsJa } from '#i18n/products.ja.ts';
import type { ProductLists } from './queries.ts';
import { LABEL_KEYS, type ProductBody } from './schema.ts';

/** The short forms a product is written with, in their order; 売り切れ has a button of its own. */
export const PRODUCT_SECTIONS = {
  about: ['kind', 'name', 'category', 'price', 'onRequest', 'variants'],
  buy: [...['links', 'stores', 'inquiry', 'orderPhone', 'orderFax', 'orderMail', 'alcoholLicence']],
  story: ['story', 'maker'],
  sale: [...['season', 'soldFrom', 'soldUntil', 'shipping', 'gift', 'listedFrom', 'listedUntil']],
  food: ['label', 'allergens'],
  english: ['nameEn', 'makerEn', 'storyEn'],
} as const satisfies Record<string, readonly string[]>;
type ProductSection = keyof typeof PRODUCT_SECTIONS;
const SECTIONS = Object.keys(PRODUCT_SECTIONS) as ProductSection[];

/** What is neither food nor drink has no label of one. */
export const productSections = sectionsOf<ProductSection>(PRODUCT_SECTIONS, ({ kind }) =>
  kind === 'other' ? SECTIONS.filter((section) => section !== 'food') : SECTIONS,
);

type Said<F extends keyof ProductBody> = NonNullable<ProductBody[F]>;

/** A value of a product's body in words, for comparing two. */
export function productValueText({ categories, allergens }: ProductLists) {
  const nameOf = (slug: string) => allergens.find((one) => one.slug === slug)?.name ?? slug;
  const special: Record<string, (value: never) => string> = {
    kind: (kind: string) => w.kinds[kind] ?? kind,
    category: (slug: string) => categories.find((one) => one.slug === slug)?.name ?? slug,
    price: (price: number) => productsJa.price(price),
    variants: (rows: Said<'variants'>) =>
      rows.map(({ name, price }) => `${name} ${price}${w.yen}`).join('\n'),
    links: (rows: Said<'links'>) => rows.map(({ label, url }) => `${label} ${url}`).join('\n'),
    season: (months: number[]) => months.map((month) => `${month}月`).join('・'),
    stores: (slugs: string[]) => slugs.join('・'),
    newPhotos: (ids: number[]) => photosJa.added(ids.length),
    shipping: (way: Said<'shipping'>) => productsJa.shipping[way] ?? way,
    label: (label: Said<'label'>) =>
      LABEL_KEYS.flatMap((key) =>
        label[key] ? [`${productsJa.label[key]}: ${label[key]}`] : [],
      ).join('\n'),
    allergens: ({ statedOn, contains, notUsed }: Said<'allergens'>) =>
      [
        `${w.statedOn} ${dateSaid(statedOn)}`,
        `${w.states['contains']}: ${contains.map(nameOf).join('・')}`,
        `${w.states['not-used']}: ${notUsed.map(nameOf).join('・')}`,
      ].join('\n'),
  };
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? w.yes : w.no;
    const say = special[field];
    return say ? say(value as never) : dateSaid(String(value));
  };
}
