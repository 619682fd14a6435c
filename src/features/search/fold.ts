import { normalise } from '#features/entries/normalise.ts';

/** Forms of a character that names are written in either way; the left one is kept. */
const VARIANTS =
  '高髙 崎﨑 沢澤 浜濱 辺邊邉 斎齋齊斉 広廣 国國 島嶋嶌 竜龍 滝瀧 桜櫻 蔵藏 関關 恵惠 真眞 栄榮 万萬 円圓 寿壽 実實 会會 学學 徳德 緑綠 瀬瀨 条條 総總 鉄鐵 黒黑 塩鹽 当當 伝傳 来來 館舘 富冨 吉𠮷 桧檜 薮藪 槙槇 亀龜 写寫 台臺 仏佛 麦麥 団團 図圖 医醫 薬藥 楽樂 芸藝 昼晝 礼禮 温溫 祢禰 焼燒 与與 気氣 声聲 駅驛 区區 売賣 検檢 弁辨辯 豊豐 称稱 経經 県縣 蛍螢 岳嶽 渕淵 鴎鷗 双雙 鶏鷄 恋戀 観觀 銭錢 宝寶 処處 炉爐 軽輕 帰歸 湾灣 粋粹 茎莖 竃竈 絵繪 読讀 覚覺 点點 旧舊 灯燈 麺麵 餅餠 柳栁 桑桒 松枩 船舩 曽曾 渋澁 静靜 児兒 穂穗 巌巖 涼凉 衛衞 峰峯 畑畠 杯盃 裏裡 煙烟 桝枡 籠篭 窯窰 誉譽 営營 厳嚴 単單 専專 転轉 雑雜 乗乘 浄淨 縄繩 暁曉 遥遙 帯帶 継繼 歯齒 両兩 満滿 霊靈 仮假 価價 奥奧 応應 壱壹 弐貳 予豫 体體 虫蟲 糸絲 酔醉 収收 従從 拝拜 歩步 毎每 横橫 戸戶 青靑 黄黃';

const FORMS = new Map(
  VARIANTS.split(' ').flatMap((group) =>
    [...group].map((one): [string, string[]] => [one, [...group].filter((other) => other !== one)]),
  ),
);

/** A word with one of its letters in the other form: 髙砂 and 高砂. */
export function otherForms(word: string): string[] {
  const letters = [...word];
  return letters.flatMap((letter, i) =>
    (FORMS.get(letter) ?? []).map((form) => letters.with(i, form).join('')),
  );
}

const NEW_FORM = new Map(
  VARIANTS.split(' ').flatMap((group) => {
    const [kept, ...others] = [...group];
    return others.map((other): [string, string] => [other, kept!]);
  }),
);

const OLD_FORMS = new RegExp(`[${[...NEW_FORM.keys()].join('')}]`, 'gu');

const LARGE: Record<string, string> = {
  ぁ: 'あ',
  ぃ: 'い',
  ぅ: 'う',
  ぇ: 'え',
  ぉ: 'お',
  っ: 'つ',
  ゃ: 'や',
  ゅ: 'ゆ',
  ょ: 'よ',
  ゎ: 'わ',
  ゕ: 'か',
  ゖ: 'け',
  ぢ: 'じ',
  づ: 'ず',
  を: 'お',
  ゐ: 'い',
  ゑ: 'え',
  ゔ: 'ぶ',
};

const V_SOUNDS: [RegExp, string][] = [
  [/ゔ[ぁあ]/g, 'ば'],
  [/ゔ[ぃい]/g, 'び'],
  [/ゔ[ぇえ]/g, 'べ'],
  [/ゔ[ぉお]/g, 'ぼ'],
];

/** A vowel that only makes the one before it longer: らあめん, おおうち, とうきょう. */
const LONG_VOWEL = new RegExp(
  [
    '(?<=[あかさたなはまやらわがざだばぱ])あ+',
    '(?<=[いきしちにひみりぎじびぴ])い+',
    '(?<=[うくすつぬふむゆるぐずぶぷおこそとのほもよろごどぼぽ])う+',
    '(?<=[えけせてねへめれげでべぺ])え+',
    '(?<=[おこそとのほもよろごどぼぽ])お+',
  ].join('|'),
  'g',
);

