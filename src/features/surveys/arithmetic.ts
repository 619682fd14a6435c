/** Counts of answers about one thing; who did not answer is in none of the three. */
export interface Answers {
  up: number;
  same: number;
  down: number;
}

/** The answers that say something. */
export function validOf({ up, same, down }: Answers): number {
  return up + same + down;
}

/** Diffusion index: (up − down) ÷ valid × 100, one decimal; null when nobody answered. */
export function diOf(answers: Answers): number | null {
  return tenths((answers.up - answers.down) * 100, validOf(answers));
}

/** A share in per cent, one decimal; null when there is nothing to share. */
export function percentOf(part: number, whole: number): number | null {
  return tenths(part * 100, whole);
}

/**
 * `over ÷ under` to one decimal, halves away from zero, as a calculator's user would do it. Whole
 * numbers go in, so no binary fraction decides which way a half goes.
 */
export function tenths(over: number, under: number): number | null {
  if (under === 0) return null;
  const sign = Math.sign(over) * Math.sign(under);
  const [a, b] = [Math.abs(over) * 10, Math.abs(under)];
  const rounded = Math.floor((2 * a + b) / (2 * b));
  return rounded === 0 ? 0 : (sign * rounded) / 10;
}

/** One decimal as it is printed in Japan: ▲ for minus, — where nobody answered. */
export function pointsText(points: number | null): string {
  if (points === null) return '—';
  return `${points < 0 ? '▲' : ''}${Math.abs(points).toFixed(1)}`;
}
