import { HUES, type Hue } from './hues.ts';
import { TILES, type PatternName, type Tile } from './pattern-tiles.ts';
import { SCENES, type Canvas } from './pattern-scenes.ts';

export type { Hue, PatternName };

export interface PatternOptions {
  pattern: PatternName;
  hue: Hue;
  /** The same seed always gives the same picture: a slug does well. */
  seed: string;
}

/** What a shape is painted with: see Pattern.astro for the page, LITERAL for files. */
export type Role =
  | ('ground' | 'ink' | 'tone' | 'paper' | 'cloud' | 'gold' | 'rim')
  | (
      | 'lines'
      | 'reverse' // strokes of a repeat: ink on ground, ground on ink
    )
  | ('area' | 'veil'); // the same for a repeat of solid shapes

const HEIGHT = 300;

/** A drawn picture for an entry without a photograph, to stand inside `<svg viewBox>`. */
export function patternSvg(options: PatternOptions) {
  const width = 400;
  return {
    viewBox: `0 0 ${width} ${HEIGHT}`,
    body: draw(options, width, (role) => `class="pt-${role}"`),
  };
}

/** The same picture as a whole file with literal colours, for a rasteriser. */
export function patternStandalone(
  options: PatternOptions & { width: number; height: number },
): string {
  const { width, height } = options;
  const w = Math.round((HEIGHT * width) / height);
  const body = draw(options, w, literalPaint(options.hue));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${w} ${HEIGHT}">${body}</svg>`;
}

function literalPaint(hue: Hue): (role: Role) => string {
  const { ink, soft } = HUES[hue];
  const gold = '#b8892b';
  const literal: Record<Role, string> = {
    ground: `fill="${soft}"`,
    ink: `fill="${ink}"`,
    tone: `fill="${ink}" fill-opacity=".14"`,
    paper: 'fill="#fffaf0"',
    cloud: 'fill="#fff"',
    gold: `fill="${gold}"`,
    rim: `fill="none" stroke="${gold}" stroke-width="1.5"`,
    lines: `fill="none" stroke="${ink}" stroke-opacity=".38" stroke-width="1.2"`,
    reverse: 'fill="none" stroke="#fff3e6" stroke-opacity=".34" stroke-width="1.2"',
    area: `fill="${ink}" fill-opacity=".16"`,
    veil: 'fill="#fff3e6" fill-opacity=".16"',
  };
  return (role) => literal[role];
}

function draw(options: PatternOptions, w: number, paint: (role: Role) => string): string {
  const { pattern, hue, seed } = options;
  const hash = fnv1a(`${pattern}/${hue}/${seed}`);
  const random = mulberry32(hash);
  const scene = SCENES[Math.floor(random() * SCENES.length)] ?? SCENES[0];
  const id = `p${hash.toString(36)}`;
  const scale = [0.8, 1, 1.25, 1.6][Math.floor(random() * 4)] ?? 1;
  const at = `translate(${Math.round(random() * 40)} ${Math.round(random() * 40)}) scale(${scale})`;
  const tile: Tile = TILES[pattern];
  const defs = new Map<string, string>();
  const canvas: Canvas = {
    w,
    h: HEIGHT,
    random,
    paint,
    repeat: (kind) => {
      const ref = `${id}${kind[0]}`;
      const role = tile.solid ? (kind === 'lines' ? 'area' : 'veil') : kind;
      defs.set(
        ref,
        `<pattern id="${ref}" width="${tile.w}" height="${tile.h}" patternUnits="userSpaceOnUse" patternTransform="${at}"><path d="${tile.d}" ${paint(role)}/></pattern>`,
      );
      return `fill="url(#${ref})"`;
    },
  };
  const shapes = scene(canvas);
  return `<defs>${[...defs.values()].join('')}</defs>${shapes}`;
}

/** FNV-1a, 32 bits: small, and spreads short slugs well. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
