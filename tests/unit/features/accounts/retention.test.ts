import { afterEach, beforeEach, expect, test } from 'vitest';
import { askCode } from '#features/accounts/code-commands.ts';
import { invite } from '#features/accounts/invitation-commands.ts';
import { askReset } from '#features/accounts/password-commands.ts';
import { eraseExpiredAccess } from '#features/accounts/retention-commands.ts';
import { startSession } from '#server/auth/session.ts';
import { setNow } from '#server/clock.ts';
import { addAccount } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const DAY = 24 * 60 * 60_000;
const TABLES = ['session', 'sign_in', 'account_link', 'login_counter', 'invitation'] as const;

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

test('nothing of signing in is kept longer than it is good for', async () => {
  const { store } = await emptyDatabase();
  const accountId = await addAccount(store, AT);
  const email = 'hana@example.com';
  const from = { address: '192.0.2.1', device: 'x', siteUrl: 'https://a.example', isLocal: false };
  await store.write(async (tx) => {
    await startSession(tx, { accountId, device: 'x', ownDevice: false, secondFactor: false });
    await askCode(tx, { email, own: false, next: undefined }, from, AT);
    await askReset(tx, email, from, AT);
    await invite(tx, { email, role: 'staff', business: null, invitedBy: null }, from.siteUrl, AT);
  });
  const left = async (days: number) => {
    await store.write((tx) => eraseExpiredAccess(tx, new Date(AT.getTime() + days * DAY)));
    const counts = await Promise.all(
      TABLES.map((table) => store.read.selectFrom(table).selectAll().execute()),
    );
    return TABLES.filter((_table, i) => counts[i]!.length > 0);
  };
  expect(await left(0)).toEqual([...TABLES]);
  expect(await left(1)).toEqual(['session', 'invitation']);
  expect(await left(8)).toEqual(['invitation']);
  expect(await left(100)).toEqual([]);
});
