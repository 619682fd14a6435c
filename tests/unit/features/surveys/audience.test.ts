import { describe, expect, test } from 'vitest';
import { nextAppearance } from '#search/appearance.ts';
import { getPlanDraft } from '#features/plan/queries.ts';
import { getBeside } from '#features/surveys/beside-queries.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import { giveReport } from '#features/surveys/concerned-commands.ts';
import { listDue } from '#features/surveys/due-queries.ts';
import { putDue } from '#features/surveys/due-commands.ts';
import { dueItemOf, isPast, stateOf, yearsAround } from '#features/surveys/due.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import { listHandOuts } from '#features/surveys/hand-out-queries.ts';
import { getMemberReport, listMemberReports } from '#features/surveys/member-queries.ts';
import { ownParts } from '#features/surveys/own.ts';
import { getPublishedReport, listReportAddresses, listReports } from '#features/surveys/queries.ts';
import { searchSurveys } from '#features/surveys/search.ts';
import type { Audience } from '#features/surveys/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { bring, complete } from '../../../support/surveys.ts';

const AT = new Date(NOW);
const SHEET = {
  pasted: [
    '性別\t満足度',
    ...Array.from({ length: 40 }, (_, i) => `${i % 2 ? '女' : '男'}\t満足`),
  ].join('\n'),
};

async function published(store: Store, audience: Audience) {
  const id = await bring(store, { name: `会員調査${audience}`, kind: 'questionnaire' }, SHEET);
  await complete(store, id);
  const out = await store.write((tx) =>
    publishReport(tx, id, { visibleFrom: null, audience, reason: null }, '職員', AT),
  );
  expect(out).toBe('published');
  return { id, slug: (await getReport(store.read, id))!.slug };
}
const businesses = (store: Store) =>
  store.read.selectFrom('business').select(['id', 'name']).orderBy('id').limit(2).execute();
const slugs = async (store: Store, as: Parameters<typeof listMemberReports>[1]) =>
  (await listMemberReports(store.read, as, AT)).map(({ slug }) => slug);

describe('a report that is not for everybody', () => {
  test('is on no public page, list or address; members see it', async () => {
    const { store } = await townDatabase();
    const { slug } = await published(store, 'members');
    const [one] = await businesses(store);
    expect(await getPublishedReport(store.read, slug, AT)).toBeUndefined();
    expect(await getPublishedReport(store.read, slug, AT, 1)).toBeUndefined();
    expect((await listReports(store.read, AT)).map((report) => report.slug)).not.toContain(slug);
    const addresses = await listReportAddresses(store.read, AT);
    expect(addresses.map((report) => report.slug)).not.toContain(slug);
    const found = (await searchSurveys(store.read, AT)).map(({ path }) => path);
    expect(found).toContain('/surveys/population');
    expect(found).not.toContain(`/surveys/${slug}`);
    expect(await slugs(store, { businesses: [one!.id] })).toContain(slug);
    expect(await slugs(store, { businesses: [one!.id] })).toContain('population');
  });

  test('for the businesses concerned is seen by those it was given to, and by staff', async () => {
    const { store } = await townDatabase();
    const { id, slug } = await published(store, 'concerned');
    const [one, other] = await businesses(store);
    const give = (names: string[]) =>
      store.write((tx) =>
        giveReport(tx, { id, businesses: names, how: 'visit', givenOn: '2026-11-20' }, '職員', AT),
      );
    expect(await slugs(store, { businesses: [one!.id] })).not.toContain(slug);
    expect(await give([one!.name, 'だれでもない'])).toEqual({
      unknown: [{ row: 2, what: 'noBusiness', text: 'だれでもない' }],
    });
    expect(await slugs(store, { businesses: [one!.id] })).not.toContain(slug);
    expect(await give([one!.name])).toEqual({ given: 1 });
    expect(await slugs(store, { businesses: [one!.id] })).toContain(slug);
    // Given once more, another way: the first record stays, and the plan counts the business once.
    const again = { id, businesses: [one!.name], how: 'mail' as const, givenOn: '2026-11-22' };
    for (const by of ['別の職員', '二度押し'])
      await store.write((tx) => giveReport(tx, again, by, AT));
    expect(await listHandOuts(store.read, id)).toEqual([
      { how: 'visit', givenOn: '2026-11-20', by: '職員', businesses: [one!.name] },
      { how: 'mail', givenOn: '2026-11-22', by: '別の職員', businesses: [one!.name] },
    ]);
    expect(await slugs(store, { businesses: [other!.id] })).not.toContain(slug);
    expect(await slugs(store, { businesses: [] })).not.toContain(slug);
    expect(await slugs(store, 'staff')).toContain(slug);
    const { handOuts } = await getPlanDraft(store.read, 'R8');
    expect(handOuts).toEqual([
      { title: '会員調査concerned（2026-11）', slug: null, businesses: 1 },
    ]);
    expect((await getPlanDraft(store.read, 'R7')).handOuts).toEqual([]);
  });
});

