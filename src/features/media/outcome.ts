import { isInputError, type ActionError } from 'astro:actions';
import { photosJa } from '#i18n/photos.ja.ts';

type Done = keyof typeof photosJa.done;

interface Sent {
  name: Done;
  result: { data?: unknown; error?: ActionError } | undefined;
}

/** What the page does after a form of it was sent. */
export type Outcome = { to: string } | { problem: { id: string; text: string }; status: number };

/** The address to go on to, or what was wrong; undefined when no form was sent. */
export async function outcomeOf(
  sent: Sent[],
  here: string,
  request: Request,
): Promise<Outcome | undefined> {
  const one = sent.find(({ result }) => result !== undefined);
  if (!one?.result) return undefined;
  const { name, result } = one;
  if (result.error) return problemOf(name, result.error, await request.formData());
  const data = result.data as { imageId?: number; order?: number[] };
  const query = new URLSearchParams({ done: name });
  if (name === 'remove') {
    query.set('photo', String(data.imageId));
    query.set('order', data.order?.join(',') ?? '');
  }
  const anchor = name === 'remove' || !data.imageId ? '' : `#photo-${data.imageId}`;
  return { to: `${here}?${query}${anchor}` };
}

function problemOf(name: Done, error: ActionError, form: FormData): Outcome {
  const key = isInputError(error) ? (error.issues[0]?.message ?? 'other') : error.message;
  const { problems } = photosJa;
  const text = key in problems ? problems[key as keyof typeof problems] : problems.other;
  const id = name === 'describe' ? `alt-${String(form.get('imageId'))}` : 'photo';
  return { problem: { id, text }, status: isInputError(error) ? 422 : error.status };
}
