import { isLocalDate } from '#server/clock.ts';
import { reading } from '#features/entries/normalise.ts';
import { typedMail } from '#features/entries/schema.ts';
import { MEMBER_FIELDS, type MemberColumns, type MemberField } from './schema.ts';

/** Why a row is not taken over. */
export type Fault =
  | 'noNumber'
  | 'noName'
  | 'tooLong'
  | 'twice'
  | 'membership'
  | 'corporateNumber'
  | 'email'
  | 'ambiguous';

/** A member as a row tells of it; null is not told. */
export interface MemberRow {
  /** Row in a spreadsheet: the headings are 1. */
  row: number;
  memberNumber: string;
  name: string;
  kana: string | null;
  membership: 'member' | 'non-member' | 'left' | null;
  corporateNumber: string | null;
  email: string | null;
}

/** A row that is not taken over, with what of it cannot be. */
export interface RefusedRow extends Pick<MemberRow, 'row' | 'memberNumber' | 'name'> {
  fault: Fault;
  text: string;
}

export type ReadRow = MemberRow | RefusedRow;

const NUMBER_MAX = 20;
const NAME_MAX = 80;

/** Reads each row by itself: one that cannot be understood says why and keeps no other back. */
export function readMembers(rows: readonly string[][], columns: MemberColumns): ReadRow[] {
  const [headings = [], ...body] = rows;
  const position = new Map(
    MEMBER_FIELDS.map((field) => [field, headings.indexOf(columns[field] ?? '')]),
  );
  const seen = new Set<string>();
  return body.flatMap((cells, i): ReadRow[] => {
    const cell = (field: MemberField) =>
      (cells[position.get(field)!] ?? '').normalize('NFKC').trim();
    if (cells.every((text) => text.trim() === '')) return [];
    const read = readRow(i + 2, cell);
    if ('fault' in read) return [read];
    const { row, memberNumber, name } = read;
    if (seen.has(memberNumber)) return [{ row, memberNumber, name, fault: 'twice', text: '' }];
    seen.add(memberNumber);
    return [read];
  });
}

function readRow(row: number, cell: (field: MemberField) => string): ReadRow {
  const [memberNumber, name, kana] = [cell('memberNumber'), cell('name'), cell('kana')];
  const refused = (fault: Fault, text = '') => ({ row, memberNumber, name, fault, text });
  if (memberNumber === '') return refused('noNumber');
  if (name === '') return refused('noName');
  if ([...memberNumber].length > NUMBER_MAX || [...name].length > NAME_MAX)
    return refused('tooLong');
  const membership = membershipIn(cell('membership'), cell('leftOn'));
  if (membership === 'unknown') return refused('membership', cell('membership'));
  const corporateNumber = cell('corporateNumber').replace(/[^\d]/g, '') || null;
  if (corporateNumber !== null && !isCorporateNumber(corporateNumber))
    return refused('corporateNumber', cell('corporateNumber'));
  const email = typedMail.safeParse(cell('email'));
  if (!email.success) return refused('email', cell('email'));
  return {
    row,
    memberNumber,
    name,
    kana: kana === '' ? null : reading(kana).slice(0, 160),
    membership,
    corporateNumber,
    email: email.data?.toLowerCase() ?? null,
  };
}

function membershipIn(text: string, leftOn: string): MemberRow['membership'] | 'unknown' {
  if (/退会|脱会/.test(text) || isDay(leftOn)) return 'left';
  if (text === '') return null;
  if (/非会員|会員外/.test(text)) return 'non-member';
  return text.includes('会員') ? 'member' : 'unknown';
}

/** `2026/3/31`, `2026-03-31` … that is there; a blank or a row of zeros is none. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(text) ?? [];
  if (!year || !month || !day) return false;
  return isLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** 法人番号: 13 digits, the first of them checking the others (法人番号の指定等に関する省令 第2条). */
export function isCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = digits
    .slice(1)
    .reverse()
    .reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0);
  return digits[0] === 9 - (sum % 9);
}
