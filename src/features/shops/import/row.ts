import { reading } from '#features/entries/normalise.ts';
import type { OpenDataRow } from '#features/entries/open-data.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { readHours } from '../hours/prose/reader.ts';
import { isOwnRow, readOwnRow } from '../opendata-columns.ts';
import { CHAMBERS, ShopInput, type Chamber, type ShopBody } from '../schema.ts';
import {
  addressIn,
  linksIn,
  opening,
  phoneIn,
  plain,
  positionIn,
  sortLinks,
  tidy,
} from './cells.ts';
import { CATEGORY_ALIASES } from './columns.ts';

export interface Problem {
  column: string;
  reason: string;
}

/** A row of a file, understood as far as it goes. */
export type ImportRow =
  | {
      row: number;
      status: 'read';
      key: string;
      name: string;
      kana: string | null;
      chamber: Chamber;
      body: ShopBody;
      remarks: Problem[];
    }
  | { row: number; status: 'refused'; problems: Problem[] };

const HOME_CITY = '山口市';
const SUMMARY_LIMIT = 120;

/** Which column a field of the schema came from, for naming what was refused. */
const COLUMN_OF: Record<string, string> = {
  name: '名称',
  nameEn: '名称_英語',
  kana: '名称_カナ',
  address: '住所',
  building: '方書',
  summary: '説明',
  body: '説明',
  access: 'アクセス方法',
  parking: '駐車場情報',
  phone: '連絡先電話番号',
  website: 'URL',
  hours: '利用可能日時特記事項',
  postalCode: '郵便番号',
};

/** Turns one record of an open-data file into a shop's body, or says what is wrong with it. */
export function readShopRow(record: OpenDataRow, taxonomy: Taxonomy): ImportRow {
  const { row } = record;
  const name = tidy(record.get('名称'));
  if (name === '')
    return { row, status: 'refused', problems: [{ column: '名称', reason: 'is empty' }] };
  const position = positionIn(record.get('緯度'), record.get('経度'));
  if (position === 'broken') {
    return {
      row,
      status: 'refused',
      problems: [{ column: '緯度', reason: 'is not a place in Japan' }],
    };
  }
  const remarks: Problem[] = [];
  const get = (column: string) => record.get(column);
  const parsed = isOwnRow(get)
    ? readOwnRow(get)
    : ShopInput.safeParse({
        name,
        nameEn: plain(record.get('名称_英語')),
        kana: reading(record.get('名称_カナ')),
        categories: categoriesIn(record, taxonomy),
        ...placeIn(record, taxonomy),
        position,
        access: tidy(record.get('アクセス方法')),
        parking: parkingIn(record.get('駐車場情報')),
        phone: phoneOf(record, remarks),
        ...sortLinks(
          linksIn(['URL', '備考', '説明'].map((column) => record.get(column)).join(' ')),
        ),
        ...textsIn(record),
        features: featuresIn(record),
        hours: hoursIn(record, remarks),
      });
  if (!parsed.success)
    return { row, status: 'refused', problems: parsed.error.issues.map(problemOf) };
  const code = plain(record.get('都道府県コード又は市区町村コード'));
  const identity = plain(record.get('NO')) || `${name}|${parsed.data.address ?? ''}`;
  return {
    row,
    status: 'read',
    key: `${code}:${identity}`,
    name,
    kana: parsed.data.kana,
    chamber: CHAMBERS.find((chamber) => chamber === get('所属')) ?? 'yamaguchi',
    body: parsed.data,
    remarks,
  };
}

function problemOf(issue: { path: PropertyKey[]; message: string }): Problem {
  const field = String(issue.path[0]);
  return { column: COLUMN_OF[field] ?? field, reason: issue.message };
}

function phoneOf(record: OpenDataRow, remarks: Problem[]): string | null {
  const cell = record.get('連絡先電話番号');
  const { phone, understood } = phoneIn(cell);
  if (!understood)
    remarks.push({ column: '連絡先電話番号', reason: `is not a phone number: ${cell}` });
  return phone;
}

