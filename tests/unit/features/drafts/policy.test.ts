import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryKinds } from '#features/drafts/kinds.ts';
import type { Standing } from '#features/drafts/people.ts';
import { needsApproval, neverWaits } from '#features/drafts/policy.ts';
import { KINDS, type Body, type Kind } from '#features/drafts/schema.ts';

const newcomer: Standing = {
  trusted: false,
  byStaff: false,
  givenBack: false,
  publishedBefore: 0,
};

/** Field by field, every kind: what waits (true) when a newcomer changes it alone on something public. */
const WAITS: Record<Kind, (field: string) => boolean> = {
  shop: (field) =>
    [
      ...['name', 'nameEn', 'kana', 'kind', 'categories', 'area', 'zones', 'postalCode'],
      ...['address', 'addressEn', 'building', 'addressPrecision', 'position'],
      ...['contactUrl', 'website', 'instagram', 'x', 'line', 'ecShop'],
    ].includes(field),
  coupon: () => true,
  job: (field) => field !== 'contactPhone',
  event: (field) => field !== 'phone',
  product: (field) => !['soldOut', 'orderPhone'].includes(field),
};

const live = (kind: Kind): Body =>
  Object.fromEntries(Object.keys(entryKinds[kind].shape).map((field) => [field, 'before']));

const kinds = fc.constantFrom(...KINDS);
const standings = fc.record({
  trusted: fc.boolean(),
  byStaff: fc.boolean(),
  givenBack: fc.boolean(),
  publishedBefore: fc.nat(6),
});

describe('what waits for the staff', () => {
  for (const kind of KINDS) {
    test.each(Object.keys(entryKinds[kind].shape))(`a newcomer's ${kind}: %s`, (field) => {
      const before = kind === 'event' ? { ...live(kind), dates: [] } : live(kind);
      const after = { ...before, [field]: field === 'dates' ? [{ changes: [] }] : 'after' };
      const waits = needsApproval(kind, before, after, newcomer);
      expect(waits).toEqual(WAITS[kind](field) ? [field] : []);
    });
  }

  test('what was never public waits, and of coupons and events the first three', () => {
    for (const kind of KINDS) {
      for (let publishedBefore = 0; publishedBefore < 6; publishedBefore += 1) {
        const looked = kind === 'coupon' || kind === 'event' ? publishedBefore < 3 : true;
        const body = {
          ...live(kind),
          onlineUrl: null,
          entryUrl: null,
          contactUrl: null,
          website: null,
        };
        const waits = needsApproval(kind, undefined, body, { ...newcomer, publishedBefore });
        expect(waits, `${kind} ${publishedBefore}`).toEqual(looked ? ['first'] : []);
      }
    }
  });

  test('a link out of the site is looked at in every event, unless the staff trust its business', () => {
    const known = { ...newcomer, publishedBefore: 9 };
    const plain = { title: '市', website: null, entryUrl: null };
    const linked = { ...plain, website: 'https://example.com/' };
    expect(needsApproval('event', undefined, linked, known)).toEqual(['website']);
    expect(needsApproval('event', plain, linked, known)).toEqual(['website']);
    expect(needsApproval('event', linked, { ...linked, title: '朝市' }, known)).toEqual([]);
    expect(needsApproval('event', linked, plain, known)).toEqual([]);
    expect(needsApproval('event', plain, linked, { ...known, trusted: true })).toEqual([]);
  });

  test('nothing of the staff waits, nor of a trusted business but what was given back, and trust never makes anything wait', () => {
    fc.assert(
      fc.property(kinds, standings, fc.boolean(), fc.nat(200), (kind, standing, isPublic, n) => {
        const before = kind === 'event' ? { ...live(kind), dates: [] } : live(kind);
        const fields = Object.keys(before).filter((field) => field !== 'dates');
        const after = { ...before, [fields[n % fields.length]!]: 'after' };
        const waits = needsApproval(kind, isPublic ? before : undefined, after, standing);
        const passes = standing.byStaff || (standing.trusted && !standing.givenBack);
        if (passes) expect(waits).toEqual([]);
        else if (standing.givenBack) expect(waits).toEqual(['givenBack']);
        const more = needsApproval(kind, isPublic ? before : undefined, after, {
          ...standing,
          publishedBefore: standing.publishedBefore + 1,
        });
        if (waits.length === 0) expect(more).toEqual([]);
      }),
    );
  });

  test('a field that goes live with the save never makes a submission wait', () => {
    fc.assert(
      fc.property(kinds, fc.nat(200), (kind, n) => {
        const before = kind === 'event' ? { ...live(kind), dates: [] } : live(kind);
        const fields = Object.keys(before);
        const field = fields[n % fields.length]!;
        const after = { ...before, [field]: field === 'dates' ? before['dates'] : 'after' };
        if (neverWaits(kind, field, before, after)) {
          expect(needsApproval(kind, before, after, newcomer)).toEqual([]);
        }
      }),
    );
  });

  test.each([
    ['cancelled', true],
    ['postponed', true],
    ['moved', true],
    ['removed', false],
  ])('of an event a date %s goes live with the save: %s', (state, atOnce) => {
    const date = { key: 'a', from: '2026-12-05', until: null, rule: null };
    const before = { dates: [{ ...date, changes: [] }] };
    const after = { dates: [{ ...date, changes: [{ date: '2026-12-05', state }] }] };
    expect(neverWaits('event', 'dates', before, after)).toBe(atOnce);
    const elsewhen = { dates: [{ ...after.dates[0], from: '2026-12-06' }] };
    expect(neverWaits('event', 'dates', before, elsewhen)).toBe(false);
  });
});
