import type { Category, CategoryParent, HueName, PatternName } from './types.ts';

const group = (
  slug: string,
  ja: string,
  en: string,
  hue: HueName,
  pattern: PatternName,
): CategoryParent => ({ slug, ja, en, parent: null, pattern, hue });

export const categoryParents: readonly CategoryParent[] = [
  group('eat', '食べる', 'Eat', 'vermilion', 'seigaiha'),
  group('cafe', 'カフェ・甘味', 'Cafés & sweets', 'tea', 'shippo'),
  group('shopping', '買う', 'Shopping', 'plum', 'yagasuri'),
  group('living', '暮らし・住まい', 'Home & living', 'slate', 'ichimatsu'),
  group('beauty', '美容・健康', 'Beauty & health', 'rose', 'asanoha'),
  group('stay', '泊まる・温泉', 'Stay & hot springs', 'sea', 'tatewaku'),
  group('learn', '学ぶ・楽しむ', 'Learn & enjoy', 'ochre', 'uroko'),
  group('care', '医療・福祉', 'Medical & care', 'cedar', 'asanoha'),
  group('car', '車・交通', 'Cars & transport', 'slate', 'yagasuri'),
  group('company', '会社・ものづくり', 'Companies & makers', 'indigo', 'kikko'),
  group('farm', '農林水産', 'Farm, forest & sea', 'moss', 'seigaiha'),
];

const hueOf = new Map(categoryParents.map((parent) => [parent.slug, parent.hue]));

/** The children of one parent: `[slug, ja, en, pattern]`. */
function under(
  parent: string,
  rows: readonly (readonly [string, string, string, PatternName])[],
): Category[] {
  const hue = hueOf.get(parent);
  if (!hue) throw new Error(`no parent category ${parent}`);
  return rows.map(([slug, ja, en, pattern]) => ({ slug, ja, en, parent, pattern, hue }));
}

