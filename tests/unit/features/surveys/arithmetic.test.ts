import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diOf, percentOf, pointsText, tenths, validOf } from '#features/surveys/arithmetic.ts';

/** Long division by hand: one digit after the point, a second to round by, in text. */
function byHand(over: bigint, under: bigint): string {
  const size = over < 0n ? -over : over;
  let tens = (size * 10n) / under;
  const next = ((size * 100n) / under) % 10n;
  if (next >= 5n) tens += 1n;
  const digits = String(tens).padStart(2, '0');
  const text = `${digits.slice(0, -1)}.${digits.slice(-1)}`;
  return over < 0n && tens !== 0n ? `▲${text}` : text;
}

const count = fc.integer({ min: 0, max: 20_000 });

describe('a diffusion index', () => {
  test('is what long division by hand gives', () => {
    fc.assert(
      fc.property(count, count, count, (up, same, down) => {
        const valid = up + same + down;
        fc.pre(valid > 0);
        expect(pointsText(diOf({ up, same, down }))).toBe(
          byHand(BigInt(up - down) * 100n, BigInt(valid)),
        );
      }),
    );
  });

  test('lies within a hundred, changes its sign with its sides, and leaves out who did not answer', () => {
    fc.assert(
      fc.property(count, count, count, (up, same, down) => {
        fc.pre(validOf({ up, same, down }) > 0);
        const di = diOf({ up, same, down })!;
        expect(Math.abs(di)).toBeLessThanOrEqual(100);
        expect(diOf({ up: down, same, down: up })! + di).toBe(0);
      }),
    );
  });

  test.each([
    [{ up: 0, same: 0, down: 0 }, '—'],
    [{ up: 3, same: 4, down: 8 }, '▲33.3'],
    [{ up: 1, same: 1998, down: 0 }, '0.1'],
    [{ up: 0, same: 9999, down: 1 }, '0.0'],
    [{ up: 5, same: 0, down: 0 }, '100.0'],
  ])('of %o is printed as %s', (answers, text) => {
    expect(pointsText(diOf(answers))).toBe(text);
  });
});

test('a share rounds halves up as a calculator does, whatever binary fractions say', () => {
  expect(percentOf(1, 16)).toBe(6.3);
  expect(percentOf(23, 2000)).toBe(1.2);
  expect(percentOf(0, 0)).toBeNull();
  expect(tenths(-1, 20)).toBe(-0.1);
  fc.assert(
    fc.property(count, count, (part, rest) => {
      fc.pre(part + rest > 0);
      expect(pointsText(percentOf(part, part + rest))).toBe(
        byHand(BigInt(part) * 100n, BigInt(part + rest)),
      );
    }),
  );
});
