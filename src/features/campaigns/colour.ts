/** Colours as `#rrggbb`. */
type Rgb = [number, number, number];

export function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function print(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** `a` with the share `t` (0–1) of `b`. */
export function mix(a: string, b: string, t: number): string {
  const from = parse(a);
  const to = parse(b);
  return print(from.map((part, i) => part + (to[i]! - part) * t) as Rgb);
}

/** Relative luminance as WCAG 2.2 defines it. */
export function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast as WCAG 2.2 defines it, 1–21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const STEPS = 40;

/** `colour`, moved towards `goal` only as far as `holds` asks for; the goal itself if nothing less does. */
export function towards(colour: string, goal: string, holds: (colour: string) => boolean): string {
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mix(colour, goal, step / STEPS);
    if (holds(tried)) return tried;
  }
  return goal;
}

/** `colour`, darker or lighter until it can be told from every ground; `goal` is black or white. */
export function readable(colour: string, goal: string, grounds: string[], ratio: number): string {
  return towards(colour, goal, (tried) =>
    grounds.every((ground) => contrast(tried, ground) >= ratio),
  );
}