function placeIn(
  record: OpenDataRow,
  taxonomy: Taxonomy,
): Pick<ShopBody, 'address' | 'building' | 'area' | 'postalCode'> {
  const [prefecture, city] = [plain(record.get('都道府県名')), plain(record.get('市区町村名'))];
  const { address, building } = addressIn(record.get('住所'), prefecture, city);
  const postal = /^(\d{3})-?(\d{4})$/.exec(plain(record.get('郵便番号')).replace('〒', ''));
  return {
    address,
    building: tidy(record.get('方書')) || building,
    area: areaOf(plain(record.get('地区')), address, taxonomy),
    postalCode: postal ? `${postal[1]}-${postal[2]}` : null,
  };
}

/** The area a row names, or that its address begins with; everything outside the city is 市外. */
function areaOf(named: string, address: string, taxonomy: Taxonomy): string | null {
  const own = taxonomy.areas.find((area) => area.name === named);
  if (own) return own.slug;
  if (address === '') return null;
  if (!address.includes(HOME_CITY)) return 'outside';
  const street = address.slice(address.indexOf(HOME_CITY) + HOME_CITY.length);
  return taxonomy.areas.find((area) => street.startsWith(area.name))?.slug ?? null;
}

/** The narrowest category the row's own words name, else the group they name. */
function categoriesIn(record: OpenDataRow, taxonomy: Taxonomy): string[] {
  const found = ['区分2', '区分1'].map((column) => {
    const cell = plain(record.get(column));
    const term = taxonomy.categories.find((category) => category.name === cell);
    const usual = CATEGORY_ALIASES[cell];
    return term?.slug ?? taxonomy.moved.get(`category:${usual}`) ?? usual;
  });
  const first = found.find((slug) =>
    taxonomy.categories.some((category) => category.slug === slug),
  );
  return first === undefined ? [] : [first];
}

function textsIn(record: OpenDataRow): { summary: string; body: string | null; summaryEn: string } {
  const text = tidy(record.get('説明')).replace(/^【[^】]*データ用】/, '');
  const summary = opening(text, SUMMARY_LIMIT);
  return {
    summary,
    body: summary === text ? null : text,
    summaryEn: tidy(record.get('説明_英語')),
  };
}

function parkingIn(cell: string): string {
  return plain(cell)
    .replace(/普(?=\d)/g, '普通車')
    .replace(/\/(?=大型)/g, '、');
}

function featuresIn(record: OpenDataRow): string[] {
  const yes = (column: string) => /^[○〇◯有可]/.test(plain(record.get(column)));
  return [
    ...(yes('車イスでの入店可能') ? ['wheelchair'] : []),
    ...(yes('車イストイレあり') || yes('多目的トイレあり') ? ['accessible-toilet'] : []),
    ...(/[1-9]/.test(plain(record.get('駐車場情報'))) ? ['parking'] : []),
    ...(yes('身障者用駐車場有り') ? ['accessible-parking'] : []),
  ];
}

function hoursIn(record: OpenDataRow, remarks: Problem[]): Partial<ShopBody['hours']> {
  const text = record.get('利用可能日時特記事項');
  const closed = record.get('休業日');
  const reading = readHours({
    text,
    closed,
    weekdays: record.get('利用可能曜日'),
    start: record.get('開始時間'),
    end: record.get('終了時間'),
  });
  if (reading.status === 'read') {
    const irregular = /不定休/.test(`${text}${closed}`);
    return { value: reading.value, lastOrders: reading.lastOrders, note: reading.note, irregular };
  }
  remarks.push({ column: '利用可能日時特記事項', reason: `needs confirmation: ${reading.reason}` });
  const given = [text, closed && `定休日: ${closed}`].filter(Boolean).join('\n');
  return { text: given || null };
}
