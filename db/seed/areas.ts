/**
 * The areas and zones of 山口市.
 *
 * Middles of the towns: Geolonia 住所データ (CC BY 4.0, from 国土交通省 位置参照情報), rounded; where a
 * town is mostly mountain, a point near its houses was set by hand. Postal codes: 日本郵便
 * 郵便番号データ. The circles are for the demo and for a first look at a map, not for borders.
 */
import type { Area, AreaSlug, Chamber, ChamberSlug, Town, Zone, ZoneSlug } from './types.ts';

export const chambers: readonly Chamber[] = [
  { slug: 'yamaguchi', ja: '山口商工会議所', en: 'Yamaguchi Chamber of Commerce and Industry' },
  { slug: 'ken-o', ja: '山口県央商工会', en: 'Yamaguchi Ken-o Society of Commerce and Industry' },
  { slug: 'tokuji', ja: '徳地商工会', en: 'Tokuji Society of Commerce and Industry' },
];

export const zones: readonly Zone[] = [
  {
    slug: 'city-centre',
    ja: '中心商店街',
    en: 'City-centre shopping street',
    kana: 'ちゅうしんしょうてんがい',
    centre: { lat: 34.1767, lng: 131.4771 },
    radiusKm: 0.6,
  },
  {
    slug: 'yuda-onsen',
    ja: '湯田温泉',
    en: 'Yuda Onsen hot springs',
    kana: 'ゆだおんせん',
    centre: { lat: 34.1655, lng: 131.4568 },
    radiusKm: 0.75,
  },
  {
    slug: 'shin-yamaguchi',
    ja: '新山口駅周辺',
    en: 'Around Shin-Yamaguchi Station',
    kana: 'しんやまぐちえきしゅうへん',
    centre: { lat: 34.0935, lng: 131.3967 },
    radiusKm: 0.9,
  },
];

type TownRow = readonly [
  ja: string,
  en: string,
  postalCode: string | null,
  lat: number,
  lng: number,
  spreadKm?: number,
  zone?: ZoneSlug,
];

function area(
  slug: AreaSlug,
  ja: string,
  en: string,
  kana: string,
  [lat, lng, radiusKm]: readonly [number, number, number],
  rows: readonly TownRow[],
  chamber: ChamberSlug = 'yamaguchi',
): Area {
  const towns = rows.map(
    ([name, nameEn, postalCode, townLat, townLng, spreadKm = 0.12, zone = null]): Town => ({
      ja: name,
      en: nameEn,
      postalCode,
      centre: { lat: townLat, lng: townLng },
      spreadKm,
      zone,
    }),
  );
  return { slug, ja, en, kana, centre: { lat, lng }, radiusKm, chamber, towns };
}

const CC = 'city-centre';
const YO = 'yuda-onsen';
const SY = 'shin-yamaguchi';

