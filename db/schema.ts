import type { Generated } from 'kysely';
import type { AccountTables } from './tables/accounts.ts';
import type { AuditTables } from './tables/audit.ts';
import type { CampaignTables } from './tables/campaigns.ts';
import type { ProductTables } from './tables/products.ts';
import type { EventTables } from './tables/events.ts';
import type { JobTables } from './tables/jobs.ts';
import type { CountTables } from './tables/counts.ts';
import type { DayTables } from './tables/days.ts';
import type { DraftTables } from './tables/drafts.ts';
import type { SettingTables } from './tables/settings.ts';
import type { CouponTables } from './tables/coupons.ts';
import type { InboxTables } from './tables/inbox.ts';
import type { MediaTables } from './tables/media.ts';
import type { MemberTables } from './tables/members.ts';
import type { NewsTables } from './tables/news.ts';
import type { PageTables } from './tables/pages.ts';
import type { PlanTables } from './tables/plan.ts';
import type { SurveyTables } from './tables/surveys.ts';
import type { RedirectTables } from './tables/redirects.ts';
import type { RoutineTables } from './tables/routines.ts';
import type { TransferTables } from './tables/transfer.ts';

/**
 * One interface a table; `tests/unit/db/schema.test.ts` holds them against the live schema.
 * Times are ISO UTC text with milliseconds, local dates `YYYY-MM-DD` in Asia/Tokyo, booleans 0/1.
 */
export interface Database
  extends
    AccountTables,
    AuditTables,
    CampaignTables,
    CountTables,
    CouponTables,
    DayTables,
    DraftTables,
    EventTables,
    InboxTables,
    JobTables,
    MediaTables,
    MemberTables,
    NewsTables,
    PageTables,
    PlanTables,
    ProductTables,
    RedirectTables,
    RoutineTables,
    SettingTables,
    SurveyTables,
    TransferTables {
  business: BusinessTable;
  area: AreaTable;
  zone: ZoneTable;
  category: CategoryTable;
  feature: FeatureTable;
  shop: ShopTable;
  shop_category: ShopCategoryTable;
  shop_zone: ShopZoneTable;
  shop_feature: ShopFeatureTable;
  shop_exception: ShopExceptionTable;
  schedule: ScheduleTable;
  open_interval: OpenIntervalTable;
  revision: RevisionTable;
  slug_history: SlugHistoryTable;
  change: ChangeTable;
  plan_target: PlanTargetTable;
  area_statistic: AreaStatisticTable;
}

export interface BusinessTable {
  id: Generated<number>;
  kind: 'business' | 'organisation';
  name: string;
  kana: string | null;
  corporate_number: string | null;
  member_number: string | null;
  membership: 'member' | 'non-member' | 'left';
  membership_on: string | null;
  chamber: 'yamaguchi' | 'ken-o' | 'tokuji';
  trusted: Generated<number>;
  terms_version: string | null;
  terms_accepted_on: string | null;
  open_data: Generated<number>;
  demo: Generated<number>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

interface Named {
  id: Generated<number>;
  slug: string;
  name: string;
  name_en: string;
  sort: number;
}

export interface AreaTable extends Named {
  kana: string;
  lat: number | null;
  lng: number | null;
}

export interface ZoneTable extends Named {
  lat: number;
  lng: number;
}

export interface CategoryTable extends Named {
  parent_id: number | null;
  pattern: string;
  hue: string;
}

export interface FeatureTable extends Named {
  group: string;
  mark: string;
}

export interface ShopTable {
  id: Generated<number>;
  business_id: number;
  slug: string;
  kind: 'shop' | 'company';
  visibility: 'hidden' | 'published' | 'archived';
  publish_from: string | null;
  publish_until: string | null;
  confirmed_on: string | null;
  /** Where an imported row came from, so that the same file finds it again. */
  source_key: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  name: string | null;
  name_en: string | null;
  kana: string | null;
  area_id: number | null;
  postal_code: string | null;
  address: string | null;
  address_en: string | null;
  building: string | null;
  address_precision: Generated<'full' | 'town'>;
  lat: number | null;
  lng: number | null;
  access: string | null;
  access_en: string | null;
  parking: string | null;
  phone: string | null;
  contact_url: string | null;
  website: string | null;
  instagram: string | null;
  x: string | null;
  line: string | null;
  ec_shop: string | null;
  summary: string | null;
  summary_en: string | null;
  body: string | null;
  body_en: string | null;
  /** OpenStreetMap `opening_hours` value; null when not known or still to be confirmed. */
  hours_value: string | null;
  hours_last_orders: string | null;
  hours_note: string | null;
  hours_note_en: string | null;
  /** Hours as prose where nobody has confirmed a reading of them. */
  hours_text: string | null;
  hours_irregular: Generated<number>;
  closure: Generated<'none' | 'temporary' | 'permanent'>;
  schedule_id: number | null;
  /** Normalised text the directory's `q` looks in. */
  search: Generated<string>;
}

export interface ShopCategoryTable {
  shop_id: number;
  category_id: number;
  position: number;
}

export interface ShopZoneTable {
  shop_id: number;
  zone_id: number;
}

export interface ShopFeatureTable {
  shop_id: number;
  feature_id: number;
}

export interface ShopExceptionTable {
  shop_id: number;
  date: string;
  /** Periods as `10:00-15:00,17:00-20:00`; null means closed that day. */
  hours: string | null;
  reason: string | null;
  reason_en: string | null;
}

export interface ScheduleTable {
  id: Generated<number>;
  value: string;
  /** Intervals are known for the half-open span of these local dates. */
  known_from: string;
  known_until: string;
}

export interface OpenIntervalTable {
  schedule_id: number;
  starts_at: string;
  ends_at: string;
}

export interface RevisionTable {
  id: Generated<number>;
  kind: string;
  entry_id: number;
  number: number;
  state: 'draft' | 'submitted' | 'returned' | 'accepted';
  body: string;
  base_version: number;
  author: string;
  at: string;
  /** JSON: the general remark under `""`, those beside fields under their names. */
  remark: string | null;
  /** JSON: what was typed into fields and cannot be taken as it is, by field. */
  typed: Generated<string>;
  /** One per opened form, so that a form sent twice makes one revision. */
  nonce: string | null;
  account_id: number | null;
  /** Who of the staff accepted or returned it; null for what went live by itself. */
  decided_by: string | null;
  decided_at: string | null;
}

export interface SlugHistoryTable {
  kind: string;
  slug: string;
  entry_id: number;
}

export interface ChangeTable {
  id: Generated<number>;
  /** `noun:id`, ASCII; the front's store, the directory and search follow it. */
  tag: string;
  at: string;
}

export interface PlanTargetTable {
  id: Generated<number>;
  chapter: string;
  indicator: string;
  unit: string;
  /** `baseline` (現行), `R7`…`R11`, or `total` (累計). */
  period: string;
  /** Null means 予定なし in that year. */
  target: number | null;
}

export interface AreaStatisticTable {
  id: Generated<number>;
  series: string;
  /** The first cell of the printed row. */
  row_label: string;
  /** The printed column's heading. */
  column_label: string;
  /** As printed in the source. */
  printed: string;
}
