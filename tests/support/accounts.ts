import { randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { AccountTable } from '#db/tables/accounts.ts';
import { toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';

/** An account like any other but for what `change` says. */
export async function addAccount(
  store: Store,
  at: Date,
  change: Partial<Insertable<AccountTable>> = {},
): Promise<number> {
  const stamps = { created_at: toIso(at), updated_at: toIso(at) };
  const { id } = await store.write((tx) =>
    tx
      .insertInto('account')
      .values({
        email: 'hana@example.com',
        name: '花',
        role: 'member',
        handle: randomBytes(16).toString('hex'),
        ...stamps,
        ...change,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** The codes and links of the mails that are waiting to be sent to an address. */
export async function mailsTo(store: Store, address: string) {
  const rows = await store.read
    .selectFrom('outbox')
    .select(['subject', 'text', 'secret'])
    .where('recipient', '=', address)
    .orderBy('id')
    .execute();
  return rows.map(({ subject, text, secret }) => ({
    subject,
    text,
    secret: secret === 1,
    code: /\b\d{6}\b/.exec(text)?.[0] ?? '',
    token: /[?&]t=([\w-]+)/.exec(text)?.[1] ?? '',
  }));
}

export async function addBusiness(store: Store, at: Date, name = '喫茶 架空'): Promise<number> {
  const stamps = { created_at: toIso(at), updated_at: toIso(at) };
  const { id } = await store.write((tx) =>
    tx
      .insertInto('business')
      .values({ kind: 'business', name, membership: 'member', chamber: 'yamaguchi', ...stamps })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}
