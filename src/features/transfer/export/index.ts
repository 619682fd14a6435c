import type { Reader } from '#server/db.ts';
import {
  campaignTable,
  newsTable,
  participantTable,
  planTable,
  reportTable,
} from './chamber-tables.ts';
import { entryTable } from './entry-table.ts';
import { PLAIN_TABLES, plainTable, type PlainName } from './plain-tables.ts';
import { businessTable, contactTable, inboxTable } from './people-tables.ts';
import type { ExportTable } from './table.ts';

type Export = (read: Reader) => ExportTable;

/** Every table the chamber owns, by the name of its file. */
export const EXPORTS = {
  shops: (read) => entryTable(read, 'shop'),
  coupons: (read) => entryTable(read, 'coupon'),
  jobs: (read) => entryTable(read, 'job'),
  events: (read) => entryTable(read, 'event'),
  products: (read) => entryTable(read, 'product'),
  businesses: businessTable,
  contacts: contactTable,
  inbox: inboxTable,
  campaigns: campaignTable,
  participants: participantTable,
  news: newsTable,
  surveys: reportTable,
  plan: planTable,
  ...(Object.fromEntries(
    Object.entries(PLAIN_TABLES).map(([name, table]) => [
      name,
      (read: Reader) => plainTable(read, table),
    ]),
  ) as Record<PlainName, Export>),
} satisfies Record<string, Export>;
export type ExportName = keyof typeof EXPORTS;
export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[];
