/** The shapes of the demo town. Plain data: nothing here knows of a database. */

export type ChamberSlug = 'yamaguchi' | 'ken-o' | 'tokuji';

export type AreaSlug =
  | 'odono'
  | 'shiraishi'
  | 'yuda'
  | 'niho'
  | 'osaba'
  | 'ouchi'
  | 'miyano'
  | 'yoshiki'
  | 'hirakawa'
  | 'otoshi'
  | 'sue'
  | 'suzenji'
  | 'natajima'
  | 'futajima'
  | 'kagawa'
  | 'sayama'
  | 'ogori'
  | 'aio'
  | 'ajisu'
  | 'tokuji'
  | 'ato'
  | 'outside';

export type ZoneSlug = 'city-centre' | 'yuda-onsen' | 'shin-yamaguchi';

export type PatternName =
  'seigaiha' | 'shippo' | 'asanoha' | 'kikko' | 'ichimatsu' | 'yagasuri' | 'uroko' | 'tatewaku';

export type HueName =
  'vermilion' | 'cedar' | 'indigo' | 'ochre' | 'plum' | 'tea' | 'slate' | 'moss' | 'rose' | 'sea';

/** WGS 84, degrees. */
export interface Point {
  lat: number;
  lng: number;
}

export interface Town {
  ja: string;
  /** How an address says it in English, e.g. `Dojomonzen`. */
  en: string;
  /** `NNN-NNNN`, or null where it is not known for certain. */
  postalCode: string | null;
  /** Where its houses stand; null outside the city. */
  centre: Point | null;
  /** How far from there an invented address may lie, in kilometres. */
  spreadKm: number;
  /** The zone that everything in this town belongs to, if any. */
  zone: ZoneSlug | null;
}

export interface Area {
  slug: AreaSlug;
  ja: string;
  en: string;
  /** Hiragana. */
  kana: string;
  /** Middle of the inhabited part; null for 市外. */
  centre: Point | null;
  /** Radius of the inhabited part in kilometres, not the administrative border. */
  radiusKm: number;
  /** The chamber that covers it; null for 市外. */
  chamber: ChamberSlug | null;
  towns: readonly Town[];
}

export interface Zone {
  slug: ZoneSlug;
  ja: string;
  en: string;
  kana: string;
  centre: Point;
  radiusKm: number;
}

export interface Chamber {
  slug: ChamberSlug;
  ja: string;
  en: string;
}

export interface CategoryParent {
  slug: string;
  ja: string;
  en: string;
  parent: null;
  pattern: PatternName;
  hue: HueName;
}

export interface Category {
  slug: string;
  ja: string;
  en: string;
  parent: string;
  pattern: PatternName;
  /** The parent's. */
  hue: HueName;
}

export type FeatureGroup = 'payment' | 'access' | 'service' | 'family' | 'comfort' | 'language';

export interface Feature {
  slug: string;
  group: FeatureGroup;
  ja: string;
  en: string;
  /** At most five characters, for a card. */
  mark: string;
}

export interface DemoHours {
  /** An OpenStreetMap `opening_hours` value; `off` where there is nothing regular to say. */
  value: string;
  /** Like OSM `collection_times`, e.g. `Mo-Su 13:30,20:30`. */
  lastOrders: string | null;
  note: string | null;
  noteEn: string | null;
  /** 不定: the value is what usually holds, the note says how to make sure. */
  irregular: boolean;
  /** The hours as prose, where an import could not read them; never in the demo town. */
  text: string | null;
  needsConfirmation: boolean;
}

export interface DemoException {
  /** Days after the day of seeding; 0 is that day. */
  offsetDays: number;
  /** The day's own periods, e.g. `10:00-15:00`; null for closed. */
  hours: string | null;
  reason: string;
  reasonEn: string;
}

export interface DemoShop {
  /** `[a-z0-9-]`, at most 60, unique in the town. */
  slug: string;
  kind: 'shop' | 'company';
  name: string;
  /** Hiragana. */
  kana: string;
  nameEn: string | null;
  /** One to three slugs of child categories, the first the main one. */
  categories: string[];
  area: AreaSlug;
  zones: ZoneSlug[];
  postalCode: string | null;
  address: string;
  addressEn: string | null;
  building: string | null;
  /** `town`: a business at home, whose address is shown to the 町 only. */
  addressPrecision: 'full' | 'town';
  lat: number | null;
  lng: number | null;
  access: string | null;
  accessEn: string | null;
  parking: string | null;
  phone: string | null;
  website: string | null;
  instagram: string | null;
  x: string | null;
  line: string | null;
  ecShop: string | null;
  summary: string;
  summaryEn: string | null;
  /** Paragraphs with a blank line between. */
  body: string;
  bodyEn: string | null;
  features: string[];
  hours: DemoHours;
  exceptions: DemoException[];
  closure: 'none' | 'temporary' | 'permanent';
  confirmedDaysAgo: number;
}

export interface DemoBusiness {
  name: string;
  /** Full-width katakana. */
  kana: string;
  nameEn: string | null;
  corporateNumber: string | null;
  chamber: ChamberSlug;
  shop: DemoShop;
}
