const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One day that differs from the usual hours. */
export interface HoursException {
  /** Tokyo date, `YYYY-MM-DD`. */
  date: string;
  /** `10:00-15:00` or a list of such; past midnight as `18:00-26:00`. Null: closed all day. */
  hours: string | null;
}

function rule({ date, hours }: HoursException): string {
  const [year, month, day] = date.split('-');
  return `${year} ${MONTHS[Number(month) - 1]} ${day} ${hours ?? 'off'}`;
}

/**
 * The `opening_hours` value in which dated exceptions beat the usual hours: a later rule replaces
 * the earlier ones for its day. Null stays null: a day's exception does not tell the other days.
 */
export function withExceptions(
  value: string | null,
  exceptions: readonly HoursException[],
): string | null {
  if (value === null) return null;
  const inOrder = exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return [value.replace(/[;\s]+$/, ''), ...inOrder.map(rule)].join('; ');
}
