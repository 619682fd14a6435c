import { noteAct } from '#server/acting.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { columnsOf } from './columns.ts';
import { planMembers, type Plan, type Step } from './plan.ts';
import { COLUMNS_KEY, getMemberSheet, lastColumns } from './queries.ts';
import type { MemberColumns } from './schema.ts';

/** A list is kept until the end of the next day. */
const KEPT_DAYS = 2;
/** Rows of one insert, so that its bound values stay below SQLite's 32,766. */
const BATCH = 500;

/**
 * Keeps a list that was brought until it is taken over, its columns read as the last time; lists
 * nobody came back to are thrown away.
 *
 * @returns its id.
 */
export async function keepMemberSheet(
  tx: Tx,
  author: string,
  rows: readonly string[][],
  at: Date,
): Promise<number> {
  await forgetMemberSheets(tx, at);
  const columns = columnsOf(rows[0] ?? [], await lastColumns(tx));
  const { id } = await tx
    .insertInto('member_sheet')
    .values({
      rows: JSON.stringify(rows),
      columns: JSON.stringify(columns),
      author,
      at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Removes lists of members that lie there since before yesterday; to be run at least daily. */
export async function forgetMemberSheets(tx: Tx, at: Date): Promise<void> {
  const from = startOfLocalDay(addDays(localDate(at), 1 - KEPT_DAYS));
  await tx.deleteFrom('member_sheet').where('at', '<', toIso(from)).execute();
}

/** Says from which columns a list is read; the next list is read the same. */
export async function chooseColumns(
  tx: Tx,
  sheet: number,
  columns: MemberColumns,
): Promise<boolean> {
  const value = JSON.stringify(columns);
  const { numUpdatedRows } = await tx
    .updateTable('member_sheet')
    .set({ columns: value })
    .where('id', '=', sheet)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx
    .insertInto('setting')
    .values({ key: COLUMNS_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return true;
}

export interface Applied {
  added: number;
  changed: number;
  /** Owners to be, with the businesses they are to be let into. */
  invitations: { email: string; business: { id: number; name: string } }[];
}

/**
 * Takes a list over, all of it or nothing.
 *
 * @param mark of the plan that was looked at.
 * @returns 'changed' where it would do something else by now, undefined when the list is not there.
 */
export async function applyMembers(
  tx: Tx,
  sheet: number,
  mark: string,
  at: Date,
): Promise<Applied | 'changed' | undefined> {
  const kept = await getMemberSheet(tx, sheet);
  if (!kept) return undefined;
  const plan = await planMembers(tx, kept.rows, kept.columns);
  if (plan.mark !== mark) return 'changed';
  const ids = await addAll(tx, plan, at);
  const changes = plan.steps.filter((step) => step.kind === 'change');
  await changeAll(tx, changes, at);
  await tx.deleteFrom('member_sheet').where('id', '=', sheet).execute();
  const touched = [...ids.values(), ...changes.map(({ business }) => business)];
  await tellOf(tx, touched, at);
  noteAct(undefined, { added: ids.size, changed: changes.length });
  const invitations = plan.invitations.map(({ row, business }) => ({
    email: row.email!,
    business: { id: business ?? ids.get(row.memberNumber)!, name: row.name },
  }));
  return { added: ids.size, changed: changes.length, invitations };
}

/** The new businesses by their member numbers. */
async function addAll(tx: Tx, { steps }: Plan, at: Date): Promise<Map<string, number>> {
  const rows = steps.flatMap((step) => (step.kind === 'add' ? [step.row] : []));
  const ids = new Map<string, number>();
  for (let i = 0; i < rows.length; i += BATCH) {
    const added = await tx
      .insertInto('business')
      .values(
        rows
          .slice(i, i + BATCH)
          .map(({ memberNumber, name, kana, membership, corporateNumber }) => ({
            kind: 'business' as const,
            name,
            kana,
            member_number: memberNumber,
            corporate_number: corporateNumber,
            membership: membership ?? 'member',
            membership_on: localDate(at),
            chamber: 'yamaguchi' as const,
            created_at: toIso(at),
            updated_at: toIso(at),
          })),
      )
      .returning(['id', 'member_number'])
      .execute();
    for (const { id, member_number } of added) ids.set(member_number!, id);
  }
  return ids;
}

type ChangeStep = Extract<Step, { kind: 'change' }>;

/** Writes the changed columns of many businesses with one statement a batch. */
async function changeAll(tx: Tx, steps: readonly ChangeStep[], at: Date): Promise<void> {
  for (let i = 0; i < steps.length; i += BATCH) {
    const batch = steps.slice(i, i + BATCH);
    const stored = await tx
      .selectFrom('business')
      .selectAll()
      .where(
        'id',
        'in',
        batch.map(({ business }) => business),
      )
      .execute();
    const stepOf = new Map(batch.map((step) => [step.business, step]));
    await tx
      .insertInto('business')
      .values(stored.map((old) => ({ ...old, ...columnsAfter(stepOf.get(old.id)!, old, at) })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          member_number: eb.ref('excluded.member_number'),
          name: eb.ref('excluded.name'),
          kana: eb.ref('excluded.kana'),
          corporate_number: eb.ref('excluded.corporate_number'),
          membership: eb.ref('excluded.membership'),
          membership_on: eb.ref('excluded.membership_on'),
          version: eb.ref('excluded.version'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}

function columnsAfter(
  { row }: ChangeStep,
  old: { kana: string | null; corporate_number: string | null; version: number } & {
    membership: 'member' | 'non-member' | 'left';
    membership_on: string | null;
  },
  at: Date,
) {
  const membership = row.membership ?? old.membership;
  return {
    member_number: row.memberNumber,
    name: row.name,
    kana: row.kana ?? old.kana,
    corporate_number: row.corporateNumber ?? old.corporate_number,
    membership,
    membership_on: membership === old.membership ? old.membership_on : localDate(at),
    version: old.version + 1,
    updated_at: toIso(at),
  };
}

async function tellOf(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  for (let i = 0; i < ids.length; i += BATCH) {
    await tx
      .insertInto('change')
      .values(ids.slice(i, i + BATCH).map((id) => ({ tag: `business:${id}`, at: toIso(at) })))
      .execute();
  }
}
