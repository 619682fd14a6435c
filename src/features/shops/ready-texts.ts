import { shopFormJa } from '#i18n/shop-form.ja.ts';
import type { ShopBody } from './schema.ts';

/** A text to copy, for a network or for the chamber's bulletin. */
export interface ReadyText {
  use: 'sns' | 'bulletin';
  text: string;
}

const { tell } = shopFormJa;

/** What can be told of new opening hours. */
export function hoursTexts(
  { name, phone }: Pick<ShopBody, 'name' | 'phone'>,
  sentence: string,
  url: string,
): ReadyText[] {
  return [
    { use: 'sns', text: tell.hours(name ?? '', sentence, url) },
    { use: 'bulletin', text: tell.bulletinHours(name ?? '', sentence, phone ?? '') },
  ];
}

/** What can be told of days on which a shop is closed. */
export function closingTexts(
  { name, phone }: Pick<ShopBody, 'name' | 'phone'>,
  { span, reason }: { span: string; reason: string },
  url: string,
): ReadyText[] {
  return [
    { use: 'sns', text: tell.closing(name ?? '', span, reason, url) },
    { use: 'bulletin', text: tell.bulletinClosing(name ?? '', span, reason, phone ?? '') },
  ];
}
