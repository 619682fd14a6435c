import { ownText } from '#i18n/text.ts';
import type { PublicLabels } from '#layouts/public-layout.ts';
import type { MapLabels } from '../map-types.ts';
import { HUES, type Hue } from '../hues.ts';
import { TILES, type PatternName } from '../pattern-tiles.ts';

/** Made-up content, in the length and kind that real pages bring. */
export const labels: PublicLabels = {
  siteName: 'エール！やまぐち',
  publisher: '山口商工会議所',
  tagline: '山口・小郡のお店と会社を、もっと近くに。',
  home: 'トップページへ',
  skip: '本文へ進む',
  menu: 'メニュー',
  mainNav: 'メインメニュー',
  bottomNav: 'よく使うページ',
  footerNav: 'サイト案内',
  languageNames: { ja: '日本語', en: 'English' },
  search: '検索',
  searchPlaceholder: 'お店・品物・ことば',
};

export const mapLabels: MapLabels = {
  open: '地図をひらく',
  region: 'お店の地図',
  credit: '国土地理院',
  zoomIn: '拡大する',
  zoomOut: '縮小する',
  several: '{count}件のお店。拡大します',
  openNow: '営業中',
  loading: '読み込んでいます',
  failed: 'お店の場所を読み込めませんでした。下の一覧をご覧ください。',
};

export const nav = [
  { href: '#shops', label: 'お店・会社', current: true },
  { href: '#coupons', label: 'クーポン' },
  { href: '#events', label: 'イベント' },
  { href: '#jobs', label: '求人' },
  { href: '#products', label: '山口の品' },
  { href: '#surveys', label: '調査でみる山口' },
];

export const bottom = [
  { href: '#search', label: 'さがす', icon: 'search' as const, current: true },
  { href: '#open', label: 'いま営業中', icon: 'clock' as const },
  { href: '#coupons', label: 'クーポン', icon: 'ticket' as const },
  { href: '#events', label: 'イベント', icon: 'calendar' as const },
  { href: '#jobs', label: '求人', icon: 'briefcase' as const },
];

export const footer = [
  { title: 'さがす', items: nav },
  {
    title: 'このサイトについて',
    items: [
      { href: '#about', label: 'エール！やまぐちとは' },
      { href: '#privacy', label: '個人情報の取り扱い' },
      { href: '#accessibility', label: 'アクセシビリティ' },
    ],
  },
  {
    title: '事業者のみなさまへ',
    items: [
      { href: '#join', label: '掲載のご案内' },
      { href: '#login', label: 'ログイン' },
    ],
  },
];

const names = [
  '喫茶 まるや',
  '湯の香菓子舗',
  '一の坂ベーカリー',
  '大内塗工房 朱の音',
  'みどり生花店',
  '中市町の本屋',
  '竪小路うどん',
  '小郡サイクル',
];
const metas = ['湯田温泉・喫茶', '大殿・和菓子', '白石・パン', '大内・工芸', '小郡・生花'];
const patterns = Object.keys(TILES) as PatternName[];
const hues = Object.keys(HUES) as Hue[];

export const cards = Array.from({ length: 24 }, (_, i) => ({
  href: `#card-${i}`,
  title: names[i % names.length] ?? '',
  meta: [ownText(metas[i % metas.length] ?? '')],
  pattern: {
    pattern: patterns[i % patterns.length] ?? 'seigaiha',
    hue: hues[(i * 3) % hues.length] ?? 'vermilion',
    seed: `shop-${i}`,
  },
}));
