import { expect, test } from 'vitest';
import { passGate } from '#server/auth/gate.ts';
import { safeNext } from '#server/auth/next.ts';
import { startSession } from '#server/auth/session.ts';
import type { Role } from '#server/auth/actor.ts';
import { addAccount } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

/** The gate's answer to a page, for somebody of a role or for nobody. */
async function answer(
  routePattern: string,
  role?: Role,
  { demo = 0, secondFactor = false, method = 'GET' } = {},
) {
  const { store } = await emptyDatabase();
  let token: string | undefined;
  if (role) {
    const accountId = await addAccount(store, AT, { role, demo });
    const start = { accountId, device: 'x', ownDevice: false, secondFactor };
    token = (await store.write((tx) => startSession(tx, start))).token;
  }
  const place = { store, siteUrl: 'http://localhost:4321', isLocal: true };
  const cookies = {
    get: () => (token === undefined ? undefined : { value: token }),
    set: () => undefined,
    delete: () => undefined,
  };
  return passGate(place, { routePattern, method, path: `${routePattern}?a=1`, cookies });
}

test.each(['/member', '/member/shops/[id]', '/staff', '/account/security'])(
  'nobody at %s is sent to sign in and comes back after',
  async (route) => {
    const verdict = await answer(route);
    const to = `/login?next=${encodeURIComponent(`${route}?a=1`)}`;
    expect(verdict.answer).toEqual({ status: 303, to });
  },
);

test.each(['/', '/membership', '/[...locale]/shops', '/login', '/invite'])(
  '%s is open to nobody in particular',
  async (route) => expect((await answer(route)).answer).toBeUndefined(),
);

test('a public page does not know who reads it, and a form sent to it does', async () => {
  expect((await answer('/[...locale]/shops', 'member')).actor).toBeUndefined();
  expect((await answer('/[...locale]/shops', 'member', { method: 'POST' })).actor).toBeDefined();
});

test('a member is refused in the staff rooms, staff are not', async () => {
  expect((await answer('/staff', 'member')).answer).toEqual({ status: 403 });
  const verdict = await answer('/staff', 'staff', { secondFactor: true });
  expect(verdict.answer).toBeUndefined();
});

test.each(['staff', 'admin'] as const)(
  '%s without a second factor reach only their account',
  async (role) => {
    const verdict = await answer('/staff', role);
    expect(verdict).toMatchObject({ actor: undefined, answer: { to: '/account/security' } });
    expect(await answer('/account/security', role)).toMatchObject({
      actor: undefined,
      session: { actor: { role } },
      answer: undefined,
    });
    expect((await answer('/staff', role, { method: 'POST' })).actor).toBeUndefined();
    expect((await answer('/staff', role, { demo: 1 })).actor).toBeDefined();
  },
);

test('after signing in one comes only to a room of ours', () => {
  for (const good of ['/member', '/member/shops/1?tab=hours', '/staff', '/account/security']) {
    expect(safeNext(good)).toBe(good);
  }
  const bad = [
    'https://evil.example/member',
    '//evil.example/member',
    '/\\evil.example',
    '/member\\..',
    '/member/../..//evil.example',
    '/members',
    '/shops',
    '/login',
    'member',
    'javascript:alert(1)',
    '/member\n',
    ' /member',
    '/member/%',
    `/member/${'a'.repeat(600)}`,
    '',
    null,
  ];
  for (const one of bad) {
    const safe = safeNext(one);
    if (safe !== undefined) expect(safe).toMatch(/^\/member\/(?!\.)/);
    expect(['/member/%', undefined]).toContain(safe);
  }
});
