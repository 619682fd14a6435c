/** Sentences of each kind of trade; `{a}` and `{b}` are two things it offers. */
import type { Random } from './random.ts';
import { trades } from './trades.ts';

export type Family = 'food' | 'retail' | 'service' | 'stay' | 'company' | 'farm';

const families: Record<string, Family> = {
  eat: 'food',
  cafe: 'food',
  shopping: 'retail',
  living: 'service',
  beauty: 'service',
  stay: 'stay',
  learn: 'service',
  care: 'service',
  car: 'service',
  company: 'company',
  farm: 'farm',
};

export function familyOf(parent: string): Family {
  const family = families[parent];
  if (!family) throw new Error(`no family for ${parent}`);
  return family;
}

interface Bank {
  summaries: readonly string[];
  opening: readonly string[];
  middle: readonly string[];
  closing: readonly string[];
  summariesEn: readonly string[];
  openingEn: readonly string[];
  closingEn: readonly string[];
}

const banks: Record<Family, Bank> = {
  food: {
    summaries: [
      '{a}と{b}の店。おひとりでも気軽にどうぞ。',
      '店いちばんの自慢は{a}。{b}もあわせてどうぞ。',
      '{a}をゆっくり味わえる、ご近所の小さな店です。',
      '迷ったらまず{a}を。次にいらしたときは{b}をどうぞ。',
    ],
    opening: [
      '{a}で季節の移りかわりがわかる、と言っていただく店です。',
      'のれんを出す前の静かな時間に、{a}の支度をすませます。',
      '席は多くありませんが、そのぶん{a}はできたてをお出しします。',
      '{a}を食べに、隣の町から自転車で来てくださる方もいます。',
      '開店のときから変わらないのは{a}、毎月変わるのは{b}です。',
    ],
    middle: [
      '材料は朝のうちに近くで買いそろえ、なくなればその日はおしまいです。',
      '味の濃さや量は、注文のときにひとことお伝えください。',
      '苦手なものがある方には、別のおかずに替えてお出ししています。',
      '{b}は数に限りがあり、早い時間に売り切れることがあります。',
      'お子さま用の小さな器と、足台のついた椅子を用意しました。',
    ],
    closing: [
      'お帰りのときに、その日の余りものを少しお持たせすることもあります。',
      '雨の日は傘立ての横の席がいちばん落ちつきます。',
      '予約のない方も、外の長椅子で少しだけお待ちください。',
      '窓ぎわの席は、夕方の光がきれいです。',
      'はじめての方も、どうぞ普段着のままで。',
    ],
    summariesEn: [
      '{A} and {b} in a small neighbourhood place.',
      'Known for {a}; try the {b}, too.',
      '{A} worth a small detour.',
    ],
    openingEn: [
      'Most people come for the {a}, and most of them come back.',
      'We prepare the {a} early, before the street wakes up.',
      'There are only a few seats, so everything is made to order, above all the {a}.',
    ],
    closingEn: [
      'Tell us what you do not eat and we will find something else.',
      'No need to dress up, and no need to book on weekdays.',
      'We sometimes run out of {b} by the evening.',
    ],
  },
  retail: {
    summaries: [
      '{a}と{b}を、一つからお求めいただけます。',
      '暮らしに長くつきあう{a}を選んで並べています。',
      '{a}のことなら何でもご相談ください。',
      '贈りものにもご自宅用にも。{a}が人気です。',
    ],
    opening: [
      '{a}を手に取って、ゆっくり比べていただける店です。',
      '棚の半分は{a}、もう半分はお客さまに教わって仕入れたものです。',
      '通りに面した小さな窓に、その週のおすすめの{a}を飾っています。',
      '{a}は、使い方を書いた紙を一枚そえてお渡しします。',
      'この町で{a}を商って、季節を何度も見送ってきました。',
    ],
    middle: [
      '合わなかったときは、使いかけでも一週間はご相談に応じます。',
      '{b}は入荷の日を店先の黒板でお知らせしています。',
      '包みは紙とひもで、ごみの少ないように工夫しています。',
      '重いものは、歩いて行ける範囲ならお届けします。',
      '探しているものがあれば、絵に描いてお持ちください。',
    ],
    closing: [
      '見るだけの日も大歓迎です。',
      '奥の椅子で、ひと休みしていってください。',
      '年に二度の市の日には、訳ありの品が安くなります。',
      '修理や手入れのご相談も、店先でうかがいます。',
      'ご不在の方には、取り置きを十日までいたします。',
    ],
    summariesEn: [
      '{A} and {b}, sold singly.',
      'A careful choice of {a} for every day.',
      'Ask us anything about {a}.',
    ],
    openingEn: [
      'Take your time comparing the {a}; everything may be picked up and tried.',
      'Half of the shelves are {a}, the other half is what customers asked for.',
      'The window changes every week, usually with {a} we have just found.',
    ],
    closingEn: [
      'Just looking is fine, too.',
      'Heavy purchases are delivered within walking distance.',
      'If something does not suit you, bring it back within a week.',
    ],
  },
  service: {
    summaries: [
      '{a}から{b}まで、まずはお話をうかがいます。',
      'はじめての方にもわかりやすくご案内する、{a}の専門です。',
      '{a}のご相談は予約なしでもどうぞ。',
      'ご近所のかかりつけとして、{a}をお引き受けします。',
    ],
    opening: [
      'まず椅子にかけて、困っていることを順にお話しください。',
      '{a}を中心に、町の方の暮らしを手伝っています。',
      '電話のむこうで迷っておられる方が多いので、下見は無料にしました。',
      '{a}は、始める前に必ず値段をお伝えします。',
      '一日にお引き受けする数を決めて、ひとりずつ丁寧に進めます。',
    ],
    middle: [
      '急ぐ方、急がない方、それぞれの進め方をご用意しています。',
      '{b}のご相談は、平日の夕方がいちばんゆっくりお話しできます。',
      '小さなお子さまと一緒の方には、おもちゃの箱があります。',
      '終わったあとの手入れの仕方も、図に描いてお渡しします。',
      '都合が変わったときは、当日の朝までにご連絡いただければ大丈夫です。',
    ],
    closing: [
      '一度きりでも、毎月でも、気軽に頼っていただければと思います。',
      '足の不自由な方は、入口の呼び鈴でお知らせください。',
      'お断りするときも、代わりの相談先を一緒に探します。',
      'ご紹介で来られる方が多いのが、ひそかな誇りです。',
      'わからないことは、何度でもお尋ねください。',
    ],
    summariesEn: [
      'From {a} to {b}; the first talk is free.',
      'A friendly local specialist in {a}.',
      'Drop in to ask about {a}.',
    ],
    openingEn: [
      'Sit down first and tell us what the trouble is.',
      'We look after the neighbourhood with {a} and {b}.',
      'You always hear the price before we begin.',
    ],
    closingEn: [
      'Plans changed? Let us know by the same morning.',
      'Ring the bell at the door if you need a hand with the step.',
      'If we cannot help, we will find someone who can.',
    ],
  },
  stay: {
    summaries: [
      '{a}と{b}でお迎えする、静かな宿です。',
      '旅の荷物を下ろして、まずは{a}を。',
      '部屋数を抑えて、{a}をゆっくり楽しんでいただきます。',
    ],
    opening: [
      '玄関の灯りは、最後のお客さまが着くまで消しません。',
      '{a}を楽しみに、毎年同じ週に来てくださる方がいます。',
      '川風の通る部屋と、{a}が自慢の宿です。',
      '着いたらまず熱いお茶を一杯、それから{a}をご案内します。',
    ],
    middle: [
      '{b}は到着のときにお申しつけください。',
      '朝の出発が早い方には、おにぎりを包みます。',
      '館内の段差には、夜も見える白い印をつけました。',
      '地図に、ご近所のおすすめを手書きしてお渡しします。',
    ],
    closing: [
      '連泊の二日目は、掃除を控えめにして静かにお過ごしいただけます。',
      '荷物は出発のあともお預かりします。',
      'お子さまの寝間着は三つの大きさがあります。',
      '雨の日のために、長ぐつと傘を揃えています。',
    ],
    summariesEn: [
      'A quiet place to stay with {a} and {b}.',
      'Put down your bags and start with {a}.',
    ],
    openingEn: [
      'The lamp at the door stays on until the last guest arrives.',
      'Guests come back in the same week every year for {a}.',
    ],
    closingEn: [
      'Leaving early? We will wrap rice balls for the road.',
      'Luggage may stay with us after check-out.',
    ],
  },
  company: {
    summaries: [
      '{a}と{b}を手がける会社です。',
      '小さな{a}のご相談から承ります。',
      '{a}を通じて、地域の仕事を支えています。',
      '{a}の経験を生かし、{b}もお引き受けしています。',
    ],
    opening: [
      '{a}を柱に、地域の会社やお店の仕事を支えています。',
      '現場と事務所の距離が近く、{a}のご相談にその日のうちにお答えします。',
      '創業のころの{a}から始まり、今は{b}が仕事の半分を占めます。',
      '少人数ですが、{a}では県内のあちこちからお声がけをいただきます。',
    ],
    middle: [
      '見積りの内訳は、専門の言葉を使わずに説明します。',
      '道具の手入れの日を月に一度もうけ、若い人に技を伝えています。',
      '{b}は小さな数量でもお引き受けします。',
      '地元の高校生の職場体験を毎年受け入れています。',
    ],
    closing: [
      '見学やお打ち合わせは、前日までにお電話ください。',
      '子育て中の社員が多く、夕方の会議はありません。',
      '納めたあとの点検まで、同じ担当がうかがいます。',
      '大雨や地震のときは、地域の見まわりに加わります。',
    ],
    summariesEn: [
      'A local company for {a} and {b}.',
      'We take on even small orders of {a}.',
      '{A} and {b} for businesses in the region.',
    ],
    openingEn: [
      'We began with {a}; half of our work today is {b}.',
      'Ask about {a} in the morning and you will have an answer the same day.',
    ],
    closingEn: [
      'Please phone the day before if you would like to visit.',
      'The person who delivers is also the one who comes back to check.',
    ],
  },
  farm: {
    summaries: [
      '{a}と{b}を、採れた日にお届けします。',
      '山と海のあいだで育つ{a}をどうぞ。',
      '季節の{a}を直売しています。',
    ],
    opening: [
      '朝いちばんの仕事は、{a}のようすを見に行くことです。',
      '雨の少ない年も多い年も、{a}とつきあってきました。',
      '{a}は、その日の出来を名札に正直に書いています。',
      '土と水に合わせて、無理のない量の{a}を育てています。',
    ],
    middle: [
      '大きさの揃わないものは、袋に詰めて安くお分けします。',
      '{b}は時季が短いので、お電話で確かめてからお越しください。',
      '手伝いたいという方には、長ぐつと手袋をお貸しします。',
      '食べ方に迷ったら、台所の知恵をお伝えします。',
    ],
    closing: [
      '車をとめる場所は、倉の前の白い線の内側です。',
      '犬も連れてきてかまいませんが、畑の中では抱いてください。',
      '遠方の方には、箱に詰めてお送りします。',
      '留守のときは、箱にお代を入れてお持ちください。',
    ],
    summariesEn: [
      '{A} and {b}, sold on the day they are picked.',
      'Seasonal {a}, straight from the grower.',
    ],
    openingEn: [
      'The first job every morning is to look in on the {a}.',
      'We grow only as much as the land likes: mostly {a}.',
    ],
    closingEn: [
      'The season for {b} is short, so call before you come.',
      'Odd-sized ones are bagged and sold cheaply.',
    ],
  },
};

const fill = (template: string, a: string, b: string) =>
  template
    .replaceAll('{a}', a)
    .replaceAll('{b}', b)
    .replaceAll('{A}', a.charAt(0).toUpperCase() + a.slice(1));

export interface MadeText {
  summary: string;
  summaryEn: string;
  body: string;
  bodyEn: string;
}

/** Summary and body of a business of this trade. */
export function makeText(category: string, family: Family, source: Random): MadeText {
  const goods = trades.get(category)?.goods ?? [];
  const first = source.between(0, goods.length - 1);
  const second = (first + source.between(1, goods.length - 1)) % goods.length;
  const [a, aEn] = goods[first] ?? ['', ''];
  const [b, bEn] = goods[second] ?? ['', ''];
  const bank = banks[family];
  const ja = (templates: readonly string[]) => fill(source.pick(templates), a, b);
  const en = (templates: readonly string[]) => fill(source.pick(templates), aEn, bEn);
  return {
    summary: ja(bank.summaries),
    summaryEn: en(bank.summariesEn),
    body: `${ja(bank.opening)}${ja(bank.middle)}\n\n${ja(bank.closing)}`,
    bodyEn: `${en(bank.openingEn)} ${en(bank.closingEn)}`,
  };
}
