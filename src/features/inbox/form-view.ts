import { isActionError, isInputError, type ActionError } from 'astro:actions';
import type { AboutWords } from '#i18n/about.ja.ts';
import { localTime } from '#server/clock.ts';
import { issueToken, judgeToken, reissueToken } from './guard.ts';

type FormWords = AboutWords['form'];
type ErrorKey = keyof FormWords['errors'];

/** What a form shows: what was typed, what is wrong with it, and the token it is sent with. */
export interface FormView {
  value(name: string): string;
  values(name: string): string[];
  /** The error of a field. */
  error(name: string): string | undefined;
  /** Errors in the order of the fields, each with the id of its control. */
  errors: { id: string; text: string }[];
  token: string;
  status: number;
}

/**
 * A form as it is to be shown now. After a failed action everything that was typed is in it again,
 * whatever the failure was.
 *
 * @param request its body is read again, which Astro allows after an action.
 */
export async function formView(
  request: Request,
  error: ActionError | undefined,
  words: FormWords,
): Promise<FormView> {
  const sent = error && (await sentForm(request));
  const all = (name: string) =>
    (sent?.getAll(name) ?? []).filter((value): value is string => typeof value === 'string');
  const errors = error ? errorsOf(error, words) : [];
  return {
    value: (name) => all(name)[0] ?? '',
    values: all,
    error: (name) => errors.find(({ id }) => id === name)?.text,
    errors,
    token: tokenFor(all('opened')[0]),
    status: error ? statusOf(error) : 200,
  };
}

/** Puts the status of a form's page on its answer; a page with a token in it is kept by nobody. */
export function answerForm(
  response: { status?: number; headers: Headers },
  { status }: FormView,
): void {
  response.status = status;
  response.headers.set('Cache-Control', 'no-store');
  if (status === 503) response.headers.set('Retry-After', '30');
}

async function sentForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined; // Too large or broken: there is no text to keep.
  }
}

/** The one the form was opened with, as long as it is good. */
function tokenFor(sent: string | undefined): string {
  const now = Date.now();
  if (sent === undefined) return issueToken(now);
  return judgeToken(sent, now) === 'stale' ? reissueToken(now) : sent;
}

function errorsOf(error: ActionError, words: FormWords): FormView['errors'] {
  if (isInputError(error)) {
    const seen = new Set<string>();
    return error.issues.flatMap(({ path, message }) => {
      const id = String(path[0]);
      if (seen.has(id)) return [];
      seen.add(id);
      return [{ id, text: wordsFor(message, id, words) }];
    });
  }
  if (error.code === 'TOO_MANY_REQUESTS')
    return [{ id: 'send', text: words.tooMany(localTime(new Date(error.message))) }];
  return [{ id: 'send', text: wordsFor(error.message, 'send', words) }];
}

function wordsFor(message: string, id: string, words: FormWords): string {
  const label = words.labels[id as keyof FormWords['labels']] ?? '';
  const key =
    message in words.errors ? (message as ErrorKey) : id === 'send' ? 'notSaved' : 'required';
  return words.errors[key](label);
}

/** Astro's own code for a refused input is 400; a form that can be mended is a 422. */
function statusOf(error: ActionError): number {
  if (isInputError(error)) return 422;
  return isActionError(error) ? error.status : 503;
}
