import type { Plan } from './work.ts';
import type { Line, Report } from '../schema.ts';

/** What a plan does, in a form that can be kept and shown. */
export function reportOf({ steps }: Plan): Report {
  return {
    lines: steps.flatMap((step): Line[] => {
      if (step.kind === 'keep') return [];
      if (step.kind === 'refuse') {
        const { rowNumber: row, problems: notes } = step;
        return [{ row, kind: 'refuse', name: '', fields: [], missing: [], notes }];
      }
      const { kind, row, missing } = step;
      const fields = step.kind === 'change' ? step.fields : [];
      return [{ row: row.row, kind, name: row.name, fields, missing, notes: row.remarks }];
    }),
    unchanged: steps.filter(({ kind }) => kind === 'keep').length,
  };
}
