import type { MinimumWage } from '../minimum-wage.ts';
import type { JobField } from '../schema.ts';

/** What a finding says; each is a key of the dictionary's `jobs.findings`. */
export type FindingKey =
  | 'missing'
  | 'missingOrLater'
  | 'later'
  | 'dateOrder'
  | 'wageOrder'
  | 'wageHours'
  | 'minimumWage'
  | 'minimumWageUnknown'
  | 'minimumWageStale'
  | 'minimumWageSoon'
  | 'specificMinimumWage'
  | 'fixedOvertimePart'
  | 'fixedOvertimeExcess'
  | 'fixedOvertimeSum'
  | 'fixedOvertimeLow'
  | 'deemedHours'
  | 'termDates'
  | 'dispatch'
  | 'ageException'
  | 'ageReason'
  | 'ageUnfit'
  | 'sexGround'
  | 'sexReason'
  | 'sexUnfit'
  | 'giftMoney';

export interface Finding {
  /** Where the employer mends it. */
  field: JobField;
  /** `block` keeps the post from being published; `warn` is for the eye. */
  level: 'block' | 'warn';
  key: FindingKey;
  /** Numbers (yen, cut or rounded up to whole ones) and local dates for the text. */
  params: Record<string, string | number>;
}

export interface CheckContext {
  /** Of every region, in any order. */
  minimumWages: readonly MinimumWage[];
  /** Local date. */
  today: string;
  /** Slugs of the categories of the employer's shop. */
  categories: readonly string[];
}

export const block = (
  field: JobField,
  key: FindingKey,
  params: Finding['params'] = {},
): Finding => ({ field, level: 'block', key, params });

export const warn = (
  field: JobField,
  key: FindingKey,
  params: Finding['params'] = {},
): Finding => ({ field, level: 'warn', key, params });
