/** Words of the events pages, in Japanese: the source. */
export const eventsJa = {};

export type EventsWords = typeof eventsJa;
