import type { Database } from '#db/schema.ts';
import type { EXPORTS } from './index.ts';
import { PLAIN_TABLES } from './plain-tables.ts';

type Table = keyof Database;

/** The tables each file that is put together is made of. */
const MADE_OF = {
  shops: ['shop', 'shop_category', 'shop_zone', 'shop_feature', 'shop_exception'],
  coupons: ['coupon'],
  jobs: ['job'],
  events: [
    'event',
    'event_rule',
    'event_exception',
    'event_occurrence',
    'event_day',
    'event_organiser',
  ],
  products: ['product', 'product_link', 'product_store', 'product_variant', 'product_allergen'],
  businesses: ['business'],
  contacts: ['account', 'business_account'],
  inbox: ['inbox_message'],
  campaigns: ['campaign'],
  participants: ['campaign_participant'],
  news: ['news'],
  surveys: ['survey', 'survey_report', 'survey_release'],
  plan: ['plan_target', 'plan_result'],
} as const satisfies Partial<Record<keyof typeof EXPORTS, readonly Table[]>>;

/** What is in no file, by why. */
export const LEFT_OUT = {
  /** Files of their own: the log, each report's figures, the plan's page, photos and PDFs in a backup. */
  elsewhere: [
    'audit',
    'survey_sheet',
    'plan_release',
    'plan_review',
    'plan_grade',
    'area_statistic',
    'image',
    'news_file',
  ],
  /** Texts nobody has published, and what was public before. */
  drafts: ['revision', 'live_change', 'approval', 'removed_image'],
  /** What opens an account, or belongs to nobody but its owner. */
  secret: [
    'session',
    'sign_in',
    'passkey',
    'recovery_code',
    'account_link',
    'invitation',
    'confirm_token',
    'kept_form',
    'coupon_serial',
    'login_counter',
    'form_counter',
  ],
  /** What the site works out anew, and the record of its own work. */
  work: [
    'schedule',
    'open_interval',
    'change',
    'outbox',
    'ending_mail',
    'routine',
    'import_run',
    'member_sheet',
    'setting',
  ],
} as const satisfies Record<string, readonly Table[]>;

/** Every table that is in some file. */
export const OWNED: readonly Table[] = [
  ...Object.values(MADE_OF).flat(),
  ...Object.values(PLAIN_TABLES).map(({ table }) => table),
];
