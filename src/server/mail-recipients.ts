import type { Reader } from '#server/db.ts';

/** The addresses a recipient stands for at the moment of sending. */
export async function resolveRecipient(
  read: Pick<Reader, 'selectFrom'>,
  recipient: string,
  staff: readonly string[],
): Promise<string[]> {
  if (recipient === 'staff') return staff.length > 0 ? [...staff] : staffAddresses(read);
  const business = /^business:(\d+)$/.exec(recipient)?.[1];
  return business === undefined ? [recipient] : peopleOf(read, Number(business));
}

async function staffAddresses(read: Pick<Reader, 'selectFrom'>): Promise<string[]> {
  const rows = await read
    .selectFrom('account')
    .select('email')
    .where('role', 'in', ['staff', 'admin'])
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  return rows.map(({ email }) => email);
}

async function peopleOf(read: Pick<Reader, 'selectFrom'>, businessId: number): Promise<string[]> {
  const rows = await read
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select('account.email')
    .where('business_account.business_id', '=', businessId)
    .where('account.state', '=', 'active')
    .orderBy('account.id')
    .execute();
  return rows.map(({ email }) => email);
}
