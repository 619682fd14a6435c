/** Words of the campaigns pages, in Japanese: the source. */
export const campaignsJa = {};

export type CampaignsWords = typeof campaignsJa;
