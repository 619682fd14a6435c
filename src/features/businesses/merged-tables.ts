/** Rows that belong to a business or a shop, and what no two of them may share with one owner. */
export interface Rows {
  table: string;
  column: 'business_id' | 'shop_id';
  /** With the owner unique; where it is empty, each owner has one row. */
  key?: readonly string[];
}

/** Everything that hangs on a business. A test holds it against the database. */
export const BUSINESS_ROWS: readonly Rows[] = [
  { table: 'shop', column: 'business_id' },
  { table: 'event', column: 'business_id' },
  { table: 'event_organiser', column: 'business_id', key: ['event_id'] },
  { table: 'campaign_participant', column: 'business_id' },
  { table: 'news', column: 'business_id' },
  { table: 'image', column: 'business_id' },
  { table: 'seller_notice', column: 'business_id', key: [] },
  { table: 'business_account', column: 'business_id', key: ['account_id'] },
  { table: 'invitation', column: 'business_id' },
  { table: 'terms_acceptance', column: 'business_id', key: ['version'] },
  { table: 'confirm_token', column: 'business_id' },
  { table: 'ending_mail', column: 'business_id' },
  { table: 'live_change', column: 'business_id' },
  { table: 'behalf_visit', column: 'business_id' },
  { table: 'survey_concerned', column: 'business_id', key: ['report_id', 'how', 'given_on'] },
];

/** What moves with a shop; photos, counts and addresses are joined with those that are there. */
export const SHOP_ROWS: readonly Rows[] = [
  { table: 'coupon', column: 'shop_id' },
  { table: 'coupon_use', column: 'shop_id' },
  { table: 'job', column: 'shop_id' },
  { table: 'product', column: 'shop_id' },
  { table: 'product_store', column: 'shop_id', key: ['product_id'] },
  { table: 'campaign_participant', column: 'shop_id' },
  { table: 'campaign_application', column: 'shop_id', key: ['campaign_id'] },
];

/** What describes a shop itself, and stays with the one that has ended. */
export const SHOPS_OWN = ['shop_category', 'shop_zone', 'shop_feature', 'shop_exception'];
