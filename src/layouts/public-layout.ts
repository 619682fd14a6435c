import type { IconName } from '#ui/icons.ts';

/** What a page hands to PublicLayout. All words come from the dictionary. */
export interface NavItem {
  href: string;
  label: string;
  current?: boolean;
}

export interface BottomItem extends NavItem {
  icon: IconName;
}

export interface FooterGroup {
  title: string;
  items: NavItem[];
}

export interface PublicLabels {
  siteName: string;
  /** The whole name of who runs the site, for the footer. */
  publisher: string;
  tagline: string;
  home: string;
  skip: string;
  menu: string;
  mainNav: string;
  bottomNav: string;
  footerNav: string;
  /** How each language calls itself: { ja: '日本語', en: 'English' }. */
  languageNames: Record<string, string>;
  search: string;
  searchPlaceholder: string;
}

export interface PublicLayoutProps {
  lang: string;
  title: string;
  description: string;
  /** Absolute address of this page. */
  canonical: string;
  /** Absolute or rooted addresses of this page in every language, its own among them. */
  alternates: { lang: string; href: string }[];
  homeHref: string;
  /** Absolute address of a picture of 1200×630. */
  ogImage?: string;
  ogType?: 'website' | 'article' | 'profile';
  noindex?: boolean;
  /** JSON with `<` already escaped. */
  jsonLd?: string[];
  demoNotice?: string;
  /** A stylesheet that replaces tokens: a campaign's own colours. */
  theme?: string;
  /** Where the search form of the header leads; it sends `q`. */
  search?: { action: string; value?: string };
  nav: NavItem[];
  bottom: BottomItem[];
  footer: FooterGroup[];
  footnotes?: string[];
  labels: PublicLabels;
}
