import { toIso } from '#server/clock.ts';
import type { Reader, Store } from '#server/db.ts';
import { hashToken, newToken } from './token.ts';

/** A form is kept for a day, and of all of them only the newest, so that nobody can fill the disk. */
const KEPT_MS = 24 * 60 * 60_000;
const KEPT_AT_MOST = 300;
const CHARACTERS = 100_000;

/**
 * Keeps what stands in a form that was sent after its session had ended, until its writer has signed
 * in again.
 *
 * @param path the page the form belongs to.
 * @returns where that page shows the text again; the path alone when there is nothing to keep.
 */
export async function keepForm(
  store: Store,
  request: Request,
  path: string,
  at: Date,
): Promise<string> {
  const fields = await fieldsOf(request);
  if (!fields || path.length > 400) return path;
  const token = newToken();
  await store.write(async (tx) => {
    await tx
      .deleteFrom('kept_form')
      .where('at', '<', toIso(new Date(at.getTime() - KEPT_MS)))
      .execute();
    const { id } = await tx
      .insertInto('kept_form')
      .values({ token_hash: hashToken(token), path, fields, at: toIso(at) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .deleteFrom('kept_form')
      .where('id', '<=', id - KEPT_AT_MOST)
      .execute();
  });
  return `${path}?kept=${token}`;
}

async function fieldsOf(request: Request): Promise<string | undefined> {
  try {
    const form = await request.formData();
    const texts = [...form].filter(([, value]) => typeof value === 'string');
    const fields = JSON.stringify(texts);
    return texts.length > 0 && fields.length <= CHARACTERS ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** A form that was kept for this page, or undefined. */
export async function getKeptForm(
  read: Reader,
  token: string | null,
  path: string,
  at: Date,
): Promise<FormData | undefined> {
  if (token === null || !/^[\w-]{43}$/.test(token)) return undefined;
  const row = await read
    .selectFrom('kept_form')
    .select('fields')
    .where('token_hash', '=', hashToken(token))
    .where('path', '=', path)
    .where('at', '>=', toIso(new Date(at.getTime() - KEPT_MS)))
    .executeTakeFirst();
  if (!row) return undefined;
  const form = new FormData();
  for (const [name, value] of JSON.parse(row.fields) as [string, string][])
    form.append(name, value);
  return form;
}
