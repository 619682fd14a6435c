import { isLocalDate } from '#server/clock.ts';

export const UNKNOWN = '不明';
export type Sex = '男' | '女' | typeof UNKNOWN;

const plain = (label: string) => label.normalize('NFKC').toLowerCase();

/** The sex a heading or a cell speaks of. */
export function sexIn(label: string): Sex | null {
  const text = plain(label);
  if (/female|女|woman|women|^f$/.test(text)) return '女';
  if (/male|男|\bman\b|\bmen\b|^m$/.test(text)) return '男';
  return /^other\b|性別不明|その他|unknown/.test(text) ? UNKNOWN : null;
}

/** The ages a heading or a cell speaks of, as they are written in Japanese. */
export function ageIn(label: string): string | null {
  const text = plain(label);
  if (/(?:年齢|年代)不明/.test(text)) return UNKNOWN;
  const band =
    /(?<!\d)0*(\d{1,3})(?:歳)?\s*(?:to|[-〜~～–―]|から)\s*0*(\d{1,3})(?!\s*(?:時|:))/.exec(text);
  if (band && !/[時:]/.test(text)) return `${band[1]}〜${band[2]}歳`;
  const over = /(?<!\d)0*(\d{1,3})\s*(?:over|\+|歳?以上|歳?〜$)/.exec(text);
  if (over) return `${over[1]}歳以上`;
  const under = /(?<!\d)0*(\d{1,3})\s*(?:歳?未満|under)/.exec(text);
  if (under) return `${under[1]}歳未満`;
  const decade = /(?<!\d)(\d{1,2})代/.exec(text);
  if (decade) return `${decade[1]}代`;
  const word =
    /小学生以下|小学生|中学生|高校生|大学生|幼児|児童|子ども|子供|こども|若年|中年|壮年|高齢|シニア|大人/.exec(
      text,
    );
  return word?.[0] ?? null;
}

/** Minutes from midnight, from the first on and before the second. */
export interface Band {
  from: number;
  until: number;
}

/** The hours a heading or a cell speaks of: 10時〜11時, 10:00-10:30, 10時台, 午後1時. */
export function bandIn(label: string): Band | null {
  const text = plain(label)
    .replace(/午後\s*(\d{1,2})/g, (_, hour: string) => String((Number(hour) % 12) + 12))
    .replace(/午前\s*(?=\d)/g, '');
  const one = String.raw`(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|半)?)?`;
  const span = new RegExp(String.raw`${one}\s*(?:to|[-〜~～–―]|から)\s*${one}`).exec(text);
  if (span && /時|:/.test(text)) {
    const from = minutes(span[1]!, span[2] ?? span[3]);
    const until = minutes(span[4]!, span[5] ?? span[6]);
    return within({ from, until });
  }
  const hour = /^(\d{1,2})時台?$/.exec(text) ?? /(\d{1,2})時台/.exec(text);
  const from = hour && minutes(hour[1]!, undefined);
  return from === null ? null : within({ from, until: from + 60 });
}

const minutes = (hours: string, rest: string | undefined) => Number(hours) * 60 + Number(rest ?? 0);

function within({ from, until }: Band): Band | null {
  return from < until && until <= 24 * 60 ? { from, until } : null;
}

/** Whether a heading is of all together, or of a part whose parts stand beside it. */
export function isTotal(label: string): boolean {
  return /^(?:total|合計|総計|計$|総数|全体|通行量$|通行者数$|歩行者通行量$)/.test(plain(label));
}

export function isSubtotal(label: string): boolean {
  return /小計|(?:男|女|性|時間)計$|計\)$|subtotal/.test(plain(label));
}

/** The same of a cell of a column of hours, where the hour may stand alone. */
export const hourIn = (cell: string): Band | null =>
  bandIn(/^\d{1,2}$/.test(plain(cell)) ? `${cell}時` : cell);

/**
 * A local day and, where it is there, the minute of it; one that does not say its year is of the
 * one the sheet speaks of.
 */
export function dayIn(
  cell: string,
  ofYear?: number,
): { day: string; minute: number | null } | null {
  const plainly = serialDay(cell.normalize('NFKC').trim());
  const isShort =
    ofYear !== undefined && /^\d{1,2}(?:月\s*\d{1,2}日|\/\d{1,2}(?!\d|\/))/.test(plainly);
  const text = isShort ? `${ofYear}/${plainly.replace('月', '/')}` : plainly;
  const era = /^(?:令和|R)\s*(\d{1,2}|元)[年./-]\s*(\d{1,2})[月./-]\s*(\d{1,2})日?/i.exec(text);
  const date =
    era ??
    /^(\d{4})[年./-]\s*(\d{1,2})[月./-]\s*(\d{1,2})日?/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!date) return null;
  const year = era ? 2018 + (era[1] === '元' ? 1 : Number(era[1])) : Number(date[1]);
  const day = [String(year), date[2]!.padStart(2, '0'), date[3]!.padStart(2, '0')].join('-');
  if (!isLocalDate(day)) return null;
  const time = /[T\s(（].*?(\d{1,2}):(\d{2})/.exec(text.slice(date[0].length - 1));
  return { day, minute: time ? minutes(time[1]!, time[2]) : null };
}

/** Days a spreadsheet writes as numbers where a cell has no format: 2000 to 2100. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];
const SERIAL_1970 = 25_569;
const DAY_MS = 86_400_000;

/** A spreadsheet's number of a day, and of the time in it, as a date; any other text as it is. */
export function serialDay(text: string): string {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return text;
  const at = new Date(Math.round(((serial - SERIAL_1970) * DAY_MS) / 1000) * 1000);
  return at.toISOString().slice(0, 19).replace('T', ' ');
}
