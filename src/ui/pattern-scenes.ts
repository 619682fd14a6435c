import type { Role } from './pattern.ts';

/** Where a scene is drawn; `repeat` gives the fill of the entry's own pattern. */
export interface Canvas {
  w: number;
  h: number;
  random: () => number;
  paint: (role: Role) => string;
  repeat: (kind: 'lines' | 'reverse') => string;
}

const between = (c: Canvas, from: number, to: number) =>
  Math.round(from + c.random() * (to - from));
const rect = (c: Canvas, fill: string) => `<path d="M0 0H${c.w}V${c.h}H0Z" ${fill}/>`;
const disc = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" ${fill}/>`;
const shape = (d: string, ...fills: string[]) =>
  fills.map((fill) => `<path d="${d}" ${fill}/>`).join('');

/** A handful of gold-leaf lozenges, as on 大内塗. */
function leaf(c: Canvas, x: number, y: number, s = 7): string {
  const one = (dx: number, dy: number) =>
    `M${x + dx} ${y + dy - s}l${Math.round(s * 1.6)} ${s}-${Math.round(s * 1.6)} ${s}-${Math.round(s * 1.6)}-${s}Z`;
  const step = Math.round(s * 1.6) + 2;
  return shape(
    one(0, 0) + one(step, s + 2) + one(-step, s + 2) + one(0, 2 * s + 4),
    c.paint('gold'),
  );
}

/** The pattern as a sea below a sun. */
function sunrise(c: Canvas): string {
  const y = between(c, 130, 190);
  const x = between(c, c.w * 0.2, c.w * 0.8);
  const sea = `M0 ${y}Q${c.w * 0.3} ${y - between(c, -26, 26)} ${c.w * 0.55} ${y}T${c.w} ${y - 8}V${c.h}H0Z`;
  return (
    rect(c, c.paint('ground')) +
    disc(x, y - between(c, 10, 50), between(c, 48, 84), c.paint('ink')) +
    shape(sea, c.paint('ground'), c.paint('tone'), c.repeat('lines'))
  );
}

/** Two ranges of hills, the nearer one in the pattern; a small moon or sun of gold. */
function hills(c: Canvas): string {
  const a = between(c, 110, 160);
  const b = between(c, 170, 210);
  const peak = between(c, c.w * 0.2, c.w * 0.8);
  const far = `M0 ${a + 40}Q${peak / 2} ${a + 30} ${peak} ${a}T${c.w} ${a + 60}V${c.h}H0Z`;
  const near = `M0 ${b}C${c.w * 0.25} ${b - 50} ${c.w * 0.4} ${b + 50} ${c.w * 0.65} ${b}S${c.w * 0.9} ${b - 40} ${c.w} ${b - 20}V${c.h}H0Z`;
  return (
    rect(c, c.paint('ground')) +
    disc(c.w - peak, between(c, 50, 90), between(c, 20, 34), c.paint('gold')) +
    shape(far, c.paint('tone'), c.repeat('lines')) +
    shape(near, c.paint('ink'), c.repeat('reverse'))
  );
}

/** Night: the ground itself in ink, a paper moon. */
function moon(c: Canvas): string {
  const r = between(c, 46, 74);
  const x = between(c, c.w * 0.25, c.w * 0.75);
  const y = between(c, 90, 170);
  return (
    rect(c, c.paint('ink')) +
    rect(c, c.repeat('reverse')) +
    disc(x, y, r, c.paint('paper')) +
    disc(x, y, r + 9, c.paint('rim'))
  );
}

