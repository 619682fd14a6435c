/** The same scatter for the same seed: where snow falls and lights hang. */
export function scatter(seed: number, count: number): { x: number; y: number; size: number }[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  return Array.from({ length: count }, () => ({
    x: Math.round(next() * 2400 - 800),
    y: Math.round(next() * 520),
    size: Math.round((1.2 + next() * 2.6) * 10) / 10,
  }));
}

/** Points along a hanging string of lights from one post to the next. */
export function garland(
  from: [number, number],
  to: [number, number],
  sag: number,
  count: number,
): { x: number; y: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const t = (i + 0.5) / count;
    const x = from[0] + (to[0] - from[0]) * t;
    const y = from[1] + (to[1] - from[1]) * t + sag * 4 * t * (1 - t);
    return { x: Math.round(x), y: Math.round(y) };
  });
}
