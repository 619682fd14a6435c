import { z } from 'zod';
import { KINDS, type EntryRef } from '#features/drafts/schema.ts';

/** Days since the last confirmation from which an entry is asked for; 0: every one. */
export const AGES = ['90', '180', '365', '0'] as const;
/** Sheets that are printed at once. */
export const SHEETS_AT_ONCE = 100;

/** Which entries are asked about; what cannot be read counts as not asked. */
export const SheetFilter = z.object({
  kind: z.enum(KINDS).catch('shop'),
  age: z.enum(AGES).catch('90').transform(Number),
  area: z.string().max(64).catch(''),
  /** Those as well whose people get mail. */
  all: z.literal('1').optional().catch(undefined),
});
export type SheetFilter = z.infer<typeof SheetFilter>;

/** The number on a sheet, by which its entry is found when it comes back: `1-00338`. */
export function sheetNumber({ kind, id }: EntryRef): string {
  return `${KINDS.indexOf(kind) + 1}-${String(id).padStart(5, '0')}`;
}

/** The entry a number of a sheet means, however it was typed. */
export function readSheetNumber(text: string): EntryRef | undefined {
  const [, kind, id] = /^([1-5])[-ー‐−]?0*(\d{1,9})$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  return { kind: KINDS[Number(kind) - 1]!, id: Number(id) };
}
