import type { Reader } from '#server/db.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { baseOf, shown, typedProblems, type Conflict } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { problemText } from './problem-text.ts';
import { getDraft, type Draft } from './queries.ts';
import { formValues } from './readers.ts';
import type { Body, Editor, EntryRef, Problem } from './schema.ts';

/** What the page is told of the form it was sent; see `actions.ts`. */
export interface Sent {
  answer?:
    | { kind: 'saved' | 'submitted' | 'unreadable' }
    | { kind: 'conflict'; base: string; conflicts: Conflict[] }
    | undefined;
  error?: { status: number } | undefined;
  /** What was in it; also a form kept while its writer signed in again. */
  form?: FormData | undefined;
}

/** A form of an entry as it is to be shown now. */
export interface EntryForm {
  draft: Draft;
  ref: EntryRef;
  fields: readonly string[];
  /** What a field shows: what was just sent, else what was kept as typed, else its value. */
  value(field: string): unknown;
  text(field: string): string;
  list(field: string): string[];
  error(field: string): string | undefined;
  remark(field: string): string | undefined;
  conflict(field: string): Conflict | undefined;
  errors: { id: string; text: string }[];
  conflicts: Conflict[];
  /** Said above the form, when something went wrong that is no field's. */
  notice: string | undefined;
  locked: boolean;
  base: string;
  status: number;
}

/** The form of some fields of an entry, or undefined when there is no such entry for this person. */
export async function entryForm(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  fields: readonly string[],
  sent: Sent = {},
): Promise<EntryForm | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const values = sent.form ? formValues(ref.kind, sent.form, fields) : {};
  const conflicts = sent.answer?.kind === 'conflict' ? sent.answer.conflicts : [];
  const problems = problemsOf(draft, values, fields);
  const remarks = draft.remarks?.fields ?? {};
  const value = (field: string) => (field in values ? values[field] : shown(draft, field));
  const said = problems.map((problem) => ({
    id: problem.field,
    text: problemText(ref.kind, problem),
  }));
  return {
    draft,
    ref,
    fields,
    value,
    text: (field) => textOf(value(field)),
    list: (field) => listOf(value(field)),
    error: (field) => said.find(({ id }) => id === field)?.text,
    remark: (field) => remarks[field],
    conflict: (field) => conflicts.find((conflict) => conflict.field === field),
    errors: said,
    conflicts,
    notice: noticeOf(sent),
    locked: draft.state === 'submitted',
    base: baseFor(draft, fields, sent),
    status: statusOf(sent),
  };
}

function problemsOf(draft: Draft, values: Body, fields: readonly string[]): Problem[] {
  const kind = entryKinds[draft.entry.kind];
  const inForm = Object.keys(values).length > 0 ? values : draft.typed;
  return typedProblems(kind, inForm).filter(({ field }) => fields.includes(field));
}

/** A form that was kept goes on from what it was opened with; after a conflict both texts are known. */
function baseFor(draft: Draft, fields: readonly string[], { answer, form }: Sent): string {
  if (answer?.kind === 'conflict') return answer.base;
  const opened = form?.get('base');
  return typeof opened === 'string' && opened !== ''
    ? opened
    : JSON.stringify(baseOf(draft, fields));
}

function noticeOf({ answer, error }: Sent): string | undefined {
  const { form: t } = memberJa;
  if (error) return t.failed;
  if (answer?.kind === 'submitted') return t.locked;
  return answer?.kind === 'unreadable' ? t.unreadable : undefined;
}

function statusOf({ answer, error }: Sent): number {
  if (error) return error.status;
  if (answer?.kind === 'conflict' || answer?.kind === 'submitted') return 409;
  return answer?.kind === 'unreadable' ? 422 : 200;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
