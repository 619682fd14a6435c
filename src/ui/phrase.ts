import { loadDefaultJapaneseParser } from 'budoux';

const parser = loadDefaultJapaneseParser();

/** The phrases (文節) of a Japanese headline, in order; joined they are the text again. */
export const phrasesOf = (text: string): string[] => parser.parse(text);
