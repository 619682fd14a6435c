import { z } from 'zod';
import { surveyDeskJa } from '#i18n/survey-desk.ja.ts';
import type { SheetNote } from '../../understood.ts';

const { sheet: w } = surveyDeskJa;

/** What is to be said of a row, in words. */
export function noteText({ sheet, row, what, text }: SheetNote): string {
  const where = [sheet, row === null ? undefined : w.row(row)].filter(Boolean).join(' ');
  const words = w.what_[what]?.(...text.split('\n')) ?? text;
  return where ? `${where}: ${words}` : words;
}

const Notes = z.array(z.object({ row: z.number().nullable(), what: z.string(), text: z.string() }));

/** The rows an action has refused, from its message; none where it says something else. */
export function noteList(message: string | undefined): string[] {
  if (!message?.startsWith('[')) return [];
  return Notes.parse(JSON.parse(message)).map(noteText);
}
