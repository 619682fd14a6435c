import type { Reader } from '#server/db.ts';

const PER_PAGE = 100;

/** A page of the old addresses, by address; `q` is part of one or of where it leads. */
export async function listRedirects(read: Reader, q: string, page: number) {
  const text = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const fitting = read
    .selectFrom('redirect')
    .where((eb) => eb.or([eb(eb.ref('path'), 'like', text), eb(eb.ref('target'), 'like', text)]));
  const { n } = await fitting.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const rows = await fitting
    .select(['id', 'path', 'target'])
    .orderBy('path')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  return { rows, total: Number(n), pages: Math.max(1, Math.ceil(Number(n) / PER_PAGE)) };
}

/** Where every old address leads. */
export async function readTargets(read: Pick<Reader, 'selectFrom'>): Promise<Map<string, string>> {
  const rows = await read.selectFrom('redirect').select(['path', 'target']).execute();
  return new Map(rows.map(({ path, target }) => [path, target]));
}
