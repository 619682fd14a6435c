import { isLocalDate } from '#server/clock.ts';
import { plain } from '#features/shops/import/cells.ts';

/** `2026/5/17` or `2026年5月17日` as `YYYY-MM-DD`; null when empty, undefined when it is no date. */
export function dateIn(cell: string): string | null | undefined {
  const text = plain(cell);
  if (text === '') return null;
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!found) return undefined;
  const date = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** `9:00` or `9時30分` as `HH:MM`; null when empty, undefined when it is no time of day. */
export function timeIn(cell: string): string | null | undefined {
  const text = plain(cell);
  if (text === '') return null;
  const found = /^(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分)?)$/.exec(text);
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Whole yen where a cell says one price and nothing else that matters; 0 for 無料; null otherwise. */
export function feeIn(cell: string): number | null {
  const text = plain(cell).replace(/[()（）]当日支払い?[()（）]?/g, '');
  if (/^(?:[^0-9]*は)?無料(?:です)?。?$/.test(text)) return 0;
  const found = /^(?:参加費?|料金)?([\d,]+)円$/.exec(text);
  return found ? Number(found[1]!.replace(/,/g, '')) : null;
}

/** The one number of people or groups a cell names, `20人(申込順)`; null where there is none. */
export function capacityIn(cell: string): number | null {
  const found = /^(?:先着)?(\d{1,6})(?:人|名)?(?=$|\()/.exec(plain(cell));
  const count = Number(found?.[1] ?? 0);
  return count > 0 ? count : null;
}

/** A 法人番号 of 13 digits; what a spreadsheet made of one (`1.00E+12`) is none. */
export function corporateNumberIn(cell: string): string | null {
  const text = plain(cell);
  return /^\d{13}$/.test(text) ? text : null;
}
