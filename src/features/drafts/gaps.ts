import type { EntryForm } from './form-view.ts';
import { problemText } from './problem-text.ts';
import type { Problem } from './schema.ts';

/** What of some fields keeps an entry from being published. */
export function gapsIn(problems: readonly Problem[], fields: readonly string[]): Problem[] {
  return problems.filter(({ level, field }) => level === 'block' && fields.includes(field));
}

/** The form with what keeps it from being published said beside its fields. */
export function withGaps(form: EntryForm, gaps: readonly Problem[]): EntryForm {
  if (gaps.length === 0) return form;
  const known = new Set(form.errors.map(({ id }) => id));
  const said = gaps
    .filter(({ field }) => !known.has(field))
    .map((problem) => ({ id: problem.field, text: problemText(form.ref.kind, problem) }));
  const errors = [...form.errors, ...said];
  return {
    ...form,
    errors,
    error: (field) => errors.find(({ id }) => id === field)?.text,
    status: 422,
  };
}
