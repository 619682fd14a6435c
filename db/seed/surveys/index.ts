/** Words in Japanese and English. */
export type Both = [ja: string, en: string];

export interface DemoFigure {
  form: 'bars' | 'lines';
  title: Both;
  about: Both;
  heading: Both;
  /** A file of db/seed/plan; its first column names the rows. */
  file: string;
  /** Years stand in its columns; otherwise in its rows, newest first. */
  years: 'columns' | 'rows';
  series: { key: string; label: Both }[];
  /** The first year that is a projection. */
  projectedFrom?: string;
  notes?: Both[];
}

export interface DemoReport {
  slug: string;
  title: Both;
  finding: Both;
  comment: Both;
  method: Both;
  limitations: Both;
  period: [from: string, until: string];
  figures: DemoFigure[];
}

const year: Both = ['年', 'Year'];
const survey: Both = ['調査年', 'Survey year'];
const PRINTED: Both = [
  '計画書に印刷された数値（公表値）をそのまま載せています。',
  'The figures are those printed in the plan; nothing was computed from other sources.',
];

/** Reports of the demo from the chamber's own printed figures: see db/seed/plan/SOURCE.md. */
export const demoReports: DemoReport[] = [
  {
    slug: 'establishments',
    title: ['事業所数のうつりかわり', 'How many businesses there are'],
    finding: [
      '管内の事業所は平成21年の8,104から令和3年の7,280へ、12年で10.2%減りました。',
      'The district had 8,104 establishments in 2009 and 7,280 in 2021, 10.2% fewer.',
    ],
    comment: [
      '減り方がいちばん大きいのは平成26年から令和3年までの間です。小規模事業所の割合は7割前後で、大きくは変わっていません。',
      'Most of the decline lies between 2014 and 2021. About seven in ten remain small businesses.',
    ],
    method: PRINTED,
    limitations: [
      '事業所の数と商工業者の数は、数え方（もと）がちがいます。二つを足したり引いたりすることはできません。',
      'Establishments and commercial and industrial businesses are counted on different bases; they cannot be added or subtracted.',
    ],
    period: ['2009-07-01', '2021-06-01'],
    figures: [
      {
        form: 'lines',
        title: [
          '市内も管内も、12年で1割あまり減った',
          'Down by more than a tenth in twelve years, city and district alike',
        ],
        about: ['事業所数', 'Establishments'],
        heading: survey,
        file: 'establishments',
        years: 'rows',
        series: [
          { key: '総数_市内', label: ['山口市内', 'Yamaguchi City'] },
          { key: '総数_管内', label: ['商工会議所の管内', "The chamber's district"] },
        ],
      },
      {
        form: 'lines',
        title: ['小規模事業所は4,962から4,119へ', 'Small businesses: from 4,962 down to 4,119'],
        about: ['管内の商工業者と小規模事業所', 'Businesses in the district, and small ones'],
        heading: survey,
        file: 'small_businesses',
        years: 'rows',
        series: [
          { key: '商工業者数', label: ['商工業者', 'Commercial and industrial businesses'] },
          { key: '小規模事業所数', label: ['うち小規模', 'Small ones among them'] },
        ],
      },
    ],
  },
  {
    slug: 'visitors',
    title: ['山口を訪れた人', 'Visits to Yamaguchi'],
    finding: [
      '管内エリアへの来訪は2023年に約328万人（延べ）で、2018年を22.2%上回りました。',
      'The district had 3.28 million visits in 2023, 22.2% more than in 2018.',
    ],
    comment: [
      '市全体では2018年より少なく、宿泊も日帰りも戻りきっていません。管内の伸びとは向きがちがいます。',
      'The city as a whole had fewer visits than in 2018, overnight and by day; the district went the other way.',
    ],
    method: PRINTED,
    limitations: [
      '延べの人数です。一人が三か所を訪れると3人と数えます。2015年の管内（2,524,812）は内訳の合計と10ちがいますが、計画書のとおりに載せています。',
      'These are visits, not people. The district’s 2015 figure (2,524,812) differs by 10 from its parts; it is shown as printed.',
    ],
    period: ['2015-01-01', '2023-12-31'],
    figures: [
      {
        form: 'lines',
        title: [
          '管内は増え、市全体は2018年に届いていない',
          'The district has grown; the city is still below 2018',
        ],
        about: ['来訪者数（延べ）', 'Visits'],
        heading: year,
        file: 'visitors',
        years: 'columns',
        series: [
          { key: '山口市', label: ['山口市', 'Yamaguchi City'] },
          { key: '管内エリア', label: ['管内エリア', "The chamber's district"] },
        ],
      },
      {
        form: 'lines',
        title: ['泊まる人は6人に1人ほど', 'About one visit in six includes a night'],
        about: ['山口市の来訪者数（延べ）の内訳', 'Visits to Yamaguchi City by kind'],
        heading: year,
        file: 'visitors',
        years: 'columns',
        series: [
          { key: 'うち日帰り', label: ['日帰り', 'Day trips'] },
          { key: 'うち宿泊', label: ['宿泊', 'Overnight'] },
        ],
      },
    ],
  },
  {
    slug: 'population',
    title: ['人口のいまとこれから', 'Population, now and to come'],
    finding: [
      '管内の人口は2020年の168,558人から2030年に165,879人へ、1.6%減ると見込まれています。',
      'The district’s population is expected to fall by 1.6%, from 168,558 in 2020 to 165,879 in 2030.',
    ],
    comment: [
      '同じ管内でも、山口地域は減り、小郡地域は増え続けると見込まれています。',
      'Within the district the Yamaguchi area shrinks while Ogori keeps growing.',
    ],
    method: PRINTED,
    limitations: [
      '2030年は、この表（人口ビジョン）では市全体187,281人、国勢調査をもとにした市の推計では181,279人です。もとがちがうため、一つの線にはつなげません。',
      'For 2030 this table (the population vision) gives the city 187,281 people, its census-based projection 181,279. The two have different bases and are never joined.',
    ],
    period: ['2010-10-01', '2030-10-01'],
    figures: [
      {
        form: 'lines',
        title: [
          '市全体はゆるやかに減り、管内はあまり変わらない',
          'The city slowly shrinks, the district hardly changes',
        ],
        about: ['人口', 'Population'],
        heading: year,
        file: 'population',
        years: 'columns',
        projectedFrom: '2025',
        series: [
          { key: '総人口', label: ['山口市', 'Yamaguchi City'] },
          { key: '管内人口', label: ['管内', "The chamber's district"] },
        ],
      },
      {
        form: 'bars',
        title: ['小郡地域は2030年まで増え続ける', 'Ogori keeps growing until 2030'],
        about: ['小郡地域の人口', 'Population of the Ogori area'],
        heading: year,
        file: 'population',
        years: 'columns',
        projectedFrom: '2025',
        series: [{ key: '小郡地域', label: ['小郡地域', 'Ogori area'] }],
      },
    ],
  },
];