/** 源氏雲: gold-rimmed clouds drifting across the pattern. */
function clouds(c: Canvas): string {
  const bars = [0, 1, 2, 3].map((i) => {
    const left = i % 2 === 0;
    const length = between(c, c.w * 0.35, c.w * 0.7);
    const x = left ? -40 : c.w + 40 - length;
    return `x="${x}" y="${(i < 2 ? 28 : 196) + (i % 2) * 38}" width="${length}" height="40" rx="20"`;
  });
  const draw = (fill: string) => bars.map((bar) => `<rect ${bar} ${fill}/>`).join('');
  return (
    rect(c, c.paint('ground')) +
    rect(c, c.repeat('lines')) +
    draw(c.paint('rim')) +
    draw(c.paint('cloud')) +
    leaf(c, between(c, c.w * 0.35, c.w * 0.65), 132)
  );
}

/** A great disc of lacquer, cropped by the edge. */
function lacquer(c: Canvas): string {
  const x = c.random() < 0.5 ? between(c, 0, c.w * 0.3) : between(c, c.w * 0.7, c.w);
  const y = between(c, 130, 260);
  const r = between(c, 150, 200);
  return (
    rect(c, c.paint('ground')) +
    rect(c, c.repeat('lines')) +
    disc(x, y, r, c.paint('ink')) +
    disc(x, y, r, c.repeat('reverse')) +
    disc(x, y, r + 10, c.paint('rim'))
  );
}

/** 帯: a band across, between two gold threads. */
function obi(c: Canvas): string {
  const y = between(c, 70, 120);
  const slope = between(c, -60, 60);
  const height = between(c, 90, 120);
  const edge = (dy: number) => `M0 ${y + dy}L${c.w} ${y + slope + dy}`;
  return (
    rect(c, c.paint('ground')) +
    rect(c, c.paint('tone')) +
    shape(`${edge(0)}v${height}L0 ${y + height}Z`, c.paint('ground'), c.repeat('lines')) +
    shape(edge(-7) + edge(height + 7), c.paint('rim')) +
    leaf(c, between(c, c.w * 0.3, c.w * 0.7), y + Math.round(slope / 2 + height / 2) - 14, 10)
  );
}

/** 重ね: two papers laid over each other along a slant. */
function layers(c: Canvas): string {
  const top = between(c, c.w * 0.35, c.w * 0.8);
  const foot = between(c, c.w * 0.2, c.w * 0.65);
  const d = `M0 0H${top}L${foot} ${c.h}H0Z`;
  return (
    rect(c, c.paint('ground')) +
    rect(c, c.repeat('lines')) +
    shape(d, c.paint('ink'), c.repeat('reverse')) +
    shape(`M${top + 8} 0L${foot + 8} ${c.h}`, c.paint('rim'))
  );
}

/** 丸窓: a round window, its rim of gold. */
function roundWindow(c: Canvas): string {
  const x = between(c, c.w * 0.36, c.w * 0.64);
  const r = between(c, 92, 118);
  return (
    rect(c, c.paint('ink')) +
    disc(x, 150, r + 9, c.paint('rim')) +
    disc(x, 150, r, c.paint('ground')) +
    disc(x, 150, r, c.repeat('lines')) +
    leaf(c, x + (c.random() < 0.5 ? -1 : 1) * Math.round(r * 0.9), 200, 9)
  );
}

/** 短冊: strips of paper hung side by side, one of them lacquered. */
function strips(c: Canvas): string {
  const width = Math.round(c.w / 5);
  const lacquered = between(c, 0, 3);
  const hung = [0, 1, 2, 3].map((i) => {
    const x = Math.round(c.w * 0.07 + i * (width + c.w * 0.02));
    const strip = `M${x}-9h${width}V${between(c, 170, 285)}h-${width}Z`;
    return i === lacquered
      ? shape(strip, c.paint('ink'), c.repeat('reverse'), c.paint('rim'))
      : shape(strip, c.paint('cloud'), c.repeat('lines'));
  });
  return rect(c, c.paint('ground')) + rect(c, c.paint('tone')) + hung.join('');
}

export const SCENES = [
  sunrise,
  hills,
  moon,
  clouds,
  lacquer,
  obi,
  layers,
  roundWindow,
  strips,
] as const;
