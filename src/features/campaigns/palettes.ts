import type { Look } from './schema.ts';

type Colours = Pick<Look, 'deep' | 'pale' | 'accent' | 'spark' | 'hue'>;

/** Sets of colours the staff choose from; a test holds what is written in them to its contrast. */
export const PALETTES = {
  vermilion: {
    hue: 'vermilion',
    deep: '#3a1410',
    pale: '#fbf3ec',
    accent: '#b5332a',
    spark: '#f2c879',
  },
  night: { hue: 'indigo', deep: '#14213d', pale: '#eaf0f6', accent: '#14213d', spark: '#f2c14e' },
  cedar: { hue: 'cedar', deep: '#14352a', pale: '#eef5f0', accent: '#2f6b4f', spark: '#f0c860' },
  plum: { hue: 'plum', deep: '#3b1026', pale: '#fff4f7', accent: '#a01c50', spark: '#ffd1dc' },
  cacao: { hue: 'tea', deep: '#4a2c20', pale: '#f5e9da', accent: '#a63d57', spark: '#f3cf9b' },
  sea: { hue: 'sea', deep: '#0d3244', pale: '#eaf5f8', accent: '#12607a', spark: '#ffd166' },
  wisteria: { hue: 'slate', deep: '#2a2350', pale: '#f3f1fb', accent: '#5546a3', spark: '#ffd6e0' },
  persimmon: {
    hue: 'ochre',
    deep: '#3d1f0c',
    pale: '#fdf3e7',
    accent: '#a8480f',
    spark: '#ffcf70',
  },
} as const satisfies Record<string, Colours>;
export type Palette = keyof typeof PALETTES;
export const PALETTE_NAMES = Object.keys(PALETTES) as [Palette, ...Palette[]];

/** The palette a look was made of; undefined for colours of its own. */
export function paletteOf(look: Look): Palette | undefined {
  return PALETTE_NAMES.find(
    (name) =>
      PALETTES[name].deep === look.deep.toLowerCase() &&
      PALETTES[name].accent === look.accent.toLowerCase(),
  );
}
