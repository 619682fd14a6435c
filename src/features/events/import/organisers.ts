import { toIso } from '#server/clock.ts';
import type { Reader, Tx } from '#server/db.ts';
import type { ImportOrganiser, ReadRow } from './import-row.ts';

/** Finds the business of a name; a row of ours may also mean one that has a shop. */
type FindOrganiser = (name: string, isOwn: boolean) => number | undefined;

/**
 * Who of a file's organisers is there already. Files of others name associations only: a shop never
 * gets an event because somebody else wrote its name.
 */
export async function knownOrganisers(
  read: Pick<Reader, 'selectFrom'>,
  rows: ReadRow[],
): Promise<FindOrganiser> {
  const names = [...new Set(rows.flatMap((row) => [row.organiser.name, ...row.coOrganisers]))];
  if (names.length === 0) return () => undefined;
  const businesses = await read
    .selectFrom('business')
    .select(['id', 'name', 'kind'])
    .where('demo', '=', 0)
    .where('name', 'in', names)
    .orderBy('id', 'desc')
    .execute();
  const shops = await read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['business.id', 'shop.name'])
    .where('business.demo', '=', 0)
    .where('shop.name', 'in', names)
    .orderBy('shop.id', 'desc')
    .execute();
  const associations = businesses.filter(({ kind }) => kind === 'organisation');
  const byName = (found: { id: number; name: string | null }[]) =>
    new Map(found.map(({ id, name }) => [name, id]));
  const [official, anyone] = [byName(associations), byName([...shops, ...businesses])];
  return (name, isOwn) => official.get(name) ?? (isOwn ? anyone.get(name) : undefined);
}

/** Adds the organisers of rows that are not there yet, as associations. */
export async function ensureOrganisers(
  tx: Tx,
  rows: ReadRow[],
  at: Date,
): Promise<(name: string, isOwn: boolean) => number> {
  const known = await knownOrganisers(tx, rows);
  const missing = new Map<string, ImportOrganiser>();
  for (const { organiser, coOrganisers, own } of rows) {
    const others = coOrganisers.map((name) => ({ name, corporateNumber: null }));
    for (const one of [organiser, ...others]) {
      if (known(one.name, own !== null) === undefined) missing.set(one.name, one);
    }
  }
  if (missing.size === 0) return (name, isOwn) => known(name, isOwn)!;
  const times = { created_at: toIso(at), updated_at: toIso(at) };
  const added = await tx
    .insertInto('business')
    .values(
      [...missing.values()].map(({ name, corporateNumber }) => ({
        kind: 'organisation' as const,
        name,
        corporate_number: corporateNumber,
        membership: 'non-member' as const,
        chamber: 'yamaguchi' as const,
        ...times,
      })),
    )
    .returning(['id', 'name'])
    .execute();
  const ids = new Map(added.map(({ id, name }) => [name, id]));
  return (name, isOwn) => known(name, isOwn) ?? ids.get(name)!;
}
