/** A business as it is written by hand; `compose.ts` adds what follows from the rest. */
export interface CuratedRow {
  name: string;
  /** Hiragana with a space between words, which become the hyphens of the slug. */
  kana: string;
  en: string | null;
  /** Slugs of child categories, separated by a space, the main one first. */
  cats: string;
  /** A town's Japanese name from `areas.ts`. */
  town: string;
  hours: string;
  summary: string;
  summaryEn: string | null;
  body: string;
  bodyEn?: string | null;
  kind?: 'company';
  /** Legal form put before the name: 株式会社, 有限会社, 合同会社 … */
  corp?: '株式会社' | '有限会社' | '合同会社' | '農事組合法人' | '社会福祉法人' | '一般社団法人';
  lastOrders?: string;
  note?: readonly [ja: string, en: string | null];
  irregular?: true;
  /** Slugs of features, separated by a space; where absent, likely ones of the trade. */
  features?: string;
  building?: string;
  home?: true;
  access?: readonly [ja: string, en: string | null];
  parking?: string;
  /** Which addresses it has: `web`, `ig`, `x`, `line`, `ec`, separated by a space. */
  links?: string;
  exceptions?: readonly (readonly [
    offsetDays: number,
    hours: string | null,
    reason: string,
    reasonEn: string,
  ])[];
  closure?: 'temporary' | 'permanent';
  slug?: string;
}
