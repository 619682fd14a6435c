import { toIso } from '#server/clock.ts';
import type { Reader, Store, Tx } from '#server/db.ts';
import { isKeptAction } from './kept-actions.ts';
import { hashToken, newToken } from './token.ts';

/** A form is kept for a day, so many of one address, and so many in all that nobody can fill the disk. */
const KEPT_MS = 24 * 60 * 60_000;
const OF_ONE_ADDRESS = 30;
const IN_ALL = 3000;
const CHARACTERS = 100_000;

/** What was in a form, until its writer has signed in again. */
export interface KeptForm {
  /** The action it was for; null where the page itself was to answer. */
  action: string | null;
  form: FormData;
}

/** A form as it arrives without a session. */
interface Lost {
  request: Request;
  url: URL;
  /** The action it is for. */
  action: string | undefined;
  /** Where it came from. */
  address: string;
}

/**
 * Keeps what stands in a form that was sent after its session had ended.
 *
 * @returns where its page shows the text again, and whether there was more of it than is kept.
 */
export async function keepForm(
  store: Store,
  { request, url, action, address }: Lost,
  at: Date,
): Promise<{ next: string; tooLong: boolean }> {
  const path = pathOf(url);
  const isKnown = action === undefined ? isAskedOfPage(url) : isKeptAction(action);
  const texts = isKnown ? await textsOf(request) : [];
  const fields = JSON.stringify(texts);
  if (texts.length === 0 || path.length > 400) return { next: path, tooLong: false };
  if (fields.length > CHARACTERS) return { next: path, tooLong: true };
  const token = newToken();
  const row = {
    token_hash: hashToken(token),
    address_hash: hashToken(address),
    action: action ?? null,
    ...{ path, fields, at: toIso(at) },
  };
  await store.write(async (tx) => {
    await tx.insertInto('kept_form').values(row).execute();
    await makeRoom(tx, row.address_hash, at);
  });
  return { next: `${path}${path.includes('?') ? '&' : '?'}kept=${token}`, tooLong: false };
}

/** The page's own address: without the action, what its buttons ask of it, and an earlier form. */
function pathOf({ pathname, searchParams }: URL): string {
  const query = new URLSearchParams(searchParams);
  for (const name of ['_action', ...ASKED, 'kept']) query.delete(name);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Buttons without which a script would do the same: fill the address, copy a day, find a contact. */
const ASKED = ['fill', 'copy', 'find'];
const isAskedOfPage = ({ searchParams }: URL) => ASKED.some((name) => searchParams.has(name));

/** Old ones go, then the oldest of this address, then the oldest of whoever has most. */
async function makeRoom(tx: Tx, addressHash: string, at: Date): Promise<void> {
  const oldest = toIso(new Date(at.getTime() - KEPT_MS));
  await tx.deleteFrom('kept_form').where('at', '<', oldest).execute();
  await keepNewest(tx, addressHash, OF_ONE_ADDRESS);
  const { n } = await tx
    .selectFrom('kept_form')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  if (Number(n) <= IN_ALL) return;
  const most = await tx
    .selectFrom('kept_form')
    .select((eb) => ['address_hash', eb.fn.countAll().as('n')])
    .groupBy('address_hash')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await keepNewest(tx, most.address_hash, Number(most.n) - 1);
}

async function keepNewest(tx: Tx, addressHash: string, count: number): Promise<void> {
  const own = tx.selectFrom('kept_form').select('id').where('address_hash', '=', addressHash);
  const [first] = await own.orderBy('id', 'desc').offset(count).limit(1).execute();
  if (!first) return;
  await tx
    .deleteFrom('kept_form')
    .where('address_hash', '=', addressHash)
    .where('id', '<=', first.id)
    .execute();
}

async function textsOf(request: Request): Promise<[string, string][]> {
  try {
    const form = await request.formData();
    return [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
  } catch {
    return [];
  }
}

/** The form that was kept for a page, or undefined. */
export async function getKeptForm(read: Reader, url: URL, at: Date): Promise<KeptForm | undefined> {
  const token = url.searchParams.get('kept');
  if (token === null || !/^[\w-]{43}$/.test(token)) return undefined;
  const row = await read
    .selectFrom('kept_form')
    .select(['action', 'fields'])
    .where('token_hash', '=', hashToken(token))
    .where('path', '=', pathOf(url))
    .where('at', '>=', toIso(new Date(at.getTime() - KEPT_MS)))
    .executeTakeFirst();
  if (!row) return undefined;
  const form = new FormData();
  for (const [name, value] of JSON.parse(row.fields) as [string, string][])
    form.append(name, value);
  return { action: row.action, form };
}
