import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { entryRows, type EntryRow } from './entries.ts';

/** Days without a confirmation from which entries are looked for. */
export const STALE_AGES = [90, 180, 365] as const;
/** Nobody is reminded by the staff more often, nor by them after the site did it by itself. */
export const REMIND_AGAIN_DAYS = 14;
const PER_PAGE = 50;

export interface StaleBusiness {
  id: number;
  name: string;
  /** The longest unconfirmed first. */
  entries: EntryRow[];
  /** People who get its mail. */
  people: number;
  /** Local date of the last reminder of any of these entries. */
  remindedOn: string | null;
  /** Whether a reminder may be sent today. */
  mayRemind: boolean;
}

/** Published entries nobody has confirmed for so many days, or ever; what is over counts no more. */
export function staleRows(read: Reader, age: number, today: string) {
  return entryRows(read)
    .where('entry.visibility', '=', 'published')
    .where('entry.closedAt', 'is', null)
    .where((eb) => eb.or([eb('entry.endsOn', 'is', null), eb('entry.endsOn', '>=', today)]))
    .where((eb) =>
      eb.or([
        eb('entry.confirmedOn', 'is', null),
        eb('entry.confirmedOn', '<=', addDays(today, -age)),
      ]),
    );
}

/** A page of the businesses whose entries grow old, the oldest first. */
export async function listStale(read: Reader, age: number, page: number, at: Date) {
  const today = localDate(at);
  const { n } = await staleRows(read, age, today)
    .clearSelect()
    .select((eb) => eb.fn.count<number>('entry.businessId').distinct().as('n'))
    .executeTakeFirstOrThrow();
  const owners = await staleRows(read, age, today)
    .clearSelect()
    .innerJoin('business', 'business.id', 'entry.businessId')
    .select(['business.id', 'business.name'])
    .groupBy(['business.id', 'business.name'])
    .orderBy((eb) => eb.fn.min(eb.fn.coalesce('entry.confirmedOn', eb.val(''))))
    .orderBy('business.id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  const pages = Math.max(1, Math.ceil(Number(n) / PER_PAGE));
  return { total: Number(n), pages, businesses: await withEntries(read, owners, age, today) };
}

async function withEntries(
  read: Reader,
  owners: readonly { id: number; name: string }[],
  age: number,
  today: string,
): Promise<StaleBusiness[]> {
  if (owners.length === 0) return [];
  const ids = owners.map(({ id }) => id);
  const entries = await staleRows(read, age, today)
    .where('entry.businessId', 'in', ids)
    .orderBy('entry.confirmedOn')
    .orderBy('entry.id')
    .execute();
  const people = await read
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select('business_id as id')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('business_id', 'in', ids)
    .where('account.state', '=', 'active')
    .groupBy('business_id')
    .execute();
  const reminded = await read
    .selectFrom('confirm_token')
    .select('business_id as id')
    .select((eb) => eb.fn.max('sent_on').as('on'))
    .where('business_id', 'in', ids)
    .groupBy('business_id')
    .execute();
  const own = Map.groupBy(entries, ({ businessId }) => businessId);
  return owners.map(({ id, name }) => {
    const count = Number(people.find((one) => one.id === id)?.n ?? 0);
    const remindedOn = reminded.find((one) => one.id === id)?.on ?? null;
    const isRested = remindedOn === null || remindedOn <= addDays(today, -REMIND_AGAIN_DAYS);
    return {
      id,
      name,
      entries: own.get(id) ?? [],
      people: count,
      remindedOn,
      mayRemind: count > 0 && isRested,
    };
  });
}
