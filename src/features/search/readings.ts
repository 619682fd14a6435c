import { normalise } from '#features/entries/normalise.ts';

/** Words as they are written and as they are read or said otherwise; every line is one thing. */
const SAME: string[] = [
  '湯田温泉 ゆだおんせん',
  '温泉 おんせん',
  '新山口駅 しんやまぐちえき',
  '中心商店街 ちゅうしんしょうてんがい',
  '商店街 しょうてんがい アーケード',
  '山口 やまぐち',
  '瓦そば 瓦蕎麦 かわらそば',
  '蕎麦 そば',
  '饂飩 うどん',
  '拉麺 ラーメン 中華そば 中華蕎麦',
  '寿司 鮨 すし',
  '居酒屋 いざかや 飲み屋',
  '食堂 しょくどう 定食',
  '和食 わしょく 日本料理 割烹 かっぽう',
  '洋食 ようしょく',
  '中華 ちゅうか',
  '焼肉 焼き肉 やきにく',
  '焼鳥 焼き鳥 やきとり',
  '喫茶 きっさ 珈琲 コーヒー カフェ',
  '紅茶 こうちゃ',
  '抹茶 まっちゃ',
  'お茶 茶 おちゃ',
  '和菓子 わがし',
  '洋菓子 ようがし ケーキ スイーツ パティスリー',
  '菓子 かし お菓子 おかし',
  'パン ベーカリー',
  'ご飯 ごはん 御飯',
  '鍼灸 しんきゅう 針灸 はりきゅう 鍼',
  '電器 でんき 電気 家電 かでん',
  '弁当 べんとう テイクアウト 持ち帰り',
  '外郎 ういろう',
  '饅頭 まんじゅう',
  '団子 だんご',
  '日本酒 にほんしゅ 地酒 じざけ 酒 さけ',
  '焼酎 しょうちゅう',
  '味噌 みそ',
  '醤油 しょうゆ',
  '野菜 やさい',
  '果物 くだもの フルーツ',
  '夏みかん なつみかん 夏蜜柑',
  '林檎 りんご',
  '苺 いちご',
  '米 こめ お米',
  '魚 さかな 鮮魚 せんぎょ',
  '肉 にく 精肉 せいにく',
  '花 はな 花屋 はなや 生花',
  '本 ほん 書店 しょてん 本屋 ほんや',
  '文具 ぶんぐ 文房具',
  '雑貨 ざっか',
  '眼鏡 めがね メガネ',
  '時計 とけい',
  '自転車 じてんしゃ',
  '写真 しゃしん',
  '和紙 わし',
  '漆器 しっき 漆 うるし 大内塗 おおうちぬり',
  '箸 はし',
  '陶器 とうき 焼き物 やきもの 萩焼 はぎやき',
  '竹 たけ',
  '蜂蜜 はちみつ 養蜂 ようほう',
  '着物 きもの 呉服 ごふく',
  '洋服 ようふく 服 ふく',
  '靴 くつ',
  '美容室 びようしつ 美容院 びよういん ヘアサロン',
  '理容 りよう 理容室 床屋 とこや 散髪',
  '整体 せいたい マッサージ',
  '薬局 やっきょく 薬 くすり',
  '病院 びょういん 医院 クリニック',
  '歯科 しか 歯医者 はいしゃ',
  '介護 かいご',
  '旅館 りょかん 宿 やど ホテル 旅荘 宿泊 しゅくはく',
  '銭湯 せんとう 立ち寄り湯 湯 日帰り温泉',
  '足湯 あしゆ',
  '学習塾 がくしゅうじゅく 塾 じゅく',
  '教室 きょうしつ 習い事',
  '音楽 おんがく',
  '体験 たいけん ワークショップ',
  '工務店 こうむてん 建築 けんちく',
  '不動産 ふどうさん',
  '運転 うんてん ドライバー',
  '販売 はんばい',
  '接客 せっきゃく ホール',
  '調理 ちょうり 厨房 ちゅうぼう キッチン',
  '事務 じむ',
  '清掃 せいそう 掃除 そうじ',
  '製造 せいぞう 工場 こうじょう',
  '祭 祭り まつり',
  '花火 はなび',
  '市 いち 朝市 あさいち マルシェ マーケット',
  '灯 灯り あかり ちょうちん 提灯',
  '点灯式 てんとうしき 点灯 てんとう イルミネーション',
  '展示 てんじ 展覧会 てんらんかい 展',
  '演奏 えんそう コンサート 演奏会 音楽会',
  '映画 えいが 上映',
  '講座 こうざ 講演 こうえん セミナー',
  '落語 らくご',
  '神社 じんじゃ',
  '寺 てら お寺',
  '割引 わりびき 引き',
  '無料 むりょう',
  '贈り物 おくりもの 贈りもの ギフト プレゼント',
  '土産 みやげ おみやげ お土産 手土産',
  '特産品 とくさんひん 名産',
  '求人 きゅうじん 仕事 しごと アルバイト バイト 募集',
  '駐車場 ちゅうしゃじょう 駐車',
  '掲載 けいさい',
  '利用規約 りようきやく 規約 きやく',
  '使い方 つかいかた',
  'お問い合わせ おといあわせ 問い合わせ 連絡先',
  'お知らせ おしらせ',
  '子ども 子供 こども',
  '犬 いぬ ペット 猫 ねこ',
  '本店 ほんてん',
];

const GROUPS = SAME.map((line) => line.split(' '));
const GROUP_OF = new Map<string, string[]>();
for (const group of GROUPS) {
  for (const word of group.map(normalise)) {
    const others = GROUP_OF.get(word) ?? [];
    // A short reading stands inside too many other words.
    if (/[^ぁ-ゖー]/.test(word) || word.length > 2) GROUP_OF.set(word, [...others, ...group]);
  }
}
/** Longer words first: 湯田温泉 is read before 温泉. */
const WORDS = new RegExp([...GROUP_OF.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** The other ways to write or read one common word. */
export function othersOf(word: string): string[] {
  const own = normalise(word);
  return (GROUP_OF.get(own) ?? []).filter((other) => normalise(other) !== own);
}

/** The other ways to write or read the common words in a text. */
export function readingsOf(text: string): string[] {
  const plain = normalise(text);
  const alone = plain.split(/[^\p{L}\p{N}ー]+/u);
  const found = (plain.match(WORDS) ?? []).filter(
    // 「本」 is a book where it stands alone, not in 「一本」.
    (word) => [...word].length > 1 || alone.includes(word),
  );
  return [...new Set(found.flatMap((word) => GROUP_OF.get(word)!))];
}
