import { sql } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Cell } from '#features/entries/csv.ts';
import { exportJa as t } from '#i18n/export.ja.ts';
import type { Reader } from '#server/db.ts';
import { moment, said, tableOf, type Column, type ExportTable } from './table.ts';

type Label = keyof typeof t.columns;
type Columns<T extends keyof Database> = { [L in Label]?: keyof Database[T] & string };

/** A table as it lies in the database, each column under its label. */
export interface PlainTable {
  table: keyof Database;
  columns: Partial<Record<Label, string>>;
}

const plain = <T extends keyof Database>(table: T, columns: Columns<T>): PlainTable => ({
  table,
  columns,
});

const term = {
  number: 'id',
  name: 'name',
  nameEn: 'name_en',
  address: 'slug',
  order: 'sort',
} as const;
const entry = { kind: 'kind', entry: 'entry_id' } as const;

/** What is told whole by its own columns. */
export const PLAIN_TABLES = {
  photos: plain('entry_image', {
    ...entry,
    order: 'position',
    text: 'alt',
    textEn: 'alt_en',
    by: 'credit',
  }),
  notices: plain('seller_notice', {
    businessNumber: 'business_id',
    name: 'seller',
    person: 'responsible',
    place: 'address',
    phone: 'phone',
    days: 'phone_hours',
    price: 'price_note',
    fees: 'other_fees',
    payment: 'payment',
    delivery: 'delivery',
    returns: 'returns',
    mail: 'email',
    limit: 'order_limit',
    licence: 'licence',
    updatedAt: 'updated_at',
  }),
  uses: plain('coupon_use', {
    coupon: 'coupon_id',
    shop: 'shop_id',
    at: 'used_at',
    undone: 'undone_at',
  }),
  counts: plain('entry_count', { ...entry, days: 'day', what: 'what', times: 'n' }),
  agreements: plain('terms_acceptance', {
    businessNumber: 'business_id',
    termsVersion: 'version',
    person: 'account_id',
    at: 'accepted_at',
  }),
  visits: plain('behalf_visit', {
    businessNumber: 'business_id',
    by: 'staff',
    source: 'source',
    note: 'note',
    at: 'began_at',
    objected: 'objected_at',
    reverted: 'reverted_at',
  }),
  gathered: plain('campaign_entry', { campaign: 'campaign_id', ...entry, order: 'position' }),
  joining: plain('campaign_application', {
    campaign: 'campaign_id',
    shop: 'shop_id',
    state: 'state',
    part: 'role',
    dish: 'dish',
    price: 'price',
    days: 'days',
    text: 'message',
    updatedAt: 'updated_at',
  }),
  featured: plain('featured_entry', { ...entry, from: 'from_on', until: 'until_on', by: 'set_by' }),
  venues: plain('venue', {
    number: 'id',
    name: 'name',
    kana: 'kana',
    nameEn: 'name_en',
    place: 'address',
    lat: 'lat',
    lng: 'lng',
    access: 'access',
    parking: 'parking',
  }),
  categories: plain('category', { ...term, parent: 'parent_id' }),
  areas: plain('area', { ...term, kana: 'kana' }),
  zones: plain('zone', { ...term, lat: 'lat', lng: 'lng' }),
  features: plain('feature', { ...term, kind: 'group' }),
  productCategories: plain('product_category', term),
  allergens: plain('allergen', {
    name: 'name',
    nameEn: 'name_en',
    kind: 'level',
    from: 'listed_on',
  }),
  wages: plain('minimum_wage', { place: 'region', from: 'valid_from', price: 'hourly' }),
  periods: plain('closing_period', {
    name: 'name',
    nameEn: 'name_en',
    from: 'starts',
    until: 'ends',
  }),
  holidays: plain('holiday_by_hand', { days: 'date', name: 'name', nameEn: 'name_en' }),
  words: plain('page_text', {
    name: 'page',
    language: 'locale',
    release: 'number',
    title: 'title',
    lead: 'description',
    text: 'body',
    by: 'author',
    updatedAt: 'at',
  }),
  redirects: plain('redirect', { from: 'path', until: 'target', by: 'by', updatedAt: 'at' }),
  formerAddresses: plain('slug_history', { ...entry, address: 'slug' }),
  due: plain('survey_due', { period: 'year', name: 'item', until: 'due_on', survey: 'report_id' }),
  given: plain('survey_concerned', {
    survey: 'report_id',
    businessNumber: 'business_id',
    how: 'how',
    at: 'given_on',
    by: 'by',
  }),
  points: plain('counting_point', {
    survey: 'survey_id',
    address: 'key',
    name: 'name',
    lat: 'lat',
    lng: 'lng',
  }),
  printed: plain('printed_figure', {
    survey: 'survey_id',
    period: 'period',
    name: 'key',
    result: 'value',
    source: 'source',
  }),
  references: plain('reference_figure', {
    survey: 'survey_id',
    source: 'source',
    place: 'area',
    period: 'quarter',
    kind: 'industry',
    name: 'item',
    basis: 'basis',
    horizon: 'horizon',
    result: 'di',
    path: 'url',
  }),
} as const satisfies Record<string, PlainTable>;
export type PlainName = keyof typeof PLAIN_TABLES;

export function plainTable(read: Reader, { table, columns }: PlainTable): ExportTable {
  const named = Object.entries(columns) as [Label, string][];
  type Row = { id: number } & Record<string, Cell>;
  const page = (after: number, size: number) =>
    read
      .selectFrom(table)
      .select(sql<number>`rowid`.as('id'))
      .select(named.map(([label, column]) => sql<Cell>`${sql.ref(column)}`.as(`_${label}`)))
      .where(sql<boolean>`rowid > ${after}`)
      .orderBy(sql`rowid`)
      .limit(size)
      .execute() as Promise<Row[]>;
  const cells = named.map(([label]): Column<Row> => [
    t.columns[label],
    (row) => told(row[`_${label}`]!),
  ]);
  return tableOf(cells, page);
}

function told(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  return /^\d{4}-\d{2}-\d{2}T/.test(cell) ? moment(cell) : said(cell);
}