describe('a correction for fewer readers', () => {
  const correct = (store: Store, id: number, own: { audience: Audience; visibleFrom?: Date }) =>
    store.write((tx) =>
      publishReport(tx, id, { visibleFrom: null, reason: '公開先の見直し', ...own }, '職員', AT),
    );
  const numbers = async (store: Store, slug: string, as: 'staff' | number) =>
    (
      await getMemberReport(
        store.read,
        as === 'staff' ? as : { businesses: [as] },
        slug,
        new Date(AT.getTime() + 3_600_000),
      )
    )?.releases.map(({ number }) => number);

  test('takes away what was public before it, with its page, its releases, lists and search', async () => {
    const { store } = await townDatabase();
    const { id, slug } = await published(store, 'public');
    const later = new Date(AT.getTime() + 3_600_000);
    expect(await correct(store, id, { audience: 'members', visibleFrom: later })).toBe('published');
    const before = new Date(later.getTime() - 1);
    expect((await getPublishedReport(store.read, slug, before))?.number).toBe(1);
    for (const number of [undefined, 1, 2])
      expect(
        await getPublishedReport(store.read, slug, later, number),
        `${number}`,
      ).toBeUndefined();
    const found = async (at: Date) =>
      [
        ...(await listReports(store.read, at)),
        ...(await listReportAddresses(store.read, at)),
        ...(await searchSurveys(store.read, at)).map(({ path }) => ({ slug: path.split('/')[2] })),
      ].filter((one) => one.slug === slug).length;
    expect([await found(before), await found(later)]).toEqual([3, 0]);
    expect(await nextAppearance(store.read, AT)).toBe(later.toISOString());
    const [one] = await businesses(store);
    expect(await numbers(store, slug, one!.id)).toEqual([2, 1]);
    const { surveyId } = (await getReport(store.read, id))!;
    const beside = { surveyId, reportId: null, period: null };
    expect((await getBeside(store.read, beside, before)).reports).toHaveLength(1);
    expect((await getBeside(store.read, beside, later)).reports).toEqual([]);
  });

  test('for the businesses concerned takes it from the members too', async () => {
    const { store } = await townDatabase();
    const { id, slug } = await published(store, 'members');
    const [one, other] = await businesses(store);
    expect(await numbers(store, slug, one!.id)).toEqual([1]);
    expect(await correct(store, id, { audience: 'concerned' })).toBe('published');
    const given = { id, businesses: [one!.name], how: 'visit' as const, givenOn: '2026-11-20' };
    await store.write((tx) => giveReport(tx, given, '職員', AT));
    expect(await numbers(store, slug, one!.id)).toEqual([2, 1]);
    expect(await numbers(store, slug, other!.id)).toBeUndefined();
    expect(await slugs(store, { businesses: [other!.id] })).not.toContain(slug);
    expect(await numbers(store, slug, 'staff')).toEqual([2, 1]);
  });
});

describe("a shop's own street and trade", () => {
  test('say only what the report says to everybody', async () => {
    const { store } = await townDatabase();
    const reports = await listReports(store.read, AT);
    const shop = { lat: 34.1752, lng: 131.4742, category: 'shopping' };
    const far = { lat: 34.3, lng: 131.4742, category: 'eat' };
    const traffic = reports.find(({ kind }) => kind === 'traffic')!.document;
    const [street] = ownParts(traffic, [shop]);
    expect(street).toMatchObject({ what: 'street', name: 'デモ通り 中央' });
    expect(traffic.places.map(({ note }) => note.ja)).toContain(street!.texts[0]);
    expect(ownParts(traffic, [far])).toEqual([]);
    const conditions = reports.find(({ kind }) => kind === 'condition')!.document;
    const [trade] = ownParts(conditions, [shop, far]);
    expect(trade).toMatchObject({ what: 'trade', name: '小売業' });
    const hidden = structuredClone(conditions);
    for (const figure of hidden.figures)
      for (const row of figure.rows) row.cells = row.cells.map(() => 'withheld' as const);
    for (const text of ownParts(hidden, [shop])[0]!.texts) expect(text).not.toMatch(/\d+\.\d/);
  });
});

