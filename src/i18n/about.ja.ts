/** Words of the about pages, in Japanese: the source. */
export const aboutJa = {};

export type AboutWords = typeof aboutJa;
