import { isInputError, type ActionError } from 'astro:actions';
import { accountsJa } from '#i18n/accounts.ja.ts';
import { localTime } from '#server/clock.ts';
import type { FormView } from '#ui/field.ts';

/** What a form shows again after it was refused: what was typed and what is wrong with it. */
export interface Refilled extends FormView {
  status: number;
}

/** What is wrong with a form beside its fields. */
export interface Problem {
  id: string;
  text: string;
  status: number;
}

/** What an answer of signing in that is no success says, at the field `id`. */
export function problemOf(
  data: { kind: string; until?: Date } | undefined,
  id: string,
  words: Words = {},
): Problem | undefined {
  const { errors, limited } = accountsJa.form;
  if (data?.until) return { id, text: limited(localTime(data.until)), status: 429 };
  const said: Words = { wrong: errors.wrong, gone: errors.gone, ...words };
  const text = said[data?.kind ?? ''];
  return text === undefined ? undefined : { id, text, status: 422 };
}

type Words = Record<string, string>;

/**
 * A form as it is to be shown now.
 *
 * @param words what each error key says; a key without words says `other`.
 * @param field whose error it is when the action does not say.
 */
export async function refill(
  request: Request,
  error: ActionError | undefined,
  words: Words,
  problem?: Problem,
  field = 'send',
): Promise<Refilled> {
  const sent = error || problem ? await sentForm(request) : undefined;
  const errors = problem ? [problem] : error ? errorsOf(error, words, field) : [];
  return {
    value: (name) => textOf(sent?.get(name)),
    error: (name) => errors.find(({ id }) => id === name)?.text,
    errors: errors.map(({ id, text }) => ({ id, text })),
    status: problem?.status ?? (error ? statusOf(error) : 200),
  };
}

async function sentForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}

function textOf(value: FormDataEntryValue | null | undefined): string {
  return typeof value === 'string' ? value : '';
}

function errorsOf(error: ActionError, words: Words, field: string): Refilled['errors'] {
  const say = (key: string) => words[key] ?? words['other']!;
  if (!isInputError(error)) return [{ id: field, text: say(error.message) }];
  const seen = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const id = String(path[0]);
    if (!seen.has(id)) seen.set(id, say(message));
  }
  return [...seen].map(([id, text]) => ({ id, text }));
}

/** Astro's own code for a refused input is 400; a form that can be mended is a 422. */
function statusOf(error: ActionError): number {
  return isInputError(error) ? 422 : error.status;
}
