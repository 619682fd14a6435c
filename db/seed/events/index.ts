import { december } from './december.ts';
import { regular } from './regular.ts';
import { stage } from './stage.ts';
import type { DemoEvent } from './types.ts';

export { organisations, venues } from './places.ts';

/** The demo town's events. */
export const demoEvents: readonly DemoEvent[] = [...regular, ...stage, ...december];
