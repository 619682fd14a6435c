import type { Reader } from '#server/db.ts';
import type { EntryForm } from './form-view.ts';
import { gapsIn } from './gaps.ts';
import { readValues, typedProblems } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { problemText } from './problem-text.ts';
import { getDraft, type Draft } from './queries.ts';
import { fieldsOf, formValues } from './readers.ts';
import type { Body, Editor, EntryRef, Kind, Note, Notes, Problem } from './schema.ts';

/** What stands beside the fields, each problem in words once. */
function notesOf(kind: Kind, problems: readonly Problem[]): Notes {
  const notes: Record<string, Note[]> = {};
  for (const problem of problems) {
    const { field, level } = problem;
    const text = problemText(kind, problem);
    const said = (notes[field] ??= []);
    if (!said.some((note) => note.text === text)) said.push({ level, text });
  }
  return notes;
}

/** What the checker says of a draft as it would be with some values of a form in it. */
async function checkWith(read: Reader, draft: Draft, values: Body, at: Date): Promise<Problem[]> {
  const kind = entryKinds[draft.entry.kind];
  const { good, bad } = readValues(kind, values);
  const kept = Object.entries(draft.typed).filter(([field]) => !(field in values));
  const typed = { ...Object.fromEntries(kept), ...bad };
  const found = await kind.problems(read, draft.entry, { ...draft.body, ...good }, at);
  // What cannot be taken as it is typed says so itself.
  return [...typedProblems(kind, typed), ...found.filter(({ field }) => !(field in typed))];
}

/** What stands beside the fields of a form as it is shown; what cannot be taken stands in red itself. */
export async function notesBeside(
  read: Reader,
  form: EntryForm,
  at: Date,
): Promise<{ problems: Problem[]; notes: Notes }> {
  const values = Object.fromEntries(form.fields.map((field) => [field, form.value(field)]));
  const problems = await checkWith(read, form.draft, values, at);
  const calm = problems.filter(({ field }) => form.error(field) === undefined);
  return { problems, notes: notesOf(form.ref.kind, calm) };
}

/** The answer to a form that asks what is missing before it is saved; undefined where it is nobody's. */
export async function checkForm(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  form: FormData,
  at: Date,
): Promise<{ notes: Notes; here: number; elsewhere: number } | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const fields = fieldsOf(form);
  const problems = await checkWith(read, draft, formValues(ref.kind, form, fields), at);
  return { notes: notesOf(ref.kind, problems), ...gapsAround(problems, fields) };
}

/** How much keeps an entry from being published: among the fields that are shown, and beyond them. */
export function gapsAround(
  problems: readonly Problem[],
  fields: readonly string[],
): { here: number; elsewhere: number } {
  const here = gapsIn(problems, fields).length;
  const all = problems.filter(({ level }) => level === 'block').length;
  return { here, elsewhere: all - here };
}
