import type { CampaignsWords } from './campaigns.ja.ts';

/** Words of the campaigns pages, in English. */
export const campaignsEn: CampaignsWords = {};
