import type { EventKind } from '../schema.ts';

/**
 * Other names of columns, after NFKC → the name in the 自治体標準オープンデータセット (イベント一覧),
 * Digital Agency of Japan.
 */
export const EVENT_COLUMN_ALIASES: Record<string, string> = {
  NO: 'ID',
  番号: 'ID',
  都道府県コード又は市区町村コード: '全国地方公共団体コード',
  名称: 'イベント名',
  イベント名称: 'イベント名',
  タイトル: 'イベント名',
  イベント名カナ: 'イベント名_カナ',
  名称_カナ: 'イベント名_カナ',
  'イベント名(カナ)': 'イベント名_カナ',
  名称_英語: 'イベント名_英語',
  'イベント名(英語)': 'イベント名_英語',
  会場: '場所名称',
  開催場所: '場所名称',
  場所: '場所名称',
  住所: '所在地_連結表記',
  所在地: '所在地_連結表記',
  開始時刻: '開始時間',
  終了時刻: '終了時間',
  料金: '料金(詳細)',
  電話番号: '連絡先電話番号',
  ジャンル: 'イベントジャンル',
  建物名等: '建物名等(方書)',
};

/** Words other towns use for what our kinds hold, after NFKC. What stands for two kinds is not listed. */
export const KIND_ALIASES: Record<string, EventKind> = {
  祭り: 'festival',
  祭: 'festival',
  まつり: 'festival',
  お祭り: 'festival',
  式典: 'festival',
  マルシェ: 'market',
  朝市: 'market',
  市: 'market',
  フリーマーケット: 'market',
  イルミネーション: 'light',
  音楽: 'music',
  コンサート: 'music',
  演劇: 'music',
  音楽・演劇: 'music',
  展示: 'exhibition',
  展覧会: 'exhibition',
  作品展: 'exhibition',
  体験: 'experience',
  講座: 'course',
  教室: 'course',
  講演: 'course',
  セミナー: 'course',
  'こども・子育て': 'children',
  '子ども・子育て': 'children',
  子育て: 'children',
  食: 'food',
  グルメ: 'food',
  スポーツ: 'sport',
  '健康・福祉': 'community',
  相談: 'community',
  その他: 'other',
};

/** How to take part, as it stands in 参加申込方法 or beside the number of places. */
export const ENTRY_WORDS: [RegExp, 'open' | 'first-come' | 'lottery' | 'ticket' | 'booking'][] = [
  [/抽選/, 'lottery'],
  [/整理券/, 'ticket'],
  [/(?:申込|先着)順/, 'first-come'],
  [/(?:申し?込み?|予約)不要/, 'open'],
  [/申し?込|予約/, 'booking'],
];
