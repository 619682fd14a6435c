import type { AboutWords } from './about.ja.ts';

/** Words of the about pages, in English. */
export const aboutEn: AboutWords = {};
