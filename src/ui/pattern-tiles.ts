/** One repeat of each traditional pattern: its size and its lines, or its areas where `solid`. */
export interface Tile {
  w: number;
  h: number;
  d: string;
  solid?: true;
}

export const TILES = {
  seigaiha: {
    w: 40,
    h: 20,
    d: 'M2.6 10.2A20 20 0 0 1 37.4 10.2M9 12.1A13.5 13.5 0 0 1 31 12.1M14.3 16A7 7 0 0 1 25.7 16M-17.4 20.2A20 20 0 0 1 17.4 20.2M-11 22.1A13.5 13.5 0 0 1 11 22.1M-5.7 26A7 7 0 0 1 5.7 26M22.6 20.2A20 20 0 0 1 57.4 20.2M29 22.1A13.5 13.5 0 0 1 51 22.1M34.3 26A7 7 0 0 1 45.7 26',
  },
  shippo: {
    w: 40,
    h: 40,
    d: 'M0 20a20 20 0 1 0 40 0a20 20 0 1 0-40 0M20 0A20 20 0 0 1 0 20M20 0A20 20 0 0 0 40 20M0 20A20 20 0 0 1 20 40M40 20A20 20 0 0 0 20 40M20 17l3 3-3 3-3-3Z',
  },
  asanoha: {
    w: 30,
    h: 52,
    d: 'M0 0H30M0 26H30M0 52H30M0 0L15 26 30 0M0 52L15 26 30 52M0 0L15 8.7 30 0M15 8.7V43.3M0 52L15 43.3 30 52M0 0V17.3L15 26 30 17.3V0M0 52V34.7L15 26 30 34.7V52',
  },
  kikko: {
    w: 28,
    h: 48,
    d: 'M14 0 28 8V24L14 32 0 24V8ZM14 32V48M14 6 22.7 11V21L14 26 5.3 21V11ZM0 30 8.7 35V45L0 50M28 30 19.3 35V45L28 50',
  },
  ichimatsu: { w: 40, h: 40, d: 'M0 0H20V20H0ZM20 20H40V40H20Z', solid: true },
  yagasuri: {
    w: 48,
    h: 40,
    d: 'M0 0 12 12V32L0 20ZM24 0 12 12V32L24 20ZM24 32 36 20V40L24 52ZM24-8 36-20V0L24 12ZM48 32 36 20V40L48 52ZM48-8 36-20V0L48 12Z',
    solid: true,
  },
  uroko: { w: 28, h: 24, d: 'M14 0 28 24H0Z', solid: true },
  tatewaku: {
    w: 40,
    h: 60,
    d: 'M2 0C2 12 18 18 18 30S2 48 2 60M38 0C38 12 22 18 22 30S38 48 38 60M20 54l3 6-3 6-3-6ZM20-6l3 6-3 6-3-6ZM0 24l3 6-3 6-3-6ZM40 24l3 6-3 6-3-6Z',
  },
} as const satisfies Record<string, Tile>;

export type PatternName = keyof typeof TILES;
