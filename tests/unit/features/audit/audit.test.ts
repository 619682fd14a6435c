import { expect, onTestFinished, test } from 'vitest';
import { auditFile } from '#features/audit/file.ts';
import { listActs, listActsBy, listActsOn } from '#features/audit/queries.ts';
import { sayActs, subjectsOf } from '#features/audit/said.ts';
import { readAuditFilter, writeAuditFilter } from '#features/audit/schema.ts';
import { actingAs, noteAct } from '#server/acting.ts';
import { setNow } from '#server/clock.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry, staff } from '../../../support/drafts.ts';

const asked = (query: string) => readAuditFilter(new URLSearchParams(query));

/** A log of three lines on two days: an owner saves and ends a shop, the staff suspend somebody. */
async function aLog() {
  const { store } = await townDatabase();
  onTestFinished(() => setNow(undefined));
  const shop = await someEntry(store, 'shop');
  const owner = { ...memberOf(shop.businessId), name: '=店主' };
  const write = (who: typeof owner, action: string, subject: string, when: string, more = {}) => {
    setNow(new Date(when));
    return actingAs({ actor: who, address: '192.0.2.9', action }, () =>
      store.write((tx) => {
        noteAct(undefined, more);
        return tx.insertInto('change').values({ tag: subject, at: when }).execute();
      }),
    );
  };
  // The last minute of a day in Tokyo, and the first of the next.
  await write(owner, 'drafts.save', `shop:${shop.id}`, '2026-11-23T14:59:00.000Z');
  await write(owner, 'drafts.end', `shop:${shop.id}`, '2026-11-23T15:00:00.000Z');
  const by = { ...staff, address: '' } as unknown as typeof owner;
  await write(by, 'accounts.suspend', 'account:77', '2026-11-24T03:30:00.000Z', {
    state: 'suspended',
  });
  return { store, shop };
}

test('is narrowed by who, what, about what, and days in Tokyo', async () => {
  const { store } = await aLog();
  const found = async (query: string) =>
    (await listActs(store.read, asked(query))).acts.map(({ action }) => action);
  expect(await found('')).toEqual(['accounts.suspend', 'drafts.end', 'drafts.save']);
  expect(await found('who=店主')).toEqual(['drafts.end', 'drafts.save']);
  expect(await found('who=%25')).toEqual([]);
  expect(await found('action=drafts.end')).toEqual(['drafts.end']);
  expect(await found('kind=account')).toEqual(['accounts.suspend']);
  expect(await found('from=2026-11-24')).toEqual(['accounts.suspend', 'drafts.end']);
  expect(await found('until=2026-11-23')).toEqual(['drafts.save']);
  expect(await found('kind=nonsense&from=2026-02-30&page=-1')).toHaveLength(3);
  expect(writeAuditFilter(asked('who=店主&kind=nonsense&page=2'))).toBe(
    `who=${encodeURIComponent('店主')}&page=2`,
  );
});

test('is there for one business with everything of it, and for one person', async () => {
  const { store, shop } = await aLog();
  const subjects = await subjectsOf(store.read, shop.businessId);
  const onIt = await listActsOn(store.read, subjects);
  expect(onIt.map(({ action }) => action)).toEqual(['drafts.end', 'drafts.save']);
  const by = await listActsBy(store.read, staff.accountId);
  const [said] = await sayActs(store.read, by);
  expect(said).toMatchObject({ who: '職員', what: 'アカウントを止めた', details: '状態: 止めた' });
  expect(said!.about).toEqual({ kind: 'アカウント', name: '77番', href: undefined });
});

test('is a file whose cells are no formulas', async () => {
  const { store, shop } = await aLog();
  const text = await auditFile(store.read, asked('action=drafts.end')).text();
  const [head, line, end] = text.split('\r\n');
  expect(head).toContain('日時,名前,役割');
  expect(line).toContain(`2026-11-24 00:00,'=店主,会員,192.0.2.9,公開を終えた`);
  expect(line).toContain(`,${shop.title},${shop.id},`);
  expect(end).toBe('');
});
