import type { BrowserContext } from 'playwright/test';
import { startSession } from '#server/auth/session.ts';
import { setNow } from '#server/clock.ts';
import { openStore, type Store } from '#server/db.ts';
import { NOW } from './paths.ts';

/** A session of an account, as its cookie's token. The form is not needed for it. */
export async function sessionOf(store: Store, email: string): Promise<string> {
  return store.write(async (tx) => {
    const { id } = await tx
      .selectFrom('account')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const device = 'テスト';
    const start = { accountId: id, device, ownDevice: false, secondFactor: false };
    return (await startSession(tx, start)).token;
  });
}

/** Signs in on a site under test; returns the `Cookie` header of it. */
export async function signIn(
  site: { dataDir: string; url: string },
  email: string,
  context?: BrowserContext,
): Promise<string> {
  const store = openStore(site.dataDir);
  setNow(new Date(NOW));
  try {
    const token = await sessionOf(store, email);
    await context?.addCookies([{ name: 'session', value: token, url: site.url }]);
    return `session=${token}`;
  } finally {
    setNow(undefined);
    await store.close();
  }
}