export const areas: readonly Area[] = [
  area('odono', '大殿', 'Odono', 'おおどの', [34.185, 131.4795, 1.2], [
    ['大殿大路', 'Odono-oji', '753-0093', 34.1837, 131.4806],
    ['上竪小路', 'Kamitatekoji', '753-0035', 34.1873, 131.4769],
    ['下竪小路', 'Shimotatekoji', '753-0034', 34.1828, 131.4791],
    ['後河原', 'Ushirogawara', '753-0083', 34.1841, 131.4764],
    ['香山町', 'Kozan-cho', '753-0081', 34.1892, 131.4731],
    ['天花一丁目', 'Tenge 1-chome', null, 34.1883, 131.4793],
    ['大市町', 'Oichi-cho', '753-0033', 34.1791, 131.4801, 0.08, CC],
    ['春日町', 'Kasuga-cho', '753-0073', 34.1823, 131.4717],
    ['久保小路', 'Kubokoji', '753-0084', 34.1808, 131.479],
    ['水の上町', 'Mizunoue-cho', '753-0082', 34.1867, 131.4735],
    ['八幡馬場', 'Hachiman-baba', '753-0092', 34.1855, 131.4823],
    ['道祖町', 'Saiso-cho', '753-0037', 34.1827, 131.4841],
    ['木町', 'Ki-machi', '753-0095', 34.1913, 131.4743],
  ]),
  area('shiraishi', '白石', 'Shiraishi', 'しらいし', [34.1755, 131.4735, 1.2], [
    ['中市町', 'Nakaichi-cho', '753-0086', 34.1782, 131.4786, 0.08, CC],
    ['米屋町', 'Komeya-cho', '753-0087', 34.177, 131.4772, 0.08, CC],
    ['道場門前一丁目', 'Dojomonzen 1-chome', '753-0047', 34.1755, 131.4752, 0.09, CC],
    ['道場門前二丁目', 'Dojomonzen 2-chome', '753-0047', 34.1744, 131.4765, 0.1, CC],
    ['駅通り一丁目', 'Ekidori 1-chome', '753-0048', 34.1731, 131.4786, 0.1, CC],
    ['駅通り二丁目', 'Ekidori 2-chome', '753-0048', 34.1748, 131.4796, 0.1, CC],
    ['中央一丁目', 'Chuo 1-chome', '753-0074', 34.1772, 131.4757, 0.1, CC],
    ['中央二丁目', 'Chuo 2-chome', '753-0074', 34.1765, 131.4732, 0.12],
    ['中央三丁目', 'Chuo 3-chome', '753-0074', 34.1748, 131.4731, 0.12],
    ['中央五丁目', 'Chuo 5-chome', '753-0074', 34.1717, 131.4704, 0.12],
    ['本町一丁目', 'Honmachi 1-chome', '753-0046', 34.1736, 131.4732, 0.1],
    ['惣太夫町', 'Sodayu-cho', '753-0042', 34.1722, 131.4814],
    ['黄金町', 'Kogane-machi', '753-0045', 34.1715, 131.4768],
    ['白石一丁目', 'Shiraishi 1-chome', '753-0070', 34.1779, 131.4705],
    ['白石二丁目', 'Shiraishi 2-chome', '753-0070', 34.176, 131.4695],
    ['亀山町', 'Kameyama-cho', '753-0089', 34.1798, 131.4732],
    ['糸米一丁目', 'Itoyone 1-chome', '753-0079', 34.1746, 131.4654],
    ['旭通り一丁目', 'Asahidori 1-chome', '753-0051', 34.1702, 131.4725],
    ['鰐石町', 'Waniishi-cho', '753-0044', 34.1696, 131.4778],
  ]),
  area('yuda', '湯田', 'Yuda', 'ゆだ', [34.167, 131.458, 1.2], [
    ['湯田温泉一丁目', 'Yuda Onsen 1-chome', '753-0056', 34.165, 131.4597, 0.12, YO],
    ['湯田温泉二丁目', 'Yuda Onsen 2-chome', '753-0056', 34.1631, 131.4563, 0.12, YO],
    ['湯田温泉三丁目', 'Yuda Onsen 3-chome', '753-0056', 34.1664, 131.4581, 0.12, YO],
    ['湯田温泉四丁目', 'Yuda Onsen 4-chome', '753-0056', 34.1646, 131.4549, 0.12, YO],
    ['湯田温泉五丁目', 'Yuda Onsen 5-chome', '753-0056', 34.1682, 131.4563, 0.12, YO],
    ['湯田温泉六丁目', 'Yuda Onsen 6-chome', '753-0056', 34.1664, 131.4533, 0.12, YO],
    ['下市町', 'Shimoichi-cho', '753-0058', 34.162, 131.4598, 0.1, YO],
    ['元町', 'Motomachi', '753-0063', 34.1703, 131.4584, 0.1],
    ['神田町', 'Kanda-cho', '753-0064', 34.1729, 131.4559],
    ['泉都町', 'Sento-machi', '753-0076', 34.1667, 131.4633],
    ['熊野町', 'Kumano-cho', '753-0077', 34.1688, 131.4613],
    ['松美町', 'Matsumi-cho', '753-0053', 34.1645, 131.4647],
    ['前町', 'Maemachi', '753-0057', 34.1627, 131.4624],
    ['錦町', 'Nishiki-machi', '753-0068', 34.1735, 131.4515, 0.1],
  ]),
  area('niho', '仁保', 'Niho', 'にほ', [34.1975, 131.559, 2.3], [
    ['仁保下郷', 'Niho Shimogo', '753-0303', 34.1925, 131.543, 0.5],
    ['仁保中郷', 'Niho Nakago', '753-0302', 34.2, 131.57, 0.6],
    ['仁保上郷', 'Niho Kamigo', '753-0301', 34.211, 131.572, 0.3],
  ]),
  area('osaba', '小鯖', 'Osaba', 'おさば', [34.135, 131.533, 2], [
    ['下小鯖', 'Shimo-osaba', '753-0212', 34.136, 131.54, 0.6],
    ['上小鯖', 'Kami-osaba', '753-0213', 34.13, 131.523, 0.5],
  ]),
  area('ouchi', '大内', 'Ouchi', 'おおうち', [34.159, 131.4965, 1.8], [
    ['大内御堀二丁目', 'Ouchi-mihori 2-chome', '753-0214', 34.1683, 131.4875, 0.15],
    ['大内御堀四丁目', 'Ouchi-mihori 4-chome', '753-0214', 34.1664, 131.4898, 0.15],
    ['大内矢田北二丁目', 'Ouchi-yata-kita 2-chome', '753-0221', 34.1598, 131.5054, 0.15],
    ['大内矢田南四丁目', 'Ouchi-yata-minami 4-chome', '753-0222', 34.1527, 131.5065, 0.15],
    ['大内氷上五丁目', 'Ouchi-hikami 5-chome', '753-0231', 34.165, 131.5001, 0.15],
    ['大内千坊三丁目', 'Ouchi-senbo 3-chome', null, 34.1585, 131.4873, 0.15],
    ['大内長野', 'Ouchi-nagano', '753-0211', 34.161, 131.512, 0.25],
  ]),
  area('miyano', '宮野', 'Miyano', 'みやの', [34.195, 131.499, 1.5], [
    ['宮野下', 'Miyano-shimo', '753-0011', 34.198, 131.5045, 0.4],
    ['宮野上', 'Miyano-kami', '753-0001', 34.203, 131.507, 0.3],
    ['桜畠二丁目', 'Sakurabatake 2-chome', '753-0021', 34.1928, 131.4996],
    ['桜畠四丁目', 'Sakurabatake 4-chome', '753-0021', 34.196, 131.5007],
    ['江良一丁目', 'Era 1-chome', '753-0017', 34.1909, 131.4868],
    ['平野二丁目', 'Hirano 2-chome', '753-0015', 34.1942, 131.4909],
    ['折本一丁目', 'Orimoto 1-chome', '753-0022', 34.1887, 131.4964],
  ]),
  area('yoshiki', '吉敷', 'Yoshiki', 'よしき', [34.168, 131.4375, 1.5], [
    ['吉敷下東二丁目', 'Yoshiki-shimohigashi 2-chome', '753-0814', 34.1631, 131.4488],
    ['吉敷下東四丁目', 'Yoshiki-shimohigashi 4-chome', '753-0814', 34.1612, 131.4428],
    ['吉敷中東一丁目', 'Yoshiki-nakahigashi 1-chome', '753-0813', 34.1683, 131.4448],
    ['吉敷中東三丁目', 'Yoshiki-nakahigashi 3-chome', '753-0813', 34.1661, 131.4396],
    ['吉敷赤田二丁目', 'Yoshiki-akada 2-chome', '753-0817', 34.1725, 131.4335],
    ['吉敷佐畑一丁目', 'Yoshiki-sabatake 1-chome', '753-0816', 34.1655, 131.4344],
    ['吉敷上東一丁目', 'Yoshiki-kamihigashi 1-chome', '753-0818', 34.1725, 131.4409],
    ['維新公園二丁目', 'Ishin Koen 2-chome', '753-0815', 34.1592, 131.442],
  ]),
  area('hirakawa', '平川', 'Hirakawa', 'ひらかわ', [34.1495, 131.462, 1.5], [
    ['平井', 'Hirai', '753-0831', 34.1537, 131.4637, 0.4],
    ['吉田', 'Yoshida', '753-0841', 34.1455, 131.4695, 0.3],
    ['黒川', 'Kurokawa', '753-0851', 34.1445, 131.4555, 0.35],
  ]),
  area('otoshi', '大歳', 'Otoshi', 'おおとし', [34.153, 131.443, 1.7], [
    ['矢原', 'Yabara', '753-0861', 34.1507, 131.4459, 0.25],
    ['朝田', 'Asada', '753-0871', 34.147, 131.431, 0.3],
    ['幸町', 'Saiwai-cho', '753-0826', 34.1587, 131.451],
    ['宝町', 'Takara-machi', '753-0812', 34.1573, 131.4473],
    ['葵一丁目', 'Aoi 1-chome', '753-0821', 34.1606, 131.4502],
    ['周布町', 'Sufu-cho', '753-0822', 34.1606, 131.4538],
    ['穂積町', 'Hozumi-cho', '753-0824', 34.1551, 131.4556],
  ]),
  area('sue', '陶', 'Sue', 'すえ', [34.0947, 131.4285, 1.2], [
    ['陶', 'Sue', '754-0891', 34.0947, 131.4285, 0.8],
  ]),
  area('suzenji', '鋳銭司', 'Suzenji', 'すぜんじ', [34.0867, 131.461, 1.3], [
    ['鋳銭司', 'Suzenji', '747-1221', 34.0867, 131.461, 0.9],
  ]),
  area('natajima', '名田島', 'Natajima', 'なたじま', [34.071, 131.4145, 1.2], [
    ['名田島', 'Natajima', '754-0892', 34.071, 131.4145, 0.8],
  ]),
  area('futajima', '二島', 'Futajima', 'ふたじま', [34.0445, 131.419, 1.3], [
    ['秋穂二島', 'Aio-futajima', '754-0893', 34.0445, 131.419, 0.8],
  ]),
  area('kagawa', '嘉川', 'Kagawa', 'かがわ', [34.0825, 131.368, 1.5], [
    ['嘉川', 'Kagawa', '754-0897', 34.0859, 131.3698, 0.7],
    ['江崎', 'Ezaki', '754-0896', 34.0745, 131.361, 0.3],
  ]),
  area('sayama', '佐山', 'Sayama', 'さやま', [34.04, 131.356, 1.4], [
    ['佐山', 'Sayama', '754-0894', 34.04, 131.356, 0.9],
  ]),
  area('ogori', '小郡', 'Ogori', 'おごおり', [34.1005, 131.397, 2.3], [
    ['小郡下郷', 'Ogori-shimogo', '754-0002', 34.0985, 131.3945, 0.2, SY],
    ['小郡黄金町', 'Ogori-kogane-machi', '754-0021', 34.0904, 131.398, 0.12, SY],
    ['小郡高砂町', 'Ogori-takasago-cho', '754-0014', 34.0926, 131.4003, 0.12, SY],
    ['小郡御幸町', 'Ogori-miyuki-cho', '754-0011', 34.0934, 131.3984, 0.1, SY],
    ['小郡令和一丁目', 'Ogori-reiwa 1-chome', '754-0041', 34.0946, 131.3945, 0.12, SY],
    ['小郡大江町', 'Ogori-oe-cho', '754-0015', 34.0934, 131.403, 0.12, SY],
    ['小郡緑町', 'Ogori-midori-machi', '754-0013', 34.0909, 131.4017, 0.12, SY],
    ['小郡花園町', 'Ogori-hanazono-machi', '754-0022', 34.0889, 131.3961, 0.12, SY],
    ['小郡平成町', 'Ogori-heisei-machi', '754-0020', 34.0883, 131.401],
    ['小郡栄町', 'Ogori-sakae-machi', '754-0026', 34.0887, 131.4029],
    ['小郡新町三丁目', 'Ogori-shinmachi 3-chome', '754-0031', 34.1162, 131.3943],
    ['小郡山手上町', 'Ogori-yamate-kami-machi', '754-0005', 34.1066, 131.3927],
    ['小郡尾崎町', 'Ogori-ozaki-machi', '754-0006', 34.1091, 131.3951],
    ['小郡上郷', 'Ogori-kamigo', '754-0001', 34.1145, 131.4035, 0.25],
  ]),
  area(
    'aio',
    '秋穂',
    'Aio',
    'あいお',
    [34.02, 131.449, 1.6],
    [
      ['秋穂東', 'Aio-higashi', '754-1101', 34.0148, 131.4529, 0.5],
      ['秋穂西', 'Aio-nishi', '754-1102', 34.0275, 131.4415, 0.4],
    ],
    'ken-o',
  ),
  area(
    'ajisu',
    '阿知須',
    'Ajisu',
    'あじす',
    [34.0095, 131.3575, 1.4],
    [['阿知須', 'Ajisu', '754-1277', 34.0095, 131.3575, 0.7]],
    'ken-o',
  ),
  area(
    'tokuji',
    '徳地',
    'Tokuji',
    'とくぢ',
    [34.186, 131.653, 2.3],
    [
      ['徳地堀', 'Tokuji-hori', '747-0231', 34.186, 131.653, 0.6],
      ['徳地伊賀地', 'Tokuji-igaji', '747-0232', 34.1755, 131.643, 0.4],
      ['徳地小古祖', 'Tokuji-oguso', '747-0234', 34.196, 131.6645, 0.4],
    ],
    'tokuji',
  ),
  area(
    'ato',
    '阿東',
    'Ato',
    'あとう',
    [34.4035, 131.716, 2.5],
    [
      ['阿東徳佐中', 'Ato-tokusa-naka', '759-1512', 34.4057, 131.7193, 0.7],
      ['阿東徳佐下', 'Ato-tokusa-shimo', '759-1513', 34.401, 131.699, 0.4],
      ['阿東徳佐上', 'Ato-tokusa-kami', '759-1511', 34.407, 131.735, 0.4],
    ],
    'ken-o',
  ),
  {
    slug: 'outside',
    ja: '市外',
    en: 'Outside the city',
    kana: 'しがい',
    centre: null,
    radiusKm: 0,
    chamber: null,
    towns: [
      {
        ja: '防府市栄町一丁目',
        en: 'Sakae-machi 1-chome, Hofu',
        postalCode: '747-0035',
        centre: null,
        spreadKm: 0,
        zone: null,
      },
    ],
  },
];
