import type { Dictionary } from '#i18n/index.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import type { BottomItem, FooterGroup, NavItem } from './public-layout.ts';

/** The rooms of the public site that its menus lead to. */
export type Room = 'find' | 'open';

interface Menus {
  nav: NavItem[];
  bottom: BottomItem[];
  footer: FooterGroup[];
}

/** Every menu of a public page; `current` is the room it belongs to. */
export function siteMenus(
  locale: Locale,
  words: Dictionary['nav'],
  current: Room | undefined,
): Menus {
  const item = (room: Room, path: string, label: string): NavItem => ({
    href: urlFor(locale, path),
    label,
    current: current === room,
  });
  const shops = item('find', '/shops', words.shops);
  const open = item('open', '/shops?open=1', words.openNow);
  return {
    nav: [shops, open],
    bottom: [
      { ...shops, label: words.find, icon: 'search' },
      { ...open, icon: 'clock' },
    ],
    footer: [{ title: words.footerFind, items: [shops, open] }],
  };
}