test('eight items fall due a year: late after their day, done once their report has appeared', async () => {
  const { store } = await townDatabase();
  const items = await listDue(store.read, ['R8']);
  expect(items).toHaveLength(8);
  const find = async (name: string) =>
    (await listDue(store.read, ['R8'])).find(({ item }) => item === name)!;
  const state = async (name: string) => stateOf(await find(name), '2026-11-23', NOW);
  expect(await state('condition-2')).toBe('late');
  expect(await state('traffic')).toBe('open');
  const { id } = await published(store, 'members');
  const due = { year: 'R8', item: 'condition-2', dueOn: '2026-10-31' } as const;
  expect(await store.write((tx) => putDue(tx, { ...due, report: id }, AT))).toBe(true);
  expect(await state('condition-2')).toBe('done');
  expect(await store.write((tx) => putDue(tx, { ...due, report: 999_999 }, AT))).toBe(false);
});

test('what was to come in the year before stays late until it has come', async () => {
  const { store } = await townDatabase();
  const late = async (today: string) =>
    (await listDue(store.read, yearsAround(today)))
      .filter((one) => stateOf(one, today, NOW) === 'late')
      .map(({ year, item }) => `${year} ${item}`);
  expect(await late('2027-03-31')).not.toContain('R8 resas');
  expect(await late('2027-04-01')).toContain('R8 resas');
  const due = { year: 'R8', item: 'resas', dueOn: '2027-03-31' } as const;
  const { id } = await published(store, 'members');
  await store.write((tx) => putDue(tx, { ...due, report: id }, AT));
  expect(await late('2027-04-01')).not.toContain('R8 resas');
  const [done] = (await listDue(store.read, ['R8'])).filter(({ item }) => item === 'resas');
  expect([isPast(done!, '2027-03-31', NOW), isPast(done!, '2027-04-01', NOW)]).toEqual([
    false,
    true,
  ]);
});

describe('a report that is published', () => {
  test.each([
    ['condition', '景況調査', '2026-07-01', 'R8', 'condition-2'],
    ['condition', '景況調査', '2027-01-01', 'R8', 'condition-4'],
    ['condition', '景況調査', '2026-04-01', 'R8', 'condition-1'],
    ['traffic', '商店街通行量調査', '2027-02-01', 'R8', 'traffic'],
    ['analysis', 'ＲＥＳＡＳによる分析', '2026-11-01', 'R8', 'resas'],
    ['questionnaire', '大学生の買物動向調査', '2025-10-01', 'R7', 'shopping'],
    ['questionnaire', 'プレミアム付商品券アンケート', '2026-06-01', 'R8', 'voucher'],
  ] as const)('%s %s of %s is what %s asks as %s', (kind, survey, from, year, item) => {
    expect(dueItemOf(kind, survey, { from })).toEqual({ year, item });
  });

  test('of another survey, or of a year before the plan, meets nothing', () => {
    expect(dueItemOf('questionnaire', '来訪者調査', { from: '2026-06-01' })).toBeUndefined();
    expect(dueItemOf('traffic', '通行量調査', { from: '2024-11-03' })).toBeUndefined();
  });

  test('meets its item by itself, and takes nothing away from one that did', async () => {
    const { store } = await townDatabase();
    const rows = [
      '地点,日付,時間帯,人数',
      'A,2026-10-04,10時〜11時,70',
      'A,2026-10-04,11時〜12時,30',
    ];
    const publishOne = async () => {
      const id = await bring(
        store,
        { name: '通行量調査', kind: 'traffic' },
        { pasted: rows.join('\n') },
      );
      await complete(store, id);
      const now = { visibleFrom: null, audience: 'public', reason: null } as const;
      expect(await store.write((tx) => publishReport(tx, id, now, '職員', AT))).toBe('published');
      return id;
    };
    const find = async () =>
      (await listDue(store.read, ['R8'])).find((one) => one.item === 'traffic')!;
    expect((await find()).report).toBeNull();
    const first = await publishOne();
    expect(stateOf(await find(), '2026-11-23', NOW)).toBe('done');
    await publishOne();
    expect((await find()).report?.id).toBe(first);
  });
});
