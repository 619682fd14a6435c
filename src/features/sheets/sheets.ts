import { entryRows, type EntryRow } from '#features/drafts/entries.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { fieldLabel } from '#features/drafts/problem-text.ts';
import type { Body, Kind } from '#features/drafts/schema.ts';
import { valueText } from '#features/drafts/value-text.ts';
import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { SHEETS_AT_ONCE, sheetNumber, type SheetFilter } from './schema.ts';

/** One entry as it is asked about on paper. */
export interface Sheet {
  number: string;
  business: string;
  postalCode: string | null;
  address: string | null;
  title: string;
  path: string;
  /** Local date, or null where it was never confirmed. */
  confirmedOn: string | null;
  fields: { label: string; text: string }[];
}

/** What is asked about, in the order people read it; all of it fits on one page. */
const ASKED: Record<Kind, readonly string[]> = {
  shop: [
    ...['name', 'kana', 'categories', 'postalCode', 'address', 'building', 'access', 'parking'],
    ...['phone', 'website', 'ecShop', 'hours', 'exceptions', 'summary', 'features'],
  ],
  coupon: ['title', 'conditions', 'validFrom', 'validUntil', 'weekdays', 'times', 'limit'],
  job: [
    ...['title', 'employmentType', 'duties', 'workplaceAddress', 'wageUnit', 'wageMin', 'wageMax'],
    ...['shifts', 'holidays', 'insurance', 'recruiterName', 'contactPhone', 'validUntil'],
  ],
  event: [
    ...['title', 'dates', 'venue', 'placeNote', 'fee', 'feeNote', 'entry', 'capacity', 'rain'],
    ...['contactName', 'phone', 'website', 'summary'],
  ],
  product: [
    ...['name', 'maker', 'price', 'variants', 'season', 'soldUntil', 'links', 'orderPhone'],
    ...['orderFax', 'stores', 'shipping', 'allergens'],
  ],
};
/** What is longer would push the sheet over its page; the whole stands on the site. */
const TEXT_MAX = 140;

/** A page of the sheets of published entries, the longest unconfirmed first, and how many there are. */
export async function listSheets(
  read: Reader,
  filter: SheetFilter,
  page: number,
  at: Date,
): Promise<{ total: number; pages: number; sheets: Sheet[] }> {
  const asked = askedFor(read, filter, localDate(at));
  const { n } = await asked.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const total = Number(n);
  const rows = await asked
    .selectAll('entry')
    .select(['business.name as business', 'shop.postal_code as postalCode', 'shop.address'])
    .orderBy('entry.confirmedOn')
    .orderBy('entry.id')
    .limit(SHEETS_AT_ONCE)
    .offset((page - 1) * SHEETS_AT_ONCE)
    .execute();
  const pages = Math.max(1, Math.ceil(total / SHEETS_AT_ONCE));
  return { total, pages, sheets: await sheetsOf(read, filter.kind, rows) };
}

function askedFor(read: Reader, { kind, age, area, all }: SheetFilter, today: string) {
  return entryRows(read)
    .clearSelect()
    .innerJoin('business', 'business.id', 'entry.businessId')
    .leftJoin('shop', 'shop.id', 'entry.shopId')
    .where('entry.kind', '=', kind)
    .where('entry.visibility', '=', 'published')
    .where('entry.closedAt', 'is', null)
    .where((eb) => eb.or([eb('entry.endsOn', 'is', null), eb('entry.endsOn', '>=', today)]))
    .$if(age > 0, (query) =>
      query.where((eb) =>
        eb.or([
          eb('entry.confirmedOn', 'is', null),
          eb('entry.confirmedOn', '<=', addDays(today, -age)),
        ]),
      ),
    )
    .$if(area !== '', (query) =>
      query.where(
        'shop.area_id',
        'in',
        read.selectFrom('area').select('id').where('slug', '=', area),
      ),
    )
    .$if(all === undefined, (query) =>
      query.where('entry.businessId', 'not in', businessesWithMail(read)),
    );
}

/** Businesses somebody is written to for. */
function businessesWithMail(read: Reader) {
  return read
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select('business_account.business_id')
    .where('account.state', '=', 'active');
}

type Row = EntryRow & { business: string; postalCode: string | null; address: string | null };

async function sheetsOf(read: Reader, kind: Kind, rows: readonly Row[]): Promise<Sheet[]> {
  if (rows.length === 0) return [];
  const bodies = await entryKinds[kind].liveBodies(
    read,
    rows.map(({ id }) => id),
  );
  const say = await valueText(read, kind, [...bodies.values()]);
  const field = (body: Body) => (name: string) => ({
    label: fieldLabel(kind, name),
    text: clipped(say(name, body[name])),
  });
  return rows.map((row) => ({
    number: sheetNumber(row),
    business: row.business,
    postalCode: row.postalCode,
    address: row.address,
    title: row.title ?? '',
    path: entryKinds[kind].publicPath(row.slug),
    confirmedOn: row.confirmedOn,
    fields: ASKED[kind].map(field(bodies.get(row.id)!)),
  }));
}

function clipped(text: string): string {
  const letters = [...text];
  return letters.length > TEXT_MAX ? `${letters.slice(0, TEXT_MAX).join('')}…` : text;
}
