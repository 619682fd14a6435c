import type { DemoCampaign, DemoStop } from './types.ts';

const pincho = (
  shop: string,
  dish: string,
  dishEn: string,
  price: number,
  days?: readonly [string, string],
): DemoStop => ({
  shop,
  role: '恋するピンチョス',
  roleEn: 'Pinchos in Love',
  dish,
  dishEn,
  price,
  ...(days && { days: days[0], daysEn: days[1] }),
});
const evenings = ['夕方5時から', 'From 5 pm'] as const;
const weekends = ['土曜・日曜だけ', 'Saturdays and Sundays only'] as const;

export const christmas: DemoCampaign = {
  slug: 'christmas',
  name: '12月、山口市はクリスマス市になる。',
  nameEn: 'In December, Yamaguchi becomes Christmas City.',
  from: '12-01',
  until: '12-25',
  look: {
    scene: 'candles',
    pattern: 'asanoha',
    hue: 'indigo',
    deep: '#14213D',
    pale: '#EAF0F6',
    accent: '#14213D',
    spark: '#F2C14E',
  },
  lead: '日本で初めてクリスマスが祝われたまち、山口。12月は、灯りと催しと、小さなひと皿でお迎えします。',
  leadEn:
    'Christmas was first celebrated in Japan in Yamaguchi. Through December the town welcomes you with lights, events and small plates.',
  body: '日本で初めてクリスマスが祝われたのは、山口でした。その物語を受けついで、12月の山口市は「クリスマス市」になります。\n\n点灯式、セレモニー、まちなかの灯り、飲食店のピンチョス。およそ40の団体が、12月のあいだそれぞれに催しをひらきます。ひとつのページから、どうぞ一日をつくってみてください。\n\nこのデモで参加しているお店と品は、すべて架空です。',
  bodyEn:
    'Christmas was first celebrated in Japan in Yamaguchi. In that spirit the city calls itself “Christmas City” every December.\n\nThere is a lighting ceremony, a celebration, lights through the town and pinchos in its restaurants. About 40 organisations hold events of their own during the month. Plan your day from this one page.\n\nThe shops and dishes that take part in this demo are all fictional.',
  story: {
    claims: [],
    parts: [
      {
        title: '点灯式とセレモニー',
        titleEn: 'Lighting ceremony and celebration',
        text: '灯りをともす点灯式と、セレモニー。日時は催しの予定でお知らせします。',
        textEn:
          'The lights are switched on, and a ceremony is held. Times are given with the events.',
      },
      {
        title: 'まちを歩くイルミネーション',
        titleEn: 'Illumination through the town',
        text: '山口駅から商店街を通って、新しい市役所まで。灯りの道がつづきます。',
        textEn:
          'From Yamaguchi Station through the shopping street to the new city hall, a path of lights.',
        note: 'この道すじは、令和7年度に発表されたものです。ほかの年度は、決まりしだいお知らせします。',
        noteEn:
          'This is the route announced for fiscal 2025 (令和7年度). Other years follow when they are announced.',
      },
      {
        title: '恋するピンチョス',
        titleEn: '恋するピンチョス (Pinchos in Love)',
        text: '飲食店が、それぞれ自慢のピンチョスをご用意する食のキャンペーン。はしごしてお楽しみください。',
        textEn:
          'A food campaign in which each restaurant serves pinchos of its own. Go from one to the next.',
      },
      {
        title: '約40の団体',
        titleEn: 'About 40 organisations',
        text: 'およそ40の団体が、12月に催しをひらきます。',
        textEn: 'About 40 organisations hold events in December.',
      },
    ],
    route: {
      title: '恋するピンチョスの店',
      titleEn: 'Restaurants serving pinchos',
      lead: '歩く順に番号をつけました。どのお店も、一本から。お店と品は、デモのための架空のものです。',
      leadEn:
        'Numbered in walking order; one pincho is enough at each. The restaurants and dishes are fictional, for this demo.',
    },
  },
  stops: [
    pincho(
      'sumibi-yakitori-mikazuki-no-tomarigi',
      '長州どりと焼き葱、柚子のしずく',
      'Local chicken, grilled leek and yuzu',
      480,
      evenings,
    ),
    pincho(
      'kissa-hokiboshi-teiryujo',
      '厚切りトーストとナポリタンの星',
      'A star of toast and spaghetti napolitan',
      420,
    ),
    pincho(
      'taberuna-ishikeri-no-neko',
      '生ハムと夏みかんの皮、青とうがらし',
      'Cured ham, candied summer orange and green chilli',
      550,
      evenings,
    ),
    pincho(
      'chukasoba-ryu-no-hirune',
      '半熟卵と焼豚、針しょうが',
      'Soft egg, roast pork and ginger',
      400,
      ['昼11時から売り切れまで', 'From 11 am until sold out'],
    ),
    pincho(
      'kohi-hitsujigumo',
      '干しりんごとチーズ、はちみつ',
      'Dried apple, cheese and honey',
      450,
    ),
    pincho(
      'sabo-komorebi-toshoshitsu',
      '白あんとクリームチーズの栞',
      'A bookmark of white bean paste and cream cheese',
      430,
    ),
    pincho(
      'yoshoku-kinpikaken',
      '小さなハンバーグとうずらの目玉焼き',
      'A tiny hamburg steak with a quail’s egg',
      500,
    ),
    pincho(
      'vulpes-and-luna',
      '白ねぎのピッツァと車えび',
      'Leek pizza with a Kuruma prawn',
      600,
      evenings,
    ),
    pincho(
      'sakasanijizushi',
      '白身のにぎりと柑橘のジュレ',
      'White-fish nigiri with citrus jelly',
      650,
      evenings,
    ),
    pincho(
      'soba-watagumo',
      'そばがきの揚げだし、雪おろし',
      'Fried buckwheat dumpling under grated daikon snow',
      480,
      ['昼だけ', 'At lunchtime only'],
    ),
    pincho(
      'tsukimachibashi-shiorian',
      '炊きたて土鍋ごはんと一夜干し',
      'Clay-pot rice with overnight-dried fish',
      520,
      weekends,
    ),
    pincho(
      'kanmidokoro-yukiusagi-no-shukudai',
      '雪うさぎの白玉といちご',
      'Snow-rabbit dumpling and strawberry',
      380,
    ),
    pincho(
      'sakagura-izakaya-nanatsu-no-taru',
      '酒粕のグラタンと焼きなす',
      'Sake-lees gratin and aubergine',
      520,
      evenings,
    ),
    pincho(
      'kappo-kumo-no-amayadori',
      '瀬戸内のたこと里芋',
      'Inland Sea octopus and taro',
      680,
      evenings,
    ),
  ],
  products: [
    'akagane-rosokutate',
    'mitsurou-rosoku',
    'nenmatsu-stollen',
    'washi-no-hoshi-kazari',
    'kotori-roast-chicken',
    'komeko-christmas-cake',
    'kino-no-niwa-wreath',
    'mikazuki-kappu-yuki',
  ],
};
