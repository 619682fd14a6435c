import { createHash } from 'node:crypto';
import { contrast, luminance, mix, readable, towards } from './colour.ts';
import type { Look } from './schema.ts';

const BLACK = '#000000';
const WHITE = '#ffffff';

/** Contrast that text needs (WCAG 2.2 AA), body text (AAA), and the edges of controls. */
export const RATIO = { text: 4.5, body: 7, edge: 3 } as const;

export type Tokens = Record<string, string>;

/** The tokens of a look by day; whatever the four colours are, what is written can be read. */
export function lightTokens(look: Look): Tokens {
  const paper = towards(look.pale, WHITE, (tried) => luminance(tried) >= 0.82);
  const surface = WHITE;
  const sunken = mix(paper, look.deep, 0.03);
  const accentSoft = mix(paper, look.accent, 0.06);
  const grounds = [paper, surface, sunken, accentSoft];
  const accent = readable(look.accent, BLACK, grounds, RATIO.text);
  const ink = readable(mix(look.deep, BLACK, 0.4), BLACK, grounds, 10);
  return {
    paper,
    surface,
    sunken,
    ink,
    muted: readable(mix(ink, paper, 0.35), BLACK, grounds, 5),
    line: mix(paper, look.deep, 0.14),
    'line-strong': readable(mix(paper, look.deep, 0.5), BLACK, grounds, RATIO.edge),
    accent,
    'accent-strong': mix(accent, BLACK, 0.25),
    'accent-fill': accent,
    'accent-fill-strong': mix(accent, BLACK, 0.2),
    'on-accent': WHITE,
    'accent-soft': accentSoft,
    gold: look.spark,
    focus: ink,
    'focus-gap': look.spark,
    'deep-vermilion': accent,
    'hue-vermilion': accent,
    'hue-vermilion-soft': accentSoft,
  };
}

/** The same by night, on the deep colour. */
export function darkTokens(look: Look): Tokens {
  const paper = towards(mix(look.deep, BLACK, 0.4), BLACK, (tried) => luminance(tried) <= 0.012);
  const surface = mix(paper, WHITE, 0.06);
  const sunken = mix(paper, BLACK, 0.4);
  const accentSoft = mix(paper, look.spark, 0.1);
  const grounds = [paper, surface, sunken, accentSoft];
  const accent = readable(look.spark, WHITE, grounds, RATIO.text);
  const ink = readable(mix(look.pale, WHITE, 0.5), WHITE, grounds, 10);
  return {
    paper,
    surface,
    sunken,
    ink,
    muted: readable(mix(ink, paper, 0.35), WHITE, grounds, 5),
    line: mix(paper, look.pale, 0.18),
    'line-strong': readable(mix(paper, look.pale, 0.5), WHITE, grounds, RATIO.edge),
    accent,
    'accent-strong': mix(accent, WHITE, 0.35),
    'accent-fill': accent,
    'accent-fill-strong': mix(accent, WHITE, 0.3),
    'on-accent': sunken,
    'accent-soft': accentSoft,
    gold: look.spark,
    focus: WHITE,
    'focus-gap': paper,
    'deep-vermilion': mix(look.deep, look.spark, 0.25),
    'hue-vermilion': accent,
    'hue-vermilion-soft': accentSoft,
  };
}

/** What the opening is painted with; the same by day and by night. */
export function heroTokens(look: Look): Tokens {
  const ground = towards(look.deep, BLACK, (tried) => contrast(tried, WHITE) >= RATIO.body);
  return {
    'hero-ground': ground,
    'hero-dark': mix(ground, BLACK, 0.4),
    'hero-mid': mix(ground, look.pale, 0.14),
    'hero-ink': readable(look.pale, WHITE, [ground], RATIO.body),
    'hero-pale': look.pale,
    'hero-spark': readable(look.spark, WHITE, [ground], RATIO.text),
    'hero-accent': look.accent,
  };
}

const block = (selector: string, tokens: Tokens) =>
  `${selector}{${Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`;

/** `PLACE` stands for the hash of everything else, so that a look's address changes with its content. */
function template(look: Look): string {
  const light = { ...lightTokens(look), ...heroTokens(look) };
  const dark = darkTokens(look);
  // Twice the class: this sheet comes before the site's own tokens and has to win over them.
  const part = '.theme-PLACE.theme-PLACE';
  const page = ':root:has(.theme-PLACE[data-theme-page])';
  const night = (rules: string) => `@media (prefers-color-scheme:dark){${rules}}`;
  const screen = (rules: string) => `@media screen{${rules}}`;
  return [
    block(part, light),
    // On its own: a browser that does not know :has() drops the rule and keeps the others.
    screen(block(page, light)),
    night(block(part, dark)),
    night(screen(block(page, dark))),
  ].join('\n');
}

interface Theme {
  hash: string;
  css: string;
}

/** By their colours: every page of a campaign asks for its theme, and working it out takes a millisecond. */
const themes = new Map<string, Theme>();
const MOST_THEMES = 100;

/** The stylesheet of a look, and the hash that names it. */
export function themeOf(look: Look): Theme {
  const key = [look.accent, look.deep, look.pale, look.spark].join();
  const known = themes.get(key);
  if (known) return known;
  const text = template(look);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const theme = { hash, css: text.replaceAll('PLACE', hash) };
  if (themes.size >= MOST_THEMES) themes.clear();
  themes.set(key, theme);
  return theme;
}

/** The class that puts an element into a look. */
export const themeClass = (look: Look): string => `theme-${themeOf(look).hash}`;

/** Where a look's stylesheet is. */
export const themeHref = (look: Look): string => `/theme/${themeOf(look).hash}.css`;
