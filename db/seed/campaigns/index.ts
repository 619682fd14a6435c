import { chocolate } from './chocolate.ts';
import { christmas } from './christmas.ts';
import type { DemoCampaign } from './types.ts';

/** The two campaigns there are, told as they are; who takes part in the demo is fictional. */
export const demoCampaigns: readonly DemoCampaign[] = [christmas, chocolate];
