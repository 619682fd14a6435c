/** Names for generated businesses, built from places that exist on no map. */
import { hepburn } from './kana.ts';
import type { Random } from './random.ts';
import { trades } from './trades.ts';

export interface MadeName {
  ja: string;
  /** Hiragana with spaces between words. */
  kana: string;
  en: string;
}

const pairs = (text: string): [ja: string, kana: string][] =>
  text.split(' ').map((pair) => pair.split('/') as [string, string]);

const places = pairs(
  '砂糖坂/さとうざか 星降台/ほしふりだい 羊雲/ひつじぐも 逆虹/さかにじ くじら谷/くじらだに 狐ヶ原/きつねがはら ' +
    '折紙町/おりがみちょう 影絵辻/かげえつじ 風車橋/かざぐるまばし 綿雲峠/わたぐもとうげ 月待浜/つきまちはま ' +
    '昼寝山/ひるねやま 硝子坂/がらすざか 鈴鳴橋/すずなりばし 七色谷/なないろだに 雨宿橋/あまやどりばし ' +
    '三日月原/みかづきはら 夕凪台/ゆうなぎだい 雲雀坂/ひばりざか 朝霧橋/あさぎりばし 木霊谷/こだまだに ' +
    '花筏/はないかだ 竹蜻蛉/たけとんぼ 風船町/ふうせんちょう 万華鏡坂/まんげきょうざか 虹ノ根/にじのね ' +
    '雪兎/ゆきうさぎ 金平糖橋/こんぺいとうばし 眠り坂/ねむりざか 蜜柑星/みかんぼし 灯台町/とうだいちょう ' +
    '紙風船/かみふうせん 流星台/りゅうせいだい 陽炎原/かげろうはら 水鏡/みずかがみ 月影橋/つきかげばし ' +
    '銀河辻/ぎんがつじ 貝殻浜/かいがらはま 笹舟/ささぶね 風花台/かざはなだい 胡桃谷/くるみだに ' +
    '栗鼠森/りすもり 影踏坂/かげふみざか 雲海町/うんかいちょう 琥珀橋/こはくばし 瑠璃雲/るりぐも ' +
    '露草原/つゆくさはら 千鳥台/ちどりだい 招き雲/まねきぐも 釣鐘草/つりがねそう 蛍火橋/ほたるびばし ' +
    '天秤坂/てんびんざか 方舟町/はこぶねちょう 砂時計台/すなどけいだい 綿毛谷/わたげだに 回り道/まわりみち',
);

const motifs = pairs(
  'うさぎ/うさぎ つばめ/つばめ ふくろう/ふくろう きつね/きつね こぐま/こぐま とんぼ/とんぼ めだか/めだか ' +
    'すずめ/すずめ かわうそ/かわうそ ちょうちょ/ちょうちょ みつばち/みつばち かたつむり/かたつむり ' +
    'どんぐり/どんぐり たんぽぽ/たんぽぽ つばき/つばき れんげ/れんげ もみじ/もみじ やまぶき/やまぶき ' +
    'すみれ/すみれ くるみ/くるみ ひいらぎ/ひいらぎ あさがお/あさがお ほおずき/ほおずき せせらぎ/せせらぎ ' +
    'そよかぜ/そよかぜ ゆうやけ/ゆうやけ あさやけ/あさやけ こもれび/こもれび ひだまり/ひだまり ほしぞら/ほしぞら',
);

const capital = (kana: string) => hepburn(kana).replace(/^./, (letter) => letter.toUpperCase());

/** The name of a generated business of this trade. */
export function makeName(category: string, source: Random): MadeName {
  const trade = trades.get(category);
  if (!trade) throw new Error(`no trade ${category}`);
  const [place, placeKana] = source.pick(places);
  const [motif, motifKana] = source.chance(0.7) ? source.pick(motifs) : ['', ''];
  const [noun, nounKana, nounEn] = source.pick(trade.nouns);
  const suffix = noun.startsWith('-');
  const title = place + (motif && !suffix ? `の${motif}` : motif);
  const titleKana = [placeKana, motif && !suffix ? `の ${motifKana}` : motifKana]
    .filter(Boolean)
    .join(' ');
  const en = [placeKana, motifKana].filter(Boolean).map(capital).join(' ');
  return {
    ja: suffix ? title + noun.slice(1) : `${noun} ${title}`,
    kana: suffix ? `${titleKana} ${nounKana}` : `${nounKana} ${titleKana}`,
    en: `${en} ${nounEn}`,
  };
}
