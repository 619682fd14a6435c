import type { Generated } from 'kysely';

export interface CampaignTables {
  campaign: CampaignTable;
  campaign_entry: CampaignEntryTable;
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
  /** Accent colours, pattern and hero as JSON, parsed by the feature's schema. */
  look: string;
  lead: string;
  lead_en: string | null;
  body: string;
  body_en: string | null;
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
