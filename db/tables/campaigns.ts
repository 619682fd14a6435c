import type { Generated } from 'kysely';

export interface CampaignTables {
  campaign: CampaignTable;
  campaign_entry: CampaignEntryTable;
  campaign_participant: CampaignParticipantTable;
  campaign_application: CampaignApplicationTable;
}

export interface CampaignTable {
  id: Generated<number>;
  slug: string;
  visibility: 'hidden' | 'published' | 'archived';
  name: string;
  name_en: string | null;
  /** Local dates, both inclusive. */
  starts_on: string;
  ends_on: string;
  /** Colours, scene and pattern as JSON, parsed by the feature's schema. */
  look: string;
  lead: string;
  lead_en: string | null;
  body: string;
  body_en: string | null;
  /** Claims with their sources, and parts of the programme, as JSON, parsed by the feature's schema. */
  story: Generated<string>;
  /** Local date, inclusive: as long members may ask to join; null while they may not. */
  open_until: string | null;
  /** What members are told of joining. */
  call: string | null;
  /** Last year's, which it is measured against. */
  copied_from: number | null;
  version: Generated<number>;
  demo: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface CampaignEntryTable {
  campaign_id: number;
  kind: 'event' | 'product' | 'coupon';
  entry_id: number;
  position: number;
}

export interface CampaignParticipantTable {
  id: Generated<number>;
  campaign_id: number;
  business_id: number;
  /** Where it takes part; null for an organiser without a shop. */
  shop_id: number | null;
  product_id: number | null;
  /** Where, if not in its shop. */
  venue_id: number | null;
  /** Place in the walking order, from 1. */
  position: number;
  role: string;
  role_en: string | null;
  dish: string | null;
  dish_en: string | null;
  /** Yen, tax included. */
  price: number | null;
  /** On which days, in words. */
  days: string | null;
  days_en: string | null;
}

/** A shop that was asked to join a campaign, or asks to. */
export interface CampaignApplicationTable {
  id: Generated<number>;
  campaign_id: number;
  shop_id: number;
  state: 'invited' | 'applied' | 'declined' | 'accepted' | 'refused';
  role: string | null;
  dish: string | null;
  /** Yen, tax included. */
  price: number | null;
  days: string | null;
  message: string | null;
  created_at: string;
  updated_at: string;
}
