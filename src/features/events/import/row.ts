import { createHash } from 'node:crypto';
import { reading } from '#features/entries/normalise.ts';
import type { OpenDataRow } from '#features/entries/open-data.ts';
import {
  linksIn,
  opening,
  phoneIn,
  plain,
  positionIn,
  tidy,
} from '#features/shops/import/cells.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { EventInput, type EventBody, type EventKind } from '../schema.ts';
import { capacityIn, corporateNumberIn, dateIn, feeIn, timeIn } from './cells.ts';
import { ENTRY_WORDS, KIND_ALIASES } from './columns.ts';
import type { ImportRow, ImportVenue, Problem } from './import-row.ts';
import { isOwnRow, readOwnRow } from './own-row.ts';

/** Which column a field of the schema came from, for naming what was refused. */
const COLUMN_OF: Record<string, string> = {
  title: 'イベント名',
  titleEn: 'イベント名_英語',
  summary: '概要',
  body: '説明',
  dates: '開始日',
  feeNote: '料金(詳細)',
  scheduleNote: '開始日時特記事項',
  capacityNote: '定員',
  entryNote: '参加申込方法',
  website: 'コンテンツURL',
};
const SUMMARY_LIMIT = 120;
const NOTE_LIMIT = 400;

/** Turns one record of an open-data file into an event's body, or says what is wrong with it. */
export function readEventRow(record: OpenDataRow, taxonomy: Taxonomy): ImportRow {
  if (isOwnRow(record)) return readOwnRow(record);
  const { row } = record;
  const refused = (column: string, reason: string): ImportRow => ({
    row,
    status: 'refused',
    problems: [{ column, reason }],
  });
  const title = tidy(record.get('イベント名'));
  if (title === '') return refused('イベント名', 'is empty');
  const dates = datesIn(record);
  if ('column' in dates) return refused(dates.column, dates.reason);
  const position = positionIn(record.get('緯度'), record.get('経度'));
  if (position === 'broken') return refused('緯度', 'is not a place in Japan');
  const remarks: Problem[] = [...dates.remarks];
  const venue = venueIn(record, position, taxonomy);
  const parsed = EventInput.safeParse({
    title,
    titleEn: tidy(record.get('イベント名_英語')),
    kana: reading(record.get('イベント名_カナ')),
    kind: kindIn(record),
    ...textsIn(record),
    dates: dates.dates,
    scheduleNote: cut(tidy(record.get('開始日時特記事項')), NOTE_LIMIT),
    venue: venue?.slug ?? null,
    ...entryIn(record),
    ...contactIn(record, remarks),
  });
  if (!parsed.success)
    return {
      row,
      status: 'refused',
      problems: parsed.error.issues.map(({ path, message }) => ({
        column: COLUMN_OF[String(path[0])] ?? String(path[0]),
        reason: message,
      })),
    };
  const code = plain(record.get('全国地方公共団体コード'));
  const identity = plain(record.get('ID')) || `${title}|${parsed.data.dates[0]!.from}`;
  return {
    row,
    status: 'read',
    key: `${code}:${identity}`,
    name: title,
    organiser: organiserIn(record),
    coOrganisers: [],
    own: null,
    venue,
    body: parsed.data,
    remarks,
  };
}

/**
 * The dates of a row. 0:00–0:00 means that no time is given. A row that spans days is one stretch of
 * time, whatever its times of day; an end before the start is refused.
 */
function datesIn(record: OpenDataRow): { dates: EventBody['dates']; remarks: Problem[] } | Problem {
  const first = dateIn(record.get('開始日'));
  if (!first) return { column: '開始日', reason: first === null ? 'is empty' : 'is not a date' };
  const last = dateIn(record.get('終了日'));
  if (last === undefined) return { column: '終了日', reason: 'is not a date' };
  const until = last ?? first;
  if (until < first) return { column: '終了日', reason: 'is before 開始日' };
  const [start, end] = [timeIn(record.get('開始時間')), timeIn(record.get('終了時間'))];
  const remarks: Problem[] = [
    ...(start === undefined ? [{ column: '開始時間', reason: 'is not a time; left out' }] : []),
    ...(end === undefined ? [{ column: '終了時間', reason: 'is not a time; left out' }] : []),
    ...(until > first
      ? [{ column: '終了日', reason: 'spans days: taken as one stretch of time' }]
      : []),
  ];
  const one = (from: string, to: string | null) => ({
    dates: [{ key: '1', from, until: to, rule: null, changes: [] }],
    remarks,
  });
  const isGiven = start != null && !(start === '00:00' && (end ?? '00:00') === '00:00');
  if (!isGiven) return one(first, until);
  if (until === first && end != null && end < start)
    return { column: '終了時間', reason: 'is before 開始時間 on the same day' };
  const closes = end ?? (until > first ? '23:59' : null);
  return one(`${first}T${start}`, closes === null ? null : `${until}T${closes}`);
}

