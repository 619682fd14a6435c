import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  endSession,
  endSessions,
  readSession,
  startSession,
  type NewSession,
} from '#server/auth/session.ts';
import { hashToken } from '#server/auth/token.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2030-01-07T03:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const after = (ms: number) => setNow(new Date(AT.getTime() + ms));

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

async function begin(role: 'member' | 'staff' | 'admin', change: Partial<NewSession> = {}) {
  const { store } = await emptyDatabase();
  const accountId = await addAccount(store, AT, { role });
  const start = { accountId, device: 'x', ownDevice: false, secondFactor: false, ...change };
  const { token } = await store.write((tx) => startSession(tx, start));
  return { store, accountId, token, read: () => readSession({ store, isLocal: false }, token) };
}

const KINDS = [
  ['member', false, 7 * DAY, 30 * DAY],
  ['member', true, 60 * DAY, 180 * DAY],
  ['staff', false, HOUR, 12 * HOUR],
  ['staff', true, HOUR, 12 * HOUR],
  ['admin', false, 30 * MINUTE, 8 * HOUR],
] as const;

describe.each(KINDS)(
  'a session of a %s, device marked as theirs: %s',
  (role, ownDevice, idle, whole) => {
    test('ends when it is not used', async () => {
      const { read } = await begin(role, { ownDevice });
      after(idle - 5000);
      const { read: again } = await begin(role, { ownDevice });
      expect(await again()).toBeDefined();
      after(idle + 5000);
      expect(await read()).toBeUndefined();
    });

    test('is renewed past half of that, and ends for good all the same', async () => {
      const { read } = await begin(role, { ownDevice });
      after(idle * 0.4);
      expect(await read()).toMatchObject({ renewed: false });
      let renewals = 0;
      for (let ms = idle * 0.6; ms < whole; ms += idle * 0.6) {
        after(ms);
        const session = await read();
        expect(session, `after ${ms / HOUR} h`).toBeDefined();
        renewals += Number(session!.renewed);
      }
      expect(renewals).toBeGreaterThan(2);
      after(whole + 5000);
      expect(await read()).toBeUndefined();
    });
  },
);

describe('a session', () => {
  test('is stored under the hash of its token, and only so', async () => {
    const { store, token } = await begin('member');
    const rows = await store.read.selectFrom('session').selectAll().execute();
    expect(rows.map(({ id }) => id)).toEqual([hashToken(token)]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  test('is not opened by its hash', async () => {
    const { store, token } = await begin('member');
    expect(await readSession({ store, isLocal: false }, hashToken(token))).toBeUndefined();
  });

  test('ends when its account is suspended, at the next request', async () => {
    const { store, read } = await begin('member');
    await store.write((tx) => tx.updateTable('account').set({ state: 'suspended' }).execute());
    expect(await read()).toBeUndefined();
  });

  test('ends alone, or with all others but one', async () => {
    const { store, accountId, read, token } = await begin('member');
    const start = { accountId, device: 'y', ownDevice: false, secondFactor: false };
    const second = await store.write((tx) => startSession(tx, start));
    await store.write((tx) => endSession(tx, accountId + 1, hashToken(token)));
    expect(await read()).toBeDefined();
    await store.write((tx) => endSessions(tx, accountId, hashToken(token)));
    expect(await read()).toBeDefined();
    expect(await readSession({ store, isLocal: false }, second.token)).toBeUndefined();
    await store.write((tx) => endSession(tx, accountId, hashToken(token)));
    expect(await read()).toBeUndefined();
  });

  test('of a demo account is good on this machine only', async () => {
    const { store, token } = await begin('admin');
    await store.write((tx) => tx.updateTable('account').set({ demo: 1 }).execute());
    expect(await demoSession(store, token, true)).toBeDefined();
    expect(await demoSession(store, token, false)).toBeUndefined();
  });
});

const demoSession = (store: Store, token: string, isLocal: boolean) =>
  readSession({ store, isLocal }, token);
