import { fieldList } from '#features/drafts/problem-text.ts';
import { importJa as t } from '#i18n/import.ja.ts';
import type { ImportKind, Line } from './schema.ts';

/** A row of a report in words. */
export interface SaidLine extends Pick<Line, 'row' | 'kind' | 'name'> {
  notes: string[];
}

export function sayLines(kind: ImportKind, lines: readonly Line[]): SaidLine[] {
  const entry = kind === 'shops' ? 'shop' : 'event';
  return lines.map(({ fields, missing, notes, ...line }) => ({
    ...line,
    notes: [
      ...(fields.length > 0 ? [t.changes(fieldList(entry, fields))] : []),
      ...(missing.length > 0 ? [t.missing(fieldList(entry, missing))] : []),
      ...notes.map(({ column, reason }) =>
        column === '-' ? t.reason(reason) : `${column}: ${t.reason(reason)}`,
      ),
    ],
  }));
}
