import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCampaigns } from '#db/seed/campaigns/index.ts';
import { contrast } from '#features/campaigns/colour.ts';
import { LookInput, type Look } from '#features/campaigns/schema.ts';
import {
  darkTokens,
  heroTokens,
  lightTokens,
  RATIO,
  themeOf,
  type Tokens,
} from '#features/campaigns/theme.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`);
const look = fc.record({
  scene: fc.constant('plain' as const),
  pattern: fc.constant('seigaiha' as const),
  hue: fc.constant('sea' as const),
  deep: colour,
  pale: colour,
  accent: colour,
  spark: colour,
});

const GROUNDS = ['paper', 'surface', 'sunken', 'accent-soft'];

function worst(tokens: Tokens, name: string): number {
  return Math.min(...GROUNDS.map((ground) => contrast(tokens[name]!, tokens[ground]!)));
}

function expectReadable(tokens: Tokens): void {
  expect(worst(tokens, 'ink')).toBeGreaterThanOrEqual(RATIO.body);
  for (const name of ['muted', 'accent', 'accent-strong']) {
    expect(worst(tokens, name)).toBeGreaterThanOrEqual(RATIO.text);
  }
  expect(worst(tokens, 'line-strong')).toBeGreaterThanOrEqual(RATIO.edge);
  for (const fill of ['accent-fill', 'accent-fill-strong']) {
    expect(contrast(tokens[fill]!, tokens['on-accent']!)).toBeGreaterThanOrEqual(RATIO.text);
  }
}

describe('a campaign’s colours', () => {
  it('can be read by day and by night, whatever the four colours are', () => {
    fc.assert(
      fc.property(look, (any: Look) => {
        expectReadable(lightTokens(any));
        expectReadable(darkTokens(any));
        const hero = heroTokens(any);
        expect(contrast(hero['hero-ink']!, hero['hero-ground']!)).toBeGreaterThanOrEqual(
          RATIO.body,
        );
        expect(contrast(hero['hero-spark']!, hero['hero-ground']!)).toBeGreaterThanOrEqual(
          RATIO.text,
        );
      }),
    );
  });

  it('leave the site’s own open, soon and danger readable on their paper', () => {
    fc.assert(
      fc.property(look, (any: Look) => {
        const day = lightTokens(any);
        const night = darkTokens(any);
        for (const ground of ['paper', 'surface']) {
          for (const text of ['#2f6b4f', '#7d5200', '#5a524b', '#a8102a']) {
            expect(contrast(text, day[ground]!)).toBeGreaterThanOrEqual(RATIO.text);
          }
          for (const text of ['#8ccfab', '#f0c674', '#c9beb1', '#ff9aa6']) {
            expect(contrast(text, night[ground]!)).toBeGreaterThanOrEqual(RATIO.text);
          }
        }
      }),
    );
  });

  it('keep December’s and chocolate’s own where they can be read as they are', () => {
    const [december, chocolate] = demoCampaigns.map(({ look }) => LookInput.parse(look));
    expect(heroTokens(december!)).toMatchObject({
      'hero-ground': '#14213d',
      'hero-spark': '#f2c14e',
      'hero-ink': '#eaf0f6',
    });
    expect(lightTokens(december!)['paper']).toBe('#eaf0f6');
    expect(darkTokens(december!)['accent']).toBe('#f2c14e');
    expect(heroTokens(chocolate!)['hero-ground']).toBe('#4a2c20');
    expect(lightTokens(chocolate!)['paper']).toBe('#f5e9da');
    expect(lightTokens(chocolate!)['accent']).toBe('#a63d57');
  });

  it('put no vermilion on the December night', () => {
    const december = LookInput.parse(demoCampaigns[0]!.look);
    expect(themeOf(december).css).not.toMatch(/#(b5332a|a8322a|c2443a|f28b7a)/i);
  });

  it('have an address that changes with them and with nothing else', () => {
    const first = LookInput.parse(demoCampaigns[0]!.look);
    expect(themeOf(first).hash).toBe(themeOf({ ...first, scene: 'plain', hue: 'sea' }).hash);
    expect(themeOf(first).hash).not.toBe(themeOf({ ...first, spark: '#f2c14f' }).hash);
    expect(themeOf(first).css).not.toContain('PLACE');
  });

  it('cannot carry anything but colours into the stylesheet', () => {
    for (const bad of ['red', '#fff', '#14213d;}body{display:none', 'url(//x)']) {
      expect(LookInput.safeParse({ ...demoCampaigns[0]!.look, deep: bad }).success).toBe(false);
    }
  });
});
