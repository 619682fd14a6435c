import { z } from 'zod';
import { optionalText, slug } from '#features/entries/schema.ts';
import type { OpenDataRow } from '#features/entries/open-data.ts';
import { plain } from '#features/shops/import/cells.ts';
import { TEXT_COLUMNS } from '../opendata-columns.ts';
import { isUsable } from '../recurrence.ts';
import { EventInput } from '../schema.ts';
import { spanOf } from '../times.ts';
import type { ImportRow } from './import-row.ts';

const VenueInput = z
  .object({
    slug,
    name: optionalText(300).transform((name) => name ?? ''),
    nameEn: optionalText(160),
    kana: optionalText(160),
    address: optionalText(200),
    addressEn: optionalText(200),
    access: optionalText(400),
    accessEn: optionalText(400),
    parking: optionalText(200),
    area: slug.nullable(),
    position: z
      .object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
      .nullable(),
  })
  .nullable();

/** A row of a file of ours: its event, what it goes by, and its place. */
const OwnRowInput = z.object({
  slug,
  uid: z.string().regex(/^[\w.@:-]{1,100}$/, 'is not an iCalendar UID'),
  organisers: z.array(z.string().min(1).max(200)).min(1).max(20),
  venue: VenueInput,
  body: EventInput.refine(
    ({ dates }) => dates.every((d) => isUsable({ ...spanOf(d.from, d.until), rrule: d.rule })),
    { message: 'has a rule that cannot be read', path: ['dates'] },
  ),
});

const COLUMN_OF: Record<string, string> = {
  slug: 'ID',
  uid: 'UID',
  organisers: '主催者',
  venue: '会場コード',
  ...Object.fromEntries(Object.entries(TEXT_COLUMNS).map(([column, field]) => [field, column])),
  dates: '日程_JSON',
  fee: '料金_円',
  capacity: '定員',
};

/** Whether a row comes from a file of ours. */
export function isOwnRow(record: OpenDataRow): boolean {
  return record.get('日程_JSON') !== '';
}

/** A row of ours, cell by cell as it was written; nothing in it is guessed. */
export function readOwnRow(record: OpenDataRow): ImportRow {
  const { row } = record;
  const get = (column: string) => record.get(column.normalize('NFKC'));
  const given = (column: string) => get(column) || null;
  const number = (column: string) => (given(column) === null ? null : Number(get(column)));
  const texts = Object.entries(TEXT_COLUMNS).map(([column, field]) => [field, given(column)]);
  const [lat, lng] = [number('緯度'), number('経度')];
  const parsed = OwnRowInput.safeParse({
    slug: get('ID'),
    uid: get('UID'),
    organisers: [get('主催者'), ...get('共催団体').split(';').filter(Boolean)],
    venue: given('会場コード') && {
      slug: get('会場コード'),
      name: given('場所名称'),
      nameEn: given('場所名称_英語'),
      kana: given('場所名称_よみがな'),
      address: get('所在地_連結表記').replace(/^山口県(?=山口市)/, ''),
      addressEn: given('所在地_英語'),
      access: given('アクセス方法'),
      accessEn: given('アクセス方法_英語'),
      parking: given('駐車場情報'),
      area: given('会場地域コード'),
      position: lat === null ? null : { lat, lng },
    },
    body: {
      ...Object.fromEntries(texts),
      dates: json(get('日程_JSON')),
      venue: given('会場コード'),
      fee: number('料金_円'),
      capacity: number('定員'),
    },
  });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [top, inner], message }) => {
      const field = String(top === 'body' ? inner : top);
      return { column: COLUMN_OF[field] ?? field, reason: message };
    });
    return { row, status: 'refused', problems };
  }
  const { slug: id, uid, organisers, venue, body } = parsed.data;
  const [name = '', ...coOrganisers] = organisers;
  return {
    row,
    status: 'read',
    key: `${plain(get('全国地方公共団体コード'))}:${id}`,
    name: body.title ?? id,
    organiser: { name, corporateNumber: null },
    coOrganisers,
    own: { slug: id, uid },
    venue,
    body,
    remarks: [],
  };
}

/** Text that is no JSON is handed on as it is, so that the schema refuses it. */
function json(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