function kindIn(record: OpenDataRow): EventKind | null {
  const words = ['イベントジャンル', 'イベント種類', 'タグ', 'キーワード'].flatMap((column) =>
    plain(record.get(column)).split(/[;、,]/),
  );
  return words.map((word) => KIND_ALIASES[word.trim()]).find((kind) => kind !== undefined) ?? null;
}

function textsIn(record: OpenDataRow): { summary: string; body: string | null } {
  const text = [tidy(record.get('概要')), tidy(record.get('説明'))].filter(Boolean).join('\n\n');
  const summary = opening(text, SUMMARY_LIMIT);
  return { summary, body: summary === text ? null : text };
}

function entryIn(record: OpenDataRow): Partial<EventBody> {
  const fee = tidy(record.get('料金(詳細)')) || tidy(record.get('料金(基本)'));
  const places = tidy(record.get('定員'));
  const how = tidy(record.get('参加申込方法'));
  const said = plain(`${places} ${how}`);
  const capacity = capacityIn(places);
  const closes = dateIn(record.get('参加申込終了日'));
  return {
    fee: feeIn(fee),
    feeNote: /^(?:無料|[\d,]+円)?$/.test(plain(fee)) ? null : cut(fee, 300),
    capacity,
    capacityNote: plain(places) === '' || /^\d+[人名]?$/.test(places) ? null : cut(places, 200),
    entry: ENTRY_WORDS.find(([words]) => words.test(said))?.[1] ?? null,
    entryUntil: closes ?? null,
    entryNote: cut(how, NOTE_LIMIT),
    entryUrl: linksIn(record.get('申込URL'))[0] ?? null,
    ages: cut(
      [record.get('対象者'), record.get('対象者備考')].map(tidy).filter(Boolean).join(' '),
      200,
    ),
    rain: null,
  };
}

function contactIn(record: OpenDataRow, remarks: Problem[]): Partial<EventBody> {
  const cell = record.get('連絡先電話番号');
  const { phone, understood } = phoneIn(cell);
  if (!understood)
    remarks.push({ column: '連絡先電話番号', reason: `is not a phone number: ${cell}` });
  const [website = null] = ['コンテンツURL', 'URL'].flatMap((name) => linksIn(record.get(name)));
  return {
    contactName: cut(tidy(record.get('連絡先名称')), 100),
    phone,
    // The page a town keeps about its event says whom to ask.
    contactUrl: phone === null ? website : null,
    website,
    onlineUrl: linksIn(record.get('Web開催URL'))[0] ?? null,
  };
}

function organiserIn(record: OpenDataRow): { name: string; corporateNumber: string | null } {
  const own = tidy(record.get('主催者'));
  const town = tidy(record.get('地方公共団体名')) || '主催者未確認';
  // The number in the file is the town's.
  return own && own !== town
    ? { name: own, corporateNumber: null }
    : { name: town, corporateNumber: corporateNumberIn(record.get('法人番号')) };
}

function venueIn(
  record: OpenDataRow,
  position: ImportVenue['position'],
  taxonomy: Taxonomy,
): ImportVenue | null {
  const name = tidy(record.get('場所名称'));
  if (name === '') return null;
  const address = plain(record.get('所在地_連結表記')).replace(/^山口県(?=山口市)/, '') || null;
  const digest = createHash('sha256')
    .update(`${name}|${address ?? ''}`)
    .digest('hex');
  return {
    slug: `venue-${digest.slice(0, 12)}`,
    name: cut(name, 300)!,
    nameEn: null,
    kana: null,
    address: address && cut(address, 200),
    addressEn: null,
    access: null,
    accessEn: null,
    parking: null,
    area: areaOf(address, taxonomy),
    position,
  };
}

/** The area an address begins with; what is in another town is 市外. */
function areaOf(address: string | null, taxonomy: Taxonomy): string | null {
  if (address === null) return null;
  if (/^.{2,3}[都道府県]/.test(address)) return 'outside';
  const street = address.replace(/^山口市/, '');
  return taxonomy.areas.find((area) => street.startsWith(area.name))?.slug ?? null;
}

function cut(text: string, limit: number): string | null {
  if (text === '') return null;
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`;
}
