import type { EventsWords } from './events.ja.ts';

/** Words of the events pages, in English. */
export const eventsEn: EventsWords = {};
