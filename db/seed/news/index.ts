import type { DemoNotice } from './types.ts';

const DEMO_JA = 'これはデモのお知らせです。実際の手続きや催しではありません。';
const DEMO_EN = 'This is a demo notice. It is about no real service or event.';

/** Paragraphs, the last of which says that none of it is real. */
const ja = (...paragraphs: string[]) => [...paragraphs, DEMO_JA].join('\n\n');
const en = (...paragraphs: string[]) => [...paragraphs, DEMO_EN].join('\n\n');

/** The notices of the demo town, newest first. */
export const demoNews: readonly DemoNotice[] = [
  {
    slug: 'demo-system-rest',
    title: [
      '［デモ］今週末の深夜、クーポンがしばらく使えません',
      '[Demo] Coupons will rest for a while late this weekend',
    ],
    body: [
      ja(
        '点検のため、今週末の深夜2時から4時まで、クーポンの「使う」ボタンを止めます。',
        'そのあいだも、お店の営業時間や場所はいつもどおりご覧いただけます。印刷したクーポンは、そのままお店でお使いください。',
      ),
      en(
        'For maintenance, the “Use” button of coupons rests from 2 to 4 in the morning this weekend.',
        'Opening hours and places can be seen as usual. Printed coupons can be used at the shops as they are.',
      ),
    ],
    important: true,
    days: [1, 6],
  },
  {
    slug: 'demo-stamp-rally',
    from: 'hoshizora-street',
    title: [
      '［デモ］ほしぞら通りのスタンプめぐりが始まります',
      '[Demo] A stamp walk begins on Hoshizora Street',
    ],
    body: [
      ja(
        '通りの7つのお店をめぐって、台紙にスタンプを集めてください。5つ集めると、通りの案内所で小さな飾りを差しあげます。',
        '台紙は、のぼりの出ているお店の入口にあります。おひとり一枚ずつお取りください。',
      ),
      en(
        'Visit the seven shops of the street and collect stamps on a card. With five of them, the street’s counter has a small ornament for you.',
        'Cards are at the doors of the shops with a banner. One for each visitor, please.',
      ),
    ],
    days: [2, 30],
  },
  {
    slug: 'demo-photo-update',
    title: [
      '［デモ］お店の写真をのせられるようになりました',
      '[Demo] Shops can now show their photos',
    ],
    body: [
      ja(
        '店の入口や駐車場、料理の写真を、お店のページにのせられるようになりました。お出かけの前にお確かめください。',
        '写真の撮り方は、次のページにまとめました。\nhttps://www.example.jp/photo-guide',
      ),
      en(
        'Shops can now show their entrance, their car park and their dishes. Have a look before you set out.',
        'How to take good photos is told on this page:\nhttps://www.example.jp/photo-guide',
      ),
    ],
    days: [4, null],
  },
  {
    slug: 'demo-holiday-hours',
    title: [
      '［デモ］連休の前に、営業時間をお確かめください',
      '[Demo] Please check opening hours before the holidays',
    ],
    body: [
      ja(
        '連休には、いつもと営業時間のちがうお店があります。お店のページの「特別な営業日・休業日」をご覧ください。',
        '掲載事業者の皆さまへ：変更がお決まりになったら、早めにご登録ください。',
      ),
      en(
        'Some shops keep other hours on holidays. They are told on the page of each shop under its special days.',
        'To the businesses listed here: please enter your changes as soon as you know them.',
      ),
    ],
    days: [7, 60],
  },
  {
    slug: 'demo-komichi-lights',
    from: 'odono-komichi',
    title: ['［デモ］大殿こみちの灯りをともす方を募ります', null],
    body: [
      ja(
        '夕方の30分、こみちの灯籠に灯りをともすお手伝いです。道具はこちらで用意します。歩きやすい靴でお越しください。',
        '雨の日はお休みします。',
      ),
      null,
    ],
    days: [9, 21],
  },
  {
    slug: 'demo-list-guide-meeting',
    title: [
      '［デモ］掲載の相談会を開きます',
      '[Demo] An open hour for businesses that want to be listed',
    ],
    body: [
      ja(
        '掲載の申し込みから写真の撮り方まで、その場でごいっしょに進めます。予約はいりません。お使いのスマートフォンをお持ちください。',
      ),
      en(
        'From the application to taking photos, we go through it together. No booking needed; please bring your own phone.',
      ),
    ],
    days: [14, 14],
  },
  {
    slug: 'demo-english-pages',
    title: ['［デモ］英語のページが増えました', '[Demo] More pages in English'],
    body: [
      ja(
        'お店・クーポン・イベント・特産品のページを英語でもご覧いただけます。画面の上の「English」で切り替わります。',
      ),
      en(
        'Shops, coupons, events and products can be read in English. Switch languages at the top of each page.',
      ),
    ],
    days: [23, null],
  },
  {
    slug: 'demo-opening',
    title: ['［デモ］「デモの町」を開きました', '[Demo] The demo town is open'],
    body: [
      ja(
        'このサイトの動きを確かめていただくための町です。お店も会社も、すべて架空です。',
        'お気づきのことは「お問い合わせ」からお寄せください。',
      ),
      en(
        'A town for trying out this site. Every shop and company in it is made up.',
        'Tell us what you notice by way of “Contact”.',
      ),
    ],
    days: [40, null],
  },
];
