import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { isKeptAction } from '#server/auth/kept-actions.ts';
import { getKeptForm, keepForm } from '#server/auth/kept-form.ts';
import { refillForm } from '#server/auth/refill-form.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { ACTION } from '../../../support/policy.ts';
import { ACTIONS } from '../../../support/policy-actions.ts';

const AT = new Date('2030-01-07T03:00:00.000Z');
const PAGE = 'https://town.example/member/notice/3';

interface Sent {
  address?: string;
  action?: string;
  page?: string;
}

function lose(store: Store, text: string, { address = '192.0.2.1', action, page }: Sent = {}) {
  const url = new URL(`${page ?? PAGE}?_action=${action ?? 'products.saveNotice'}`);
  const request = new Request(url, { method: 'POST', body: new URLSearchParams({ text }) });
  return keepForm(store, { request, url, action: action ?? 'products.saveNotice', address }, AT);
}

const textAt = async (store: Store, next: string) =>
  (await getKeptForm(store.read, new URL(next, PAGE), AT))?.form.get('text');

describe('a form that is sent after its session has ended', () => {
  test('is there again for its own page alone, and for a day', async () => {
    const { store } = await emptyDatabase();
    const { next } = await lose(store, '八日以内\n「返品」');
    expect(await textAt(store, next)).toBe('八日以内\r\n「返品」'.replace('\r', ''));
    expect(await textAt(store, next.replace('notice/3', 'notice/4'))).toBeUndefined();
    const later = new Date(AT.getTime() + 24 * 60 * 60_000 + 1);
    expect(await getKeptForm(store.read, new URL(next, PAGE), later)).toBeUndefined();
  });

  test('is not pushed out by what others send, however much it is', async () => {
    const { store } = await emptyDatabase();
    const { next } = await lose(store, '大切な文章');
    for (let n = 0; n < 40; n += 1) await lose(store, `${n}`, { address: '198.51.100.7' });
    expect(await textAt(store, next)).toBe('大切な文章');
    const rows = await store.read.selectFrom('kept_form').selectAll().execute();
    expect(rows).toHaveLength(31);
  });

  test('is kept for no action that there is not', async () => {
    const { store } = await emptyDatabase();
    expect((await lose(store, 'x', { action: 'nothing.here' })).next).toBe('/member/notice/3');
    expect((await lose(store, 'x', { action: 'accounts.setPassword' })).next).not.toContain('kept');
    expect(await store.read.selectFrom('kept_form').selectAll().execute()).toEqual([]);
  });

  test('says so where there is more of it than can be kept', async () => {
    const { store } = await emptyDatabase();
    expect(await lose(store, '長'.repeat(100_001))).toEqual({
      next: '/member/notice/3',
      tooLong: true,
    });
  });
});

/** What is sent without having typed anything, and what opens an account. */
const NOTHING_TYPED =
  /^(?:accounts\.(?:acceptTerms|add|begin|end|erase|inviteAgain|reactivate|remove|renew|set|suspend)|\w+\.(?:move|merge|mergeShops|remove|removeFile|removeHoliday|dropPhoto|withdraw)$|businesses\.(?:close|revert)|campaigns\.(?:copy|decline|dropPart|gather|invite|order|publish|ungather)|coupons\.takeBack|desk\.(?:together|undo|unfeature)|drafts\.(?:confirm|create|end|remind|restore|submit|withdraw)|photos\.(?:order|remove|restore)|products\.(?!saveNotice)|jobs\.removeMinimumWage|members\.apply|news\.publish|pages\.restoreWords|repeat\.|shops\.open|surveys\.cancel|tell\.|transfer\.)/;

test('every action of members and staff whose form holds a text is one that is kept', () => {
  const people = [ACTION.cafe, ACTION.cafeOwner, ACTION.signedIn, ACTION.staff, ACTION.admin];
  const theirs = Object.entries(ACTIONS)
    .filter(([, [, row]]) => people.includes(row))
    .map(([name]) => name);
  const lost = theirs.filter((name) => !isKeptAction(name) && !NOTHING_TYPED.test(name));
  expect(lost).toEqual([]);
});

describe('a page gets its text back', () => {
  const page = `<!doctype html><html><body>
    <form method="post" action="?_action=a.other"><input name="alt" value=""></form>
    ${['1', '2'].map(
      (id) => `<form method="post" action="?_action=photos.describe">
        <input type="hidden" name="imageId" value="${id}"><input name="alt" value="前">
        <details><textarea name="note">古</textarea><select name="size"><option value="">-</option>
        <option value="l">大</option></select><input type="checkbox" name="tick" value="b" checked>
        <input type="checkbox" name="tick" value="c"></details></form>`,
    )}</body></html>`;
  const sent = (entries: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return { action: 'photos.describe', form };
  };

  test('in the one of its forms that it was sent from, in every kind of field', () => {
    const kept = sent([
      ['imageId', '2'],
      ['alt', '"窓辺" & <席>'],
      ['note', '一行\n二行</textarea>'],
      ['size', 'l'],
      ['tick', 'c'],
    ]);
    const { document } = parseHTML(refillForm(page, kept));
    const [other, first, second] = document.querySelectorAll('form');
    expect(other!.querySelector('input')!.getAttribute('value')).toBe('');
    expect(first!.querySelector('[name=alt]')!.getAttribute('value')).toBe('前');
    expect(first!.querySelector('details')!.hasAttribute('open')).toBe(false);
    expect(second!.querySelector('[name=alt]')!.getAttribute('value')).toBe('"窓辺" & <席>');
    expect(second!.querySelector('textarea')!.textContent).toBe('\n一行\n二行&#60;/textarea&#62;');
    expect(second!.querySelector('option[selected]')!.getAttribute('value')).toBe('l');
    expect(
      [...second!.querySelectorAll('[checked]')].map((one) => one.getAttribute('value')),
    ).toEqual(['c']);
    expect(second!.querySelector('details')!.hasAttribute('open')).toBe(true);
  });

  test('and none where no form of the page is for it', () => {
    const kept = { ...sent([['alt', 'x']]), action: 'shops.close' };
    expect(refillForm(page, kept)).toBe(page);
  });
});
