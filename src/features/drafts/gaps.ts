import type { EntryForm } from './form-view.ts';
import { problemText } from './problem-text.ts';
import type { Problem } from './schema.ts';

/** The form with everything that keeps it from being published said beside its fields. */
export function withGaps(form: EntryForm, problems: readonly Problem[]): EntryForm {
  const known = new Set(form.errors.map(({ id }) => id));
  const gaps = problems
    .filter(({ level, field }) => level === 'block' && !known.has(field))
    .map((problem) => ({ id: problem.field, text: problemText(form.ref.kind, problem) }));
  const errors = [...form.errors, ...gaps];
  return {
    ...form,
    errors,
    error: (field) => errors.find(({ id }) => id === field)?.text,
    status: gaps.length > 0 ? 422 : form.status,
  };
}
