import type { HueName, PatternName } from '../types.ts';

/** What every site begins with; staff keep it from then on. */
export const productCategories: readonly {
  slug: string;
  ja: string;
  en: string;
  pattern: PatternName;
  hue: HueName;
}[] = [
  { slug: 'chocolate', ja: 'チョコレート', en: 'Chocolate', pattern: 'uroko', hue: 'tea' },
  { slug: 'sweets', ja: 'お菓子', en: 'Sweets & bakes', pattern: 'asanoha', hue: 'rose' },
  { slug: 'sake', ja: 'お酒', en: 'Sake & beer', pattern: 'seigaiha', hue: 'indigo' },
  {
    slug: 'drinks',
    ja: 'お茶・飲みもの',
    en: 'Tea & soft drinks',
    pattern: 'tatewaku',
    hue: 'cedar',
  },
  {
    slug: 'seafood',
    ja: '海の幸・練りもの',
    en: 'Seafood & fish cakes',
    pattern: 'uroko',
    hue: 'sea',
  },
  {
    slug: 'farm',
    ja: '米・野菜・果物',
    en: 'Rice, vegetables & fruit',
    pattern: 'seigaiha',
    hue: 'moss',
  },
  {
    slug: 'seasoning',
    ja: '調味料・蜂蜜',
    en: 'Seasonings & honey',
    pattern: 'kikko',
    hue: 'ochre',
  },
  {
    slug: 'deli',
    ja: 'パン・惣菜・麺',
    en: 'Bread, deli & noodles',
    pattern: 'ichimatsu',
    hue: 'vermilion',
  },
  {
    slug: 'pottery',
    ja: 'うつわ・漆',
    en: 'Pottery & lacquer',
    pattern: 'shippo',
    hue: 'vermilion',
  },
  {
    slug: 'wood-paper',
    ja: '木・紙・文具',
    en: 'Wood, paper & stationery',
    pattern: 'yagasuri',
    hue: 'ochre',
  },
  {
    slug: 'textile',
    ja: '布・身につけるもの',
    en: 'Textiles & things to wear',
    pattern: 'tatewaku',
    hue: 'plum',
  },
  {
    slug: 'home',
    ja: '暮らしの道具・雑貨',
    en: 'For the home',
    pattern: 'ichimatsu',
    hue: 'slate',
  },
];

/**
 * 特定原材料 9 and 特定原材料に準ずるもの 20 (消費者庁, 食品表示基準 別表第14 and the notice on it), with
 * the day that list took effect.
 */
export const ALLERGENS_LISTED_ON = '2026-04-01';

export const mandatoryAllergens = [
  ['shrimp', 'えび', 'Shrimp'],
  ['cashew', 'カシューナッツ', 'Cashew nut'],
  ['crab', 'かに', 'Crab'],
  ['walnut', 'くるみ', 'Walnut'],
  ['wheat', '小麦', 'Wheat'],
  ['buckwheat', 'そば', 'Buckwheat'],
  ['egg', '卵', 'Egg'],
  ['milk', '乳', 'Milk'],
  ['peanut', '落花生', 'Peanut'],
] as const;

export const recommendedAllergens = [
  ['almond', 'アーモンド', 'Almond'],
  ['abalone', 'あわび', 'Abalone'],
  ['squid', 'いか', 'Squid'],
  ['salmon-roe', 'いくら', 'Salmon roe'],
  ['orange', 'オレンジ', 'Orange'],
  ['kiwi', 'キウイフルーツ', 'Kiwi fruit'],
  ['beef', '牛肉', 'Beef'],
  ['sesame', 'ごま', 'Sesame'],
  ['salmon', 'さけ', 'Salmon'],
  ['mackerel', 'さば', 'Mackerel'],
  ['soybean', '大豆', 'Soybean'],
  ['chicken', '鶏肉', 'Chicken'],
  ['banana', 'バナナ', 'Banana'],
  ['pistachio', 'ピスタチオ', 'Pistachio'],
  ['pork', '豚肉', 'Pork'],
  ['macadamia', 'マカダミアナッツ', 'Macadamia nut'],
  ['peach', 'もも', 'Peach'],
  ['yam', 'やまいも', 'Yam'],
  ['apple', 'りんご', 'Apple'],
  ['gelatine', 'ゼラチン', 'Gelatine'],
] as const;
