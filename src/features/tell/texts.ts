import { tellJa as t } from '#i18n/tell.ja.ts';
import type { Teller, Telling } from './telling.ts';

/** A text to copy, for a network or for the chamber's bulletin. */
export interface ReadyText {
  use: 'sns' | 'bulletin';
  text: string;
}

/** X counts letters of most scripts twice and an address as 23. */
const X_MAX = 280;
const X_LINK = 23;

/** What a telling says elsewhere. */
export function readyTexts(
  { what, lines }: Telling,
  { name, phone }: Pick<Teller, 'name' | 'phone'>,
  url: string,
): ReadyText[] {
  return [
    { use: 'sns', text: t.sns_(t.titleOf(name, what), lines, url) },
    { use: 'bulletin', text: t.bulletin_(t.caller(name, phone), what, lines) },
  ];
}

/** Whether a text is longer than one post on X. */
export function isTooLongForX(text: string): boolean {
  const weight = text
    .replaceAll(/https?:\/\/\S+/g, 'x'.repeat(X_LINK))
    .replaceAll(/[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu, 'xx').length;
  return weight > X_MAX;
}