export const categories: readonly Category[] = [
  ...under('eat', [
    ['washoku', '和食・割烹', 'Japanese cuisine', 'seigaiha'],
    ['sushi', '寿司・海鮮', 'Sushi & seafood', 'uroko'],
    ['noodles', 'うどん・そば', 'Udon & soba', 'tatewaku'],
    ['ramen', 'ラーメン・中華', 'Ramen & Chinese', 'ichimatsu'],
    ['western', '洋食・イタリアン', 'Western & Italian', 'shippo'],
    ['teishoku', '定食・食堂', 'Set meals & diners', 'kikko'],
    ['yakiniku', '焼肉・焼鳥', 'Grilled meat & yakitori', 'asanoha'],
    ['izakaya', '居酒屋', 'Izakaya', 'yagasuri'],
    ['bar', 'バー・スナック', 'Bars', 'uroko'],
    ['world-food', '各国料理', 'World food', 'shippo'],
  ]),
  ...under('cafe', [
    ['coffee', '喫茶・カフェ', 'Cafés', 'shippo'],
    ['bakery', 'パン', 'Bakeries', 'kikko'],
    ['wagashi', '和菓子・甘味', 'Japanese sweets', 'asanoha'],
    ['patisserie', '洋菓子', 'Cakes & pastries', 'ichimatsu'],
    ['chocolate', 'チョコレート', 'Chocolate', 'uroko'],
    ['ice-cream', 'アイス・かき氷', 'Ice cream & shaved ice', 'seigaiha'],
  ]),
  ...under('shopping', [
    ['grocery', '食料品・惣菜', 'Groceries & deli', 'ichimatsu'],
    ['sake', '酒・飲みもの', 'Sake & drinks', 'seigaiha'],
    ['tea-leaf', 'お茶・海苔・乾物', 'Tea & dried goods', 'tatewaku'],
    ['clothing', '衣料・呉服', 'Clothing & kimono', 'yagasuri'],
    ['accessories', '靴・かばん・雑貨', 'Shoes, bags & gifts', 'shippo'],
    ['craft', '工芸・器', 'Crafts & pottery', 'kikko'],
    ['books', '本・文具', 'Books & stationery', 'yagasuri'],
    ['flowers', '花・園芸', 'Flowers & garden', 'asanoha'],
    ['glasses-watch', '時計・眼鏡・宝飾', 'Watches & glasses', 'shippo'],
    ['souvenir', 'みやげ・物産', 'Local gifts', 'uroko'],
    ['second-hand', '古道具・古着', 'Second-hand', 'ichimatsu'],
  ]),
  ...under('living', [
    ['carpentry', '建築・リフォーム', 'Building & renovation', 'ichimatsu'],
    ['electric', '電器・設備', 'Electrical & plumbing', 'kikko'],
    ['furniture', '家具・畳・建具', 'Furniture & tatami', 'tatewaku'],
    ['cleaning', 'クリーニング・清掃', 'Laundry & cleaning', 'seigaiha'],
    ['real-estate', '不動産', 'Real estate', 'ichimatsu'],
    ['repair', '修理・合鍵・金物', 'Repairs & hardware', 'uroko'],
    ['pets', 'ペット', 'Pets', 'shippo'],
  ]),
  ...under('beauty', [
    ['hair', '美容室', 'Hair salons', 'asanoha'],
    ['barber', '理容', 'Barbers', 'yagasuri'],
    ['nail', 'ネイル・エステ', 'Nails & beauty', 'shippo'],
    ['massage', '鍼灸・整体', 'Acupuncture & bodywork', 'tatewaku'],
    ['fitness', 'ジム・ヨガ', 'Gyms & yoga', 'uroko'],
    ['cosmetics', '化粧品', 'Cosmetics', 'asanoha'],
  ]),
  ...under('stay', [
    ['ryokan', '旅館', 'Ryokan', 'tatewaku'],
    ['hotel', 'ホテル', 'Hotels', 'ichimatsu'],
    ['guesthouse', 'ゲストハウス・民宿', 'Guesthouses', 'kikko'],
    ['bath', '日帰り湯・足湯', 'Day baths & footbaths', 'seigaiha'],
  ]),
  ...under('learn', [
    ['school', '学習塾・語学', 'Tutoring & languages', 'ichimatsu'],
    ['lesson', '音楽・習い事', 'Music & lessons', 'uroko'],
    ['culture', '工房体験・茶道・書道', 'Workshops & arts', 'kikko'],
    ['leisure', '遊ぶ・観光案内', 'Fun & guided tours', 'shippo'],
    ['photo', '写真館', 'Photo studios', 'yagasuri'],
  ]),
  ...under('care', [
    ['pharmacy', '薬局・薬店', 'Pharmacies', 'asanoha'],
    ['nursing', '介護・福祉', 'Care services', 'kikko'],
    ['childcare', '保育・子育て支援', 'Childcare', 'shippo'],
  ]),
  ...under('car', [
    ['car-repair', '整備・車販売', 'Car sales & repair', 'yagasuri'],
    ['bicycle', '自転車・バイク', 'Bicycles & motorbikes', 'uroko'],
    ['taxi', 'タクシー・運転代行', 'Taxis', 'ichimatsu'],
    ['logistics', '運送・引越し', 'Transport & moving', 'yagasuri'],
  ]),
  ...under('company', [
    ['manufacturing', '製造・加工', 'Manufacturing', 'kikko'],
    ['food-maker', '食品製造・醸造', 'Food makers & brewers', 'seigaiha'],
    ['construction', '建設・土木', 'Construction', 'ichimatsu'],
    ['it', 'IT・デザイン', 'IT & design', 'uroko'],
    ['printing', '印刷・看板', 'Printing & signs', 'yagasuri'],
    ['professional', '士業・コンサルティング', 'Professional services', 'shippo'],
  ]),
  ...under('farm', [
    ['vegetable', '野菜・米', 'Vegetables & rice', 'seigaiha'],
    ['fruit', '果物・観光農園', 'Fruit & pick-your-own', 'shippo'],
    ['livestock', '畜産・養蜂', 'Livestock & honey', 'kikko'],
    ['forestry', '林業・木工', 'Forestry & woodwork', 'asanoha'],
    ['fishery', '漁業・水産', 'Fishery', 'uroko'],
  ]),
];
