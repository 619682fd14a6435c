/** One storey of the pagoda: the height of its eaves' tips, their half width, the wall below. */
interface Tier {
  y: number;
  half: number;
  wall: number;
}

/** From the top down; each roof a little wider than the one above. */
export const TIERS: Tier[] = [
  { y: 116, half: 84, wall: 34 },
  { y: 172, half: 92, wall: 36 },
  { y: 231, half: 101, wall: 38 },
  { y: 292, half: 111, wall: 40 },
  { y: 356, half: 122, wall: 90 },
];

const ROOF = 26;

/** A roof of cypress bark: a slow curve, tips turned up. */
export function eave(x: number, { y, half }: Tier): string {
  const ridge = Math.round(half * 0.3);
  const bend = Math.round(half * 0.62);
  return (
    `M${x - half} ${y - 5}Q${x - bend} ${y - 9} ${x - ridge} ${y - ROOF}H${x + ridge}` +
    `Q${x + bend} ${y - 9} ${x + half} ${y - 5}L${x + half - 4} ${y + 2}` +
    `Q${x} ${y + 9} ${x - half + 4} ${y + 2}Z`
  );
}

export function storey(x: number, { y, half, wall }: Tier): string {
  const side = Math.round(half * 0.38);
  return `M${x - side} ${y}H${x + side}V${y + wall}H${x - side}Z`;
}
