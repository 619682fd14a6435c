import { createHash } from 'node:crypto';
import type { Reader } from '#server/db.ts';
import { readMembers, type MemberRow, type RefusedRow } from './read-rows.ts';
import type { MemberColumns } from './schema.ts';

/** What of a business a list may change. */
export const CHANGED = ['memberNumber', 'name', 'kana', 'membership', 'corporateNumber'] as const;
export type Changed = (typeof CHANGED)[number];

export interface Change {
  field: Changed;
  before: string | null;
  after: string | null;
}

/** What taking over a list would do with one of its rows. */
export type Step =
  | { kind: 'add'; row: MemberRow }
  | {
      kind: 'change';
      row: MemberRow;
      business: number;
      changes: Change[];
      /** It leaves, and has something public. */
      hasPublic: boolean;
    }
  | { kind: 'keep'; row: MemberRow; business: number }
  | { kind: 'refuse'; row: RefusedRow };

export interface Plan {
  steps: Step[];
  /** Whom an invitation could go to: nobody has been let in there, and an address is known. */
  invitations: { row: MemberRow; business: number | null }[];
  /** Stands for all of this: what was looked at is what is taken over. */
  mark: string;
}

interface Business {
  id: number;
  memberNumber: string | null;
  name: string;
  kana: string | null;
  membership: MemberRow['membership'];
  corporateNumber: string | null;
}

/** Compares a list with the businesses that are there, without changing anything. */
export async function planMembers(
  read: Pick<Reader, 'selectFrom'>,
  rows: readonly string[][],
  columns: MemberColumns,
): Promise<Plan> {
  const businesses: Business[] = await read
    .selectFrom('business')
    .select(['id', 'name', 'kana', 'membership'])
    .select(['member_number as memberNumber', 'corporate_number as corporateNumber'])
    .execute();
  const withPublic = await businessesWithPublic(read);
  const find = finder(businesses);
  const steps = readMembers(rows, columns).map((row): Step => {
    if ('fault' in row) return { kind: 'refuse', row };
    const found = find(row);
    if (found === 'ambiguous')
      return { kind: 'refuse', row: { ...row, fault: 'ambiguous', text: '' } };
    if (!found) return { kind: 'add', row };
    const changes = changesOf(row, found);
    if (changes.length === 0) return { kind: 'keep', row, business: found.id };
    const leaves = row.membership === 'left' && found.membership !== 'left';
    const hasPublic = leaves && withPublic.has(found.id);
    return { kind: 'change', row, business: found.id, changes, hasPublic };
  });
  const invitations = await whomToInvite(read, steps);
  const mark = createHash('sha256')
    .update(JSON.stringify([steps, invitations]))
    .digest('hex');
  return { steps, invitations, mark };
}

const bare = (name: string) => name.normalize('NFKC').replace(/\s/g, '');

/** By its number; where nobody has that, by its name if one business without a number has it. */
function finder(businesses: readonly Business[]) {
  const byNumber = new Map(businesses.map((one) => [one.memberNumber, one]));
  const unnumbered = businesses.filter(({ memberNumber }) => memberNumber === null);
  const byName = Map.groupBy(unnumbered, ({ name }) => bare(name));
  const taken = new Set<number>();
  return ({ memberNumber, name }: MemberRow): Business | 'ambiguous' | undefined => {
    const known = byNumber.get(memberNumber);
    if (known) return known;
    const [first, ...others] = (byName.get(bare(name)) ?? []).filter(({ id }) => !taken.has(id));
    if (others.length > 0) return 'ambiguous';
    if (first) taken.add(first.id);
    return first;
  };
}

/** What a row tells otherwise than it stands; what it does not tell stays. */
function changesOf(row: MemberRow, found: Business): Change[] {
  return CHANGED.flatMap((field) => {
    const [before, after] = [found[field], row[field]];
    return after === null || after === before ? [] : [{ field, before, after }];
  });
}

async function businessesWithPublic(read: Pick<Reader, 'selectFrom'>): Promise<Set<number>> {
  const shops = await read
    .selectFrom('shop')
    .select('business_id')
    .where('visibility', '=', 'published')
    .execute();
  const events = await read
    .selectFrom('event')
    .select('business_id')
    .where('visibility', '=', 'published')
    .execute();
  return new Set([...shops, ...events].map((row) => row.business_id));
}

async function whomToInvite(read: Pick<Reader, 'selectFrom'>, steps: readonly Step[]) {
  const people = await read.selectFrom('business_account').select('business_id').execute();
  const invited = await read
    .selectFrom('invitation')
    .select('business_id')
    .where('business_id', 'is not', null)
    .where('used_at', 'is', null)
    .execute();
  const known = new Set([...people, ...invited].map((row) => row.business_id));
  return steps.flatMap((step) => {
    if (step.kind === 'refuse' || step.row.email === null) return [];
    const business = step.kind === 'add' ? null : step.business;
    const isLet = business !== null && known.has(business);
    return step.row.membership === 'left' || isLet ? [] : [{ row: step.row, business }];
  });
}
