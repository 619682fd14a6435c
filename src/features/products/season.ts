/** Months 1–12 as the bits 0–11 of one number. */
export function seasonBits(months: readonly number[]): number {
  return months.reduce((bits, month) => bits | (1 << (month - 1)), 0);
}

/** The months of a season, in order. */
export function seasonMonths(bits: number): number[] {
  return Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => bits & (1 << (month - 1)));
}

/**
 * Months as unbroken runs, so that they can be said as 11月〜2月: a run may pass the year's end.
 * All twelve are one run from January.
 */
export function seasonRuns(months: readonly number[]): { first: number; last: number }[] {
  if (months.length === 12) return [{ first: 1, last: 12 }];
  const has = (month: number) => months.includes(((month + 11) % 12) + 1);
  return months
    .filter((month) => !has(month - 1))
    .map((first) => {
      let last = first;
      while (has(last + 1)) last += 1;
      return { first, last: ((last - 1) % 12) + 1 };
    });
}
