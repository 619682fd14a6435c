import { toKatakana } from 'wanakana';
import { eventsJa } from '#i18n/events.ja.ts';
import { localDate, localTime } from '#server/clock.ts';
import type { LiveEvent } from './body.ts';
import { dateCells } from './opendata-dates.ts';
import type { EventBody } from './schema.ts';

/** 全国地方公共団体コード of 山口市 (総務省). */
const CITY_CODE = '352039';

/** The columns of 自治体標準オープンデータセット「イベント一覧」 (デジタル庁), in its order. */
const STANDARD =
  `全国地方公共団体コード,法人番号,ID,地方公共団体名,イベント名,言語コード,イベント通称,サブタイトル,
イベント名_カナ,イベント名_英語,コンテンツURL,状態,キーワード,タグ,対象となる産業,開催パターン,開始日,終了日,開始時間,終了時間,
開始日時特記事項,所要時間,掲載開始日,掲載終了日,概要,説明,サブイベント,イベント種類,料金(基本),料金(詳細),連絡先名称,
連絡先電話番号,連絡先内線番号,主催者,共催団体,関連組織,対象者,対象者備考,場所名称,集合（受付）場所,
所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),
緯度,経度,アクセス方法,駐車場情報,駐車場料金,駐輪場情報,Web開催,Web開催URL,ツール・環境,定員,定員備考,料金種別,決済種別,
外国語対応,外国語対応備考,開催条件,参加申込終了日,参加申込終了時間,参加申込方法,申込開始日,申込開始時刻,申込URL,URL,授乳室,
おむつ替えコーナー,飲食可否,ベビーカー貸出,ベビーカー利用,画像,画像_ライセンス,備考,イベントジャンル`.split(
    /,\n?/,
  );

type Text = {
  [K in keyof EventBody]: EventBody[K] extends string | null ? K : never;
}[keyof EventBody];

/** Columns that hold a text as its organiser gave it, the standard's first; read and written alike. */
export const TEXT_COLUMNS: Record<string, Text> = {
  イベント名: 'title',
  イベント名_英語: 'titleEn',
  開始日時特記事項: 'scheduleNote',
  概要: 'summary',
  説明: 'body',
  '料金(詳細)': 'feeNote',
  連絡先電話番号: 'phone',
  対象者: 'ages',
  '集合（受付）場所': 'placeNote',
  Web開催URL: 'onlineUrl',
  定員備考: 'capacityNote',
  開催条件: 'rain',
  参加申込方法: 'entryNote',
  申込URL: 'entryUrl',
  URL: 'website',
  よみがな: 'kana',
  種類コード: 'kind',
  概要_英語: 'summaryEn',
  説明_英語: 'bodyEn',
  開始日時特記事項_英語: 'scheduleNoteEn',
  料金詳細_英語: 'feeNoteEn',
  定員備考_英語: 'capacityNoteEn',
  参加方法コード: 'entry',
  参加申込締切: 'entryUntil',
  参加申込方法_英語: 'entryNoteEn',
  対象者_英語: 'agesEn',
  集合場所_英語: 'placeNoteEn',
  開催条件_英語: 'rainEn',
  バリアフリー情報: 'accessibility',
  バリアフリー情報_英語: 'accessibilityEn',
  問い合わせURL: 'contactUrl',
};

/** Other columns of our own, so that an import gives the same event back. */
const OWN: Record<string, (event: LiveEvent) => string | null | undefined> = {
  UID: ({ row }) => row.uid,
  日程_JSON: ({ body }) => JSON.stringify(body.dates),
  料金_円: ({ body }) => body.fee?.toString(),
  会場コード: ({ venue }) => venue?.slug,
  会場地域コード: ({ venue }) => venue?.area,
  場所名称_英語: ({ venue }) => venue?.name_en,
  場所名称_よみがな: ({ venue }) => venue?.kana,
  所在地_英語: ({ venue }) => venue?.address_en,
  アクセス方法_英語: ({ venue }) => venue?.access_en,
};

/** The header of our files. */
export const EVENT_COLUMNS = [
  ...new Set([...STANDARD, ...Object.keys(TEXT_COLUMNS), ...Object.keys(OWN)]),
];

/** One event as cells under `EVENT_COLUMNS`; people to contact are not open data, the organiser is. */
export function eventCells(event: LiveEvent, siteUrl: string): string[] {
  const { body, row, venue, organisers } = event;
  const inCity = venue?.address?.startsWith('山口市') === true;
  const closes = row.entry_until === null ? null : new Date(row.entry_until);
  const texts = Object.entries(TEXT_COLUMNS).map(([column, field]) => [column, body[field]]);
  const own = Object.entries(OWN).map(([column, cell]) => [column, cell(event)]);
  const cells: Record<string, string | null | undefined> = {
    ...(Object.fromEntries([...texts, ...own]) as Record<string, string | null | undefined>),
    ...dateCells(event),
    全国地方公共団体コード: CITY_CODE,
    ID: row.slug,
    地方公共団体名: '山口市',
    言語コード: 'ja',
    イベント名_カナ: body.kana && toKatakana(body.kana),
    コンテンツURL: `${siteUrl}/events/${row.slug}`,
    '料金(基本)': body.fee === null ? null : eventsJa.feeOf(body.fee),
    連絡先名称: organisers[0],
    主催者: organisers[0],
    共催団体: organisers.slice(1).join(';'),
    場所名称: venue?.name,
    所在地_連結表記: inCity ? `山口県${venue.address}` : venue?.address,
    所在地_全国地方公共団体コード: inCity ? CITY_CODE : null,
    所在地_都道府県: inCity ? '山口県' : null,
    所在地_市区町村: inCity ? '山口市' : null,
    緯度: venue?.lat?.toString(),
    経度: venue?.lng?.toString(),
    アクセス方法: venue?.access,
    駐車場情報: venue?.parking,
    Web開催: body.onlineUrl === null ? '無' : '有',
    定員: body.capacity?.toString(),
    参加申込終了日: closes && localDate(new Date(closes.getTime() - 1)),
    参加申込終了時間: closes && (localTime(closes) === '00:00' ? null : localTime(closes)),
    イベントジャンル: body.kind && eventsJa.kinds[body.kind],
  };
  return EVENT_COLUMNS.map((column) => cells[column] ?? '');
}