const DIGITS = '〇一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 八十八 as 88, 一二 as 12; 百 alone is a word. */
function numeral(kanji: string): string {
  if (kanji.length === 1 && kanji in UNITS) return kanji;
  if (!/[十百千]/.test(kanji)) return kanji.replace(/./g, (one) => String(DIGITS.indexOf(one)));
  let [sum, digit] = [0, 0];
  for (const one of kanji) {
    const unit = UNITS[one];
    if (unit === undefined) digit = digit * 10 + DIGITS.indexOf(one);
    else [sum, digit] = [sum + (digit || 1) * unit, 0];
  }
  return String(sum + digit);
}

/** Latin letters without their marks: café is cafe. */
const LATIN_MARKS = /(?<=[a-z])[\u0300-\u036f]+/g;

/**
 * The form in which texts and questions meet: `normalise`, 旧字 as today's, small kana as large
 * ones, long vowels short, numbers in digits, everything that is neither letter nor digit a space. It is for
 * comparing, not for reading.
 */
export function fold(text: string): string {
  let folded = normalise(text)
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(OLD_FORMS, (old) => NEW_FORM.get(old)!)
    .replace(/之/g, 'の')
    .replace(/(?<=[ぁ-ゖー])[-‐‑‒–—―−〜~]+/g, 'ー');
  for (const [sound, kept] of V_SOUNDS) folded = folded.replace(sound, kept);
  return folded
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖぢづをゐゑゔ]/g, (kana) => LARGE[kana]!)
    .replace(/ー/g, '')
    .replace(LONG_VOWEL, '')
    .replace(/[〇一二三四五六七八九十百千]+/g, numeral)
    .replace(/[^\p{L}\p{N}々]+/gu, ' ')
    .trim();
}

/** The same without its spaces: 「カフェ ひつじ雲」 is asked for in one word too. */
export function squash(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Where a run of kana long enough to be a word meets another script: パン is one, ます is none. */
const BORDER =
  /(?<=[ぁ-ゖァ-ヶー]{3}|[ァ-ヶー]{2})(?=[^ぁ-ゖァ-ヶー\s])|(?<=[^ぁ-ゖァ-ヶー\s])(?=[ぁ-ゖァ-ヶー]{3}|[ァ-ヶー]{2})/gu;

/** A question whose words are cut where kana meet another script: 「コーヒー風花台」 is two words. */
export function cutAtScripts(q: string): string {
  return q.normalize('NFKC').replace(BORDER, ' ');
}

/** The words a question is made of, folded. */
export function wordsOf(q: string): string[] {
  return [...new Set(fold(q).split(' ').filter(Boolean))].slice(0, 8);
}

/** Signs are few and come again. */
const FOLDED_SIGNS = new Map<string, string>();
const MOST_SIGNS = 5000;

function foldSign(sign: string): string {
  const known = FOLDED_SIGNS.get(sign);
  if (known !== undefined) return known;
  const folded = /\s/.test(sign) ? ' ' : fold(sign);
  if (FOLDED_SIGNS.size < MOST_SIGNS) FOLDED_SIGNS.set(sign, folded);
  return folded;
}

/** A text folded sign by sign, with where in the text each folded sign begins and ends. */
export function foldEach(text: string): { folded: string; from: number[]; until: number[] } {
  const from: number[] = [];
  const until: number[] = [];
  let folded = '';
  let place = 0;
  for (const sign of text) {
    const end = place + sign.length;
    const plain = foldSign(sign);
    folded += plain;
    for (let i = 0; i < plain.length; i += 1) {
      from.push(place);
      until.push(end);
    }
    // A long vowel belongs to the sign before it.
    if (sign === 'ー' && until.at(-1) === place) until[until.length - 1] = end;
    place = end;
  }
  return { folded, from, until };
}
