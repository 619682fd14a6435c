import type { DemoCampaign, DemoStop } from './types.ts';

const stop = (
  shop: string,
  [role, roleEn]: readonly [string, string],
  [dish, dishEn]: readonly [string, string],
  price: number,
  product?: string,
): DemoStop => ({ shop, role, roleEn, dish, dishEn, price, ...(product && { product }) });

const shop = ['チョコレートの店', 'Chocolate shop'] as const;
const cafe = ['カフェ', 'Café'] as const;
const pastry = ['洋菓子の店', 'Pastry shop'] as const;
const made = ['商品開発に参加', 'Developed a product'] as const;

export const chocolate: DemoCampaign = {
  slug: 'chocolate',
  name: 'チョコレート消費拡大',
  nameEn: 'More Chocolate, Yamaguchi',
  from: '10-01',
  until: '03-14',
  look: {
    scene: 'cacao',
    pattern: 'kikko',
    hue: 'tea',
    deep: '#4A2C20',
    pale: '#F5E9DA',
    accent: '#A63D57',
    spark: '#E8A9B5',
  },
  lead: 'チョコレートを、もうひとかけ。まちのつくり手と、新しい味をさがします。',
  leadEn: 'One more piece of chocolate: the town’s makers look for new flavours together.',
  body: 'チョコレートをもっと楽しんでもらうために、地域の事業者と新しい商品をつくり、物産展をひらき、お店をめぐる地図をまとめています。きっかけになった記録は、年・範囲・出典とあわせて記しています。\n\nこのページでは、チョコレートに出会えるお店と品をご案内します。このデモで参加しているお店と品は、すべて架空です。',
  bodyEn:
    'So that more chocolate is enjoyed, local businesses develop new products, fairs are held, and a map leads from shop to shop. The record that started it is given with its year, basis and source.\n\nHere are the places where you will find chocolate. The shops and products that take part in this demo are all fictional.',
  story: {
    claims: [
      {
        year: 2018,
        text: 'チョコレートの支出額で、山口市は第1位でした。',
        textEn: 'Yamaguchi City ranked first for spending on chocolate.',
        basis: '総世帯、都道府県庁所在市及び政令指定都市 52市',
        basisEn: 'All households (総世帯), among 52 prefectural capitals and designated cities',
        source: '家計調査',
        sourceEn: 'Family Income and Expenditure Survey (家計調査)',
      },
    ],
    parts: [
      {
        title: '地域の事業者との商品開発',
        titleEn: 'New products with local businesses',
        text: '地域の事業者といっしょに、チョコレートの新しい商品をつくります。',
        textEn: 'New chocolate products, developed together with local businesses.',
      },
      {
        title: '物産展',
        titleEn: 'Fairs of local products',
        text: 'チョコレートの品があつまる物産展をひらきます。',
        textEn: 'Fairs where the chocolate products are brought together.',
      },
      {
        title: 'チョコレートの店の地図',
        titleEn: 'A map of chocolate shops',
        text: 'チョコレートに出会えるお店を、歩く順に。下の地図からどうぞ。',
        textEn: 'The places to find chocolate, in walking order: see the map below.',
      },
      {
        title: 'マスコットとSNS',
        titleEn: 'A mascot and social media',
        text: 'マスコットとSNSで、チョコレートの話題をお届けします。',
        textEn: 'A mascot and social media carry the news of chocolate.',
      },
    ],
    route: {
      title: 'チョコレートに出会えるお店',
      titleEn: 'Where to find chocolate',
      lead: '中心商店街から湯田温泉、新山口駅へ。お店と品は、デモのための架空のものです。',
      leadEn:
        'From the central arcades to Yuda Onsen and Shin-Yamaguchi. The shops and products are fictional, for this demo.',
    },
  },
  stops: [
    stop(
      'kakao-to-hojicha-kurayamizaka',
      cafe,
      ['濃いホットチョコレート', 'Thick hot chocolate'],
      650,
      'kura-no-hotto-chokoreto',
    ),
    stop(
      'kanmidokoro-yukiusagi-no-shukudai',
      cafe,
      ['チョコレートの白玉ぜんざい', 'Chocolate zenzai with dumplings'],
      780,
    ),
    stop(
      'shokoratori-tsuki-no-uragawa',
      shop,
      ['月の裏 夏みかんの皮', 'Far Side of the Moon bar'],
      1296,
      'tsuki-no-ura-natsumikan',
    ),
    stop(
      'yoshoku-kinpikaken',
      ['飲食店', 'Restaurant'],
      ['ビーフシチュー、カカオの香り', 'Beef stew with a note of cacao'],
      1580,
    ),
    stop('konpeitozaka-shippodo', made, ['カカオの金平糖', 'Cacao konpeito'], 648),
    stop(
      'sabo-komorebi-toshoshitsu',
      cafe,
      ['本の形のブラウニー', 'Brownies shaped like books'],
      480,
    ),
    stop(
      'kissa-hokiboshi-teiryujo',
      cafe,
      ['板チョコの厚切りトースト', 'Thick toast with a melting bar'],
      620,
    ),
    stop(
      'biru-to-tansan-pukupuku-shoten',
      made,
      ['夜なかの黒ビール', 'Midnight Stout'],
      682,
      'kuro-biru-yonaka',
    ),
    stop(
      'patisuri-garasu-no-kutsuhimo',
      pastry,
      ['硝子のガトーショコラ', 'Glass-Slipper Gâteau'],
      2376,
      'garasu-no-gateau',
    ),
    stop(
      'yofukashi-aisu-ittosei',
      cafe,
      ['生チョコもなかアイス', 'Nama chocolate ice monaka'],
      480,
    ),
    stop(
      'chokoreto-kobo-futago-no-wakusei',
      shop,
      ['ふたごのボンボン', 'Twin Bonbons'],
      648,
      'futago-bonbon',
    ),
    stop(
      'miyagedokoro-yamabiko-hyakka',
      ['買えるところ', 'Shop'],
      ['県内のチョコレートの棚', 'A shelf of local chocolate'],
      648,
    ),
  ],
  products: [
    'tsuki-no-ura-natsumikan',
    'tsuki-no-michikake',
    'kura-no-hotto-chokoreto',
    'hojicha-nama-choko',
    'futago-bonbon',
    'garasu-no-gateau',
    'ringo-choko',
    'ichigo-no-eisei',
  ],
};
