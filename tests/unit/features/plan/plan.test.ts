import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { publishPlan, putResult, putReview } from '#features/plan/commands.ts';
import { gradeOf, rateOf } from '#features/plan/grade.ts';
import {
  getPlanDraft,
  getPlanRelease,
  listPlanReleases,
  listTargets,
} from '#features/plan/queries.ts';
import { ResultInput, yearOf } from '#features/plan/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const GRADES = [
  { grade: 'B', from: 80 },
  { grade: 'A', from: 100 },
  { grade: 'D', from: 0 },
  { grade: 'C', from: 30 },
] as const;
const grade = (target: number | null, result: number | null, comparable = true) =>
  gradeOf({ target, result, comparable }, GRADES);

describe('a grade', () => {
  test.each([
    [100, 100, 'A'],
    [3, 3, 'A'],
    [10_000, 9_999, 'B'],
    [100, 80, 'B'],
    [1000, 799, 'C'],
    [100, 30, 'C'],
    [1000, 299, 'D'],
    [6, 0, 'E'],
    [null, 5, null],
    [0, 5, null],
    [6, null, null],
  ])('of a target of %s and a result of %s is %s', (target, result, expected) => {
    expect(grade(target, result)).toBe(expected);
  });

  test('is that of the exact rate, whatever is rounded for the eye', () => {
    const order = ['E', 'D', 'C', 'B', 'A'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 9000 }), (t, r) => {
        const exact = (BigInt(r) * 10_000n) / BigInt(t);
        const plain =
          r === 0
            ? 'E'
            : exact >= 10_000n
              ? 'A'
              : exact >= 8000n
                ? 'B'
                : exact >= 3000n
                  ? 'C'
                  : 'D';
        expect(grade(t, r)).toBe(plain);
        expect(order.indexOf(grade(t, r + 1)!)).toBeGreaterThanOrEqual(order.indexOf(plain));
      }),
    );
  });

  test('is not given where it was counted otherwise; nor is a rate of nothing', () => {
    expect(grade(3, 7, false)).toBeNull();
    expect(rateOf(null, 4)).toBeNull();
    expect(rateOf(0, 4)).toBeNull();
    expect(rateOf(3, 4)).toBe(133.3);
  });
});

test.each([
  ['2026-03-31', 'R7'],
  ['2026-04-01', 'R8'],
  ['2024-01-01', 'R7'],
  ['2035-01-01', 'R11'],
])('%s lies in %s', (day, year) => {
  expect(yearOf(day)).toBe(year);
});

test('a link of evidence has its name before it; anything else is refused', () => {
  const input = (evidence: string) =>
    ResultInput.safeParse({ year: 'R8', chapter: '目標', indicator: '創業者支援', evidence });
  expect(input('景況調査 /surveys/keikyo\n\nhttps://example.com/a').data?.evidence).toEqual([
    { name: '景況調査', url: '/surveys/keikyo' },
    { name: 'https://example.com/a', url: 'https://example.com/a' },
  ]);
  expect(input('javascript:alert(1)').success).toBe(false);
  expect(input('//example.com').success).toBe(false);
});

const result = (store: Store, own: Record<string, unknown>) =>
  store.write((tx) =>
    putResult(
      tx,
      ResultInput.parse({ year: 'R7', chapter: '目標', indicator: '創業者支援', ...own }),
      '職員',
      AT,
    ),
  );
const publish = (store: Store, reason: string | null = null) =>
  store.write((tx) => publishPlan(tx, 'R7', reason, '職員', AT));
const rowOf = async (store: Store, year: 'R7' | 'R8') =>
  (await getPlanDraft(store.read, year)).chapters
    .flatMap(({ rows }) => rows)
    .find(({ indicator }) => indicator === '創業者支援')!;

describe('a year of the plan', () => {
  test('has every target as printed, and what was not planned stays nothing', async () => {
    const { store } = await townDatabase();
    const targets = await listTargets(store.read);
    expect(targets.find(({ indicator }) => indicator === '創業者支援')?.by).toMatchObject({
      baseline: 39,
      R7: 40,
      total: 200,
    });
    const shops = targets.find(({ indicator }) => indicator === '商店街の買物動向調査');
    expect([shops?.by['R7'], shops?.by['R8']]).toEqual([null, 1]);
  });

  test('is published as it stands, kept so, and corrected with a reason', async () => {
    const { store } = await townDatabase();
    expect(await publish(store)).toBe('noResults');
    expect(await result(store, { indicator: 'そんな指標' })).toBe(false);
    expect(await result(store, { result: '38', improvement: '相談の日を増やす' })).toBe(true);
    await store.write((tx) =>
      putReview(tx, { year: 'R7', chapter: '目標', text: 'おおむね順調', metOn: '2026-05-20' }),
    );
    expect(await listPlanReleases(store.read)).toEqual([]);
    expect(await publish(store)).toBe('published');
    await result(store, { result: '44' });
    const [first] = await listPlanReleases(store.read);
    const chapter = first!.document.chapters.find(({ name }) => name === '目標')!;
    expect(chapter.review).toBe('おおむね順調');
    expect(chapter.rows.find(({ indicator }) => indicator === '創業者支援')).toMatchObject({
      result: 38,
      rate: 95,
      grade: 'B',
    });
    expect(await publish(store)).toBe('noReason');
    expect(await publish(store, '数えもれ')).toBe('published');
    expect((await listPlanReleases(store.read))[0]).toMatchObject({
      number: 2,
      reason: '数えもれ',
    });
    // What was published before is there to be read, with its own figures.
    expect((await getPlanRelease(store.read, 'R7', 1))?.document).toEqual(first!.document);
    expect((await getPlanRelease(store.read, 'R7', 2))?.document).not.toEqual(first!.document);
    expect(await getPlanRelease(store.read, 'R7', 3)).toBeUndefined();
    for (const change of [sql`update plan_release set body = '{}'`, sql`delete from plan_release`])
      await expect(store.write((tx) => change.execute(tx))).rejects.toThrow(/never/);
  });

  test('carries what was to be improved into the next', async () => {
    const { store } = await townDatabase();
    await result(store, { result: '38', improvement: '相談の日を増やす' });
    expect((await rowOf(store, 'R8')).before).toBe('相談の日を増やす');
    expect((await rowOf(store, 'R7')).before).toBeNull();
  });

  test('marks what was counted otherwise and does not grade it', async () => {
    const { store } = await townDatabase();
    await result(store, { result: '90', other: '1' });
    expect(await rowOf(store, 'R7')).toMatchObject({ comparable: false, rate: null, grade: null });
  });
});
