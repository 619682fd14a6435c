import type { Dictionary } from '#i18n/index.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import type { BottomItem, FooterGroup, NavItem } from './public-layout.ts';

/** The rooms of the public site that its menus lead to. */
export type Room =
  'find' | 'open' | 'coupons' | 'events' | 'jobs' | 'products' | 'campaigns' | 'news' | 'surveys';

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
  const page = (path: string, label: string): NavItem => ({ href: urlFor(locale, path), label });
  const shops = item('find', '/shops', words.shops);
  const open = item('open', '/shops?open=1', words.openNow);
  const coupons = item('coupons', '/coupons', words.coupons);
  const events = item('events', '/events', words.events);
  const jobs = item('jobs', '/jobs', words.jobs);
  const products = item('products', '/products', words.products);
  const campaigns = item('campaigns', '/campaigns', words.campaigns);
  const news = item('news', '/news', words.news);
  const surveys = item('surveys', '/surveys', words.surveys);
  return {
    nav: [shops, coupons, events, jobs, products, campaigns, news, surveys],
    bottom: [
      { ...shops, label: words.find, icon: 'search' },
      { ...open, icon: 'clock' },
      { ...coupons, icon: 'ticket' },
      { ...events, icon: 'calendar' },
      { ...jobs, icon: 'briefcase' },
    ],
    footer: [
      {
        title: words.footerFind,
        items: [shops, open, coupons, events, jobs, products, campaigns, news, surveys],
      },
      {
        title: words.footerBusiness,
        items: [
          page('/list-your-business', words.apply),
          page('/terms/listing', words.listingTerms),
          page('/opendata', words.opendata),
        ],
      },
      {
        title: words.footerSite,
        items: [
          page('/about', words.about),
          page('/help', words.help),
          page('/contact', words.contact),
          page('/report', words.report),
          page('/terms', words.terms),
          page('/privacy', words.privacy),
          page('/accessibility', words.accessibility),
          page('/jobs/policy', words.jobsPolicy),
        ],
      },
    ],
  };
}
