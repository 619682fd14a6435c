import type { Adapter, DatabaseSession } from 'lucia';
import { now, toIso } from '#server/clock.ts';
import type { Reader, Store, Tx } from '#server/db.ts';

/** Where sessions are read and written: the store, or a transaction that is open. */
export type Handle = { read: Pick<Reader, 'selectFrom'> } & Pick<Store, 'write'>;

/** The handle of an open transaction. */
export function within(tx: Tx): Handle {
  return { read: tx, write: (work) => work(tx) };
}

/** What a session begins with, beside what Lucia knows of it. */
export interface SessionStart {
  endsAt: Date;
  device: string;
  ownDevice: boolean;
  secondFactor: boolean;
}

/** Lucia reads the machine's clock; what it is told is moved by as much as the site's differs. */
const shift = () => Date.now() - now().getTime();
const toLucia = (iso: string) => new Date(Date.parse(iso) + shift());
const fromLucia = (date: Date) => new Date(date.getTime() - shift());

/**
 * Lucia's sessions in our database. Ids are hashes already. A session's absolute end is kept here:
 * Lucia, which only knows the sliding one, is told the earlier of the two.
 */
export function adapterOn(handle: Handle): Adapter {
  const sessions = () => handle.read.selectFrom('session');
  return {
    async getSessionAndUser(id) {
      const row = await sessions().selectAll().where('id', '=', id).executeTakeFirst();
      return row ? [toSession(row), { id: row.account_id, attributes: {} }] : [null, null];
    },
    async getUserSessions(accountId) {
      const rows = await sessions().selectAll().where('account_id', '=', accountId).execute();
      return rows.map(toSession);
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const { endsAt, device, ownDevice, secondFactor } = attributes as SessionStart;
      const at = toIso(now());
      const row = {
        id,
        account_id: userId,
        expires_at: toIso(fromLucia(expiresAt)),
        ends_at: toIso(endsAt),
        created_at: at,
        seen_at: at,
        device,
        own_device: Number(ownDevice),
        second_factor: Number(secondFactor),
      };
      await handle.write((tx) => tx.insertInto('session').values(row).execute());
    },
    async updateSessionExpiration(id, expiresAt) {
      const change = { expires_at: toIso(fromLucia(expiresAt)), seen_at: toIso(now()) };
      await handle.write((tx) =>
        tx
          .updateTable('session')
          .set(change)
          .where('id', '=', id)
          // Near its end a session is not renewed at every request: it cannot last longer.
          .whereRef('expires_at', '<', 'ends_at')
          .execute(),
      );
    },
    async deleteSession(id) {
      await handle.write((tx) => tx.deleteFrom('session').where('id', '=', id).execute());
    },
    async deleteUserSessions(accountId) {
      await handle.write((tx) =>
        tx.deleteFrom('session').where('account_id', '=', accountId).execute(),
      );
    },
    async deleteExpiredSessions() {
      const at = toIso(now());
      await handle.write((tx) =>
        tx
          .deleteFrom('session')
          .where((eb) => eb.or([eb('expires_at', '<=', at), eb('ends_at', '<=', at)]))
          .execute(),
      );
    },
  };
}

function toSession(row: {
  id: string;
  account_id: number;
  expires_at: string;
  ends_at: string;
}): DatabaseSession {
  const expires = row.expires_at < row.ends_at ? row.expires_at : row.ends_at;
  return { id: row.id, userId: row.account_id, expiresAt: toLucia(expires), attributes: {} };
}
