import { toKatakana } from 'wanakana';
import { plain } from './import/cells.ts';
import { townOf } from './address.ts';
import { ShopInput, type ShopBody } from './schema.ts';
import type { LiveShop } from './body.ts';

/** 全国地方公共団体コード of 山口市 (総務省). */
const CITY_CODE = '352039';

/** What open data may say of a shop: of a business at home no more than its page shows. */
export function openBody(body: ShopBody): ShopBody {
  if (body.addressPrecision === 'full') return body;
  return {
    ...body,
    address: townOf(body.address ?? ''),
    addressEn: null,
    building: null,
    postalCode: null,
    position: null,
  };
}

type Cell = (shop: LiveShop, hours: (body: ShopBody) => string) => string | null | undefined;

/** The columns of 自治体標準オープンデータセット「観光施設一覧」, in its order, and who answers for the entry. */
const STANDARD: Record<string, Cell> = {
  都道府県コード又は市区町村コード: () => CITY_CODE,
  NO: (shop) => shop.slug,
  都道府県名: () => '山口県',
  市区町村名: () => '山口市',
  名称: ({ body }) => body.name,
  名称_カナ: ({ body }) => (body.kana === null ? null : toKatakana(body.kana)),
  名称_英語: ({ body }) => body.nameEn,
  POIコード: () => '',
  住所: ({ body }) => body.address,
  方書: ({ body }) => body.building,
  緯度: ({ body }) => body.position && String(body.position.lat),
  経度: ({ body }) => body.position && String(body.position.lng),
  利用可能曜日: () => '',
  開始時間: () => '',
  終了時間: () => '',
  利用可能日時特記事項: ({ body }, hours) => hours(body),
  '料金（基本）': () => '',
  '料金（詳細）': () => '',
  説明: ({ body }) => body.summary,
  説明_英語: ({ body }) => body.summaryEn,
  アクセス方法: ({ body }) => body.access,
  駐車場情報: ({ body }) => body.parking,
  バリアフリー情報: () => '',
  連絡先名称: () => '',
  連絡先電話番号: ({ body }) => body.phone,
  連絡先内線番号: () => '',
  画像: () => '',
  画像_ライセンス: () => '',
  URL: ({ body }) => body.website,
  備考: () => '',
  所属: (shop) => shop.chamber,
};

/** Columns of our own behind the standard's, so that an import gives the same shop back. */
const OWN: Record<string, (body: ShopBody) => string | null> = {
  種別: (body) => body.kind,
  よみがな: (body) => body.kana,
  区分コード: (body) => body.categories.join(';'),
  地域コード: (body) => body.area,
  場所コード: (body) => body.zones.join(';'),
  設備コード: (body) => body.features.join(';'),
  郵便番号: (body) => body.postalCode,
  住所_英語: (body) => body.addressEn,
  住所の精度: (body) => body.addressPrecision,
  アクセス方法_英語: (body) => body.accessEn,
  問い合わせURL: (body) => body.contactUrl,
  Instagram: (body) => body.instagram,
  X: (body) => body.x,
  LINE: (body) => body.line,
  オンラインショップ: (body) => body.ecShop,
  本文: (body) => body.body,
  本文_英語: (body) => body.bodyEn,
  営業時間_OSM: (body) => body.hours.value,
  ラストオーダー_OSM: (body) => body.hours.lastOrders,
  営業時間_備考: (body) => body.hours.note,
  営業時間_備考_英語: (body) => body.hours.noteEn,
  営業時間_原文: (body) => body.hours.text,
  不定休: (body) => (body.hours.irregular ? '1' : '0'),
  特別日_JSON: (body) => (body.exceptions.length > 0 ? JSON.stringify(body.exceptions) : ''),
  休業状態: (body) => body.closure,
};

/** The header of our files. */
export const SHOP_COLUMNS = [...Object.keys(STANDARD), ...Object.keys(OWN)];

/** One shop as cells under `SHOP_COLUMNS`; `hours` says its opening hours in a Japanese sentence. */
export function shopCells(shop: LiveShop, hours: (body: ShopBody) => string): string[] {
  const open = { ...shop, body: openBody(shop.body) };
  return [
    ...Object.values(STANDARD).map((cell) => cell(open, hours) ?? ''),
    ...Object.values(OWN).map((cell) => cell(open.body) ?? ''),
  ];
}

/** Whether a row comes from a file of ours. */
export function isOwnRow(get: (column: string) => string): boolean {
  return get('営業時間_OSM') !== '' || get('住所の精度') !== '';
}

/** The body a row of ours holds, for the schema to judge. */
export function readOwnRow(
  get: (column: string) => string,
): ReturnType<typeof ShopInput.safeParse> {
  const list = (column: string) => get(column).split(';').filter(Boolean);
  const [lat, lng] = [get('緯度'), get('経度')];
  return ShopInput.safeParse({
    kind: get('種別'),
    name: get('名称'),
    nameEn: get('名称_英語'),
    kana: get('よみがな'),
    categories: list('区分コード'),
    area: get('地域コード') || null,
    zones: list('場所コード'),
    features: list('設備コード'),
    postalCode: get('郵便番号'),
    address: get('住所'),
    addressEn: get('住所_英語'),
    building: get('方書'),
    addressPrecision: get('住所の精度'),
    position: lat === '' ? null : { lat: Number(lat), lng: Number(lng) },
    access: get('アクセス方法'),
    accessEn: get('アクセス方法_英語'),
    parking: get('駐車場情報'),
    phone: plain(get('連絡先電話番号')),
    contactUrl: get('問い合わせURL'),
    website: get('URL'),
    instagram: get('Instagram'),
    x: get('X'),
    line: get('LINE'),
    ecShop: get('オンラインショップ'),
    summary: get('説明'),
    summaryEn: get('説明_英語'),
    body: get('本文'),
    bodyEn: get('本文_英語'),
    hours: {
      value: get('営業時間_OSM'),
      lastOrders: get('ラストオーダー_OSM'),
      note: get('営業時間_備考'),
      noteEn: get('営業時間_備考_英語'),
      text: get('営業時間_原文'),
      irregular: get('不定休') === '1',
    },
    exceptions: exceptionsIn(get('特別日_JSON')),
    closure: get('休業状態'),
  });
}

/** Text that is no JSON is handed on as it is, so that the schema refuses it. */
function exceptionsIn(cell: string): unknown {
  if (cell === '') return [];
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
