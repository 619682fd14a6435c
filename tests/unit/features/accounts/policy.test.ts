import { expect, test } from 'vitest';
import { canEditBusiness, canManagePeople, isAdmin, isStaff } from '#features/accounts/policy.ts';
import type { Actor } from '#server/auth/actor.ts';

const actor = (role: Actor['role'], businesses: Actor['businesses'] = []): Actor => ({
  accountId: 1,
  name: '花',
  email: 'hana@example.com',
  role,
  businesses,
  terms: true,
});
const owner = actor('member', [{ id: 7, role: 'owner' }]);
const editor = actor('member', [{ id: 7, role: 'editor' }]);

test.each([
  ['an owner', owner, { edit: true, people: true, staff: false, admin: false }],
  ['an editor', editor, { edit: true, people: false, staff: false, admin: false }],
  ['staff', actor('staff'), { edit: true, people: true, staff: true, admin: false }],
  ['an administrator', actor('admin'), { edit: true, people: true, staff: true, admin: true }],
] as const)('what %s may', (_who, who, may) => {
  expect({
    edit: canEditBusiness(who, 7),
    people: canManagePeople(who, 7),
    staff: isStaff(who),
    admin: isAdmin(who),
  }).toEqual(may);
});

test('a member may nothing at a business of others', () => {
  expect([canEditBusiness(owner, 8), canManagePeople(owner, 8)]).toEqual([false, false]);
});
