import { describe, expect, test } from 'vitest';
import { putTexts } from '#features/surveys/commands.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import { withPeriod } from '#features/surveys/drafted.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import { getSheetFacts } from '#features/surveys/sheet-queries.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { again, bring, complete } from '../../../support/surveys.ts';

const AT = new Date(NOW);
const publish = (store: Store, id: number) =>
  store.write((tx) =>
    publishReport(tx, id, { visibleFrom: null, audience: 'public', reason: null }, '職員', AT),
  );
const report = async (store: Store, id: number) => (await getReport(store.read, id))!;
const mixed = (i: number) => ['増加', '不変', '減少'][i % 3]!;
const firms = (industries: Record<string, number>, above: string) => ({
  pasted: [
    `${above}\t`,
    '業種\t業況（前年同期比）',
    ...Object.entries(industries).flatMap(([name, n]) =>
      Array.from({ length: n }, (_, i) => `${name}\t${mixed(i)}`),
    ),
  ].join('\n'),
});
const FEW = { 製造業: 12, 建設業: 9, 小売業: 3 };
const MORE = { 製造業: 12, 建設業: 9, 小売業: 6 };
const QUARTER = '2026年7〜9月 景況調査';

describe('two reports of one time', () => {
  const shown = async (store: Store, id: number) => {
    const { slug } = await report(store, id);
    const { document } = (await getPublishedReport(store.read, slug, AT))!;
    return Object.entries(document.kept).flatMap(([key, cell]) =>
      cell === 'withheld' ? [] : [key.split('|')[0]],
    );
  };

  test('withhold the same, so that their difference tells nothing', async () => {
    const { store } = await emptyDatabase();
    const first = await bring(store, { name: '景況', kind: 'condition' }, firms(FEW, QUARTER));
    await complete(store, first);
    expect(await publish(store, first)).toBe('published');
    expect(await shown(store, first)).toEqual(['全業種', '製造業']);
    const { surveyId } = await report(store, first);
    // Three more firms have answered: alone it would show every industry.
    const second = await bring(store, { id: surveyId }, firms(MORE, QUARTER));
    await complete(store, second);
    expect(await publish(store, second)).toBe('published');
    expect(await shown(store, second)).toEqual(['全業種', '製造業']);
    // Another quarter has nothing to do with them.
    const next = await bring(store, { id: surveyId }, firms(MORE, '2026年4〜6月 景況調査'));
    expect((await report(store, next)).figures.withheld).toEqual({ 業種: [] });
  });

  test('that were counted before either was out: the later is counted once more', async () => {
    const { store } = await emptyDatabase();
    const first = await bring(store, { name: '景況', kind: 'condition' }, firms(FEW, QUARTER));
    const { surveyId } = await report(store, first);
    const second = await bring(store, { id: surveyId }, firms(MORE, QUARTER));
    for (const id of [first, second]) await complete(store, id);
    expect(await publish(store, first)).toBe('published');
    expect(await publish(store, second)).toBe('recount');
    await again(store, second);
    expect(await publish(store, second)).toBe('published');
    expect(await shown(store, second)).toEqual(['全業種', '製造業']);
  });

  test('withhold the same under another survey’s name too, where it is nearly the same sheet', async () => {
    const { store } = await emptyDatabase();
    const first = await bring(store, { name: '景況', kind: 'condition' }, firms(FEW, QUARTER));
    const other = { name: '別の名の景況', kind: 'condition' } as const;
    const nearly = { ...FEW, 小売業: 5 };
    const before = await bring(store, other, firms(nearly, QUARTER));
    for (const id of [first, before]) await complete(store, id);
    expect(await publish(store, first)).toBe('published');
    expect(await publish(store, before)).toBe('recount');
    await again(store, before);
    expect(await publish(store, before)).toBe('published');
    expect(await shown(store, before)).toEqual(['全業種', '製造業']);
    // Of so many more firms it is another survey.
    const twice = { 製造業: 24, 建設業: 18, 小売業: 12 };
    const apart = await bring(store, { name: '三つめ', kind: 'condition' }, firms(twice, QUARTER));
    expect((await report(store, apart)).figures.withheld).toEqual({ 業種: [] });
  });

  test('of which one was moved into the time of the other', async () => {
    const { store } = await emptyDatabase();
    const first = await bring(store, { name: '景況', kind: 'condition' }, firms(FEW, QUARTER));
    await complete(store, first);
    expect(await publish(store, first)).toBe('published');
    const { surveyId, period } = await report(store, first);
    const second = await bring(store, { id: surveyId }, firms(MORE, '2026年4〜6月'));
    await complete(store, second);
    const { texts, version } = await report(store, second);
    const moved = { id: second, baseVersion: version };
    await store.write((tx) => putTexts(tx, moved, { texts, period }, '職員', AT));
    expect(await publish(store, second)).toBe('recount');
  });
});

describe('a sheet that does not say of which time it is', () => {
  const tell = (store: Store, id: number, period: { from: string; until: string }) =>
    store.write(async (tx) => {
      const old = (await getReport(tx, id))!;
      const texts = withPeriod(old, old.texts, period.from);
      const moved = { id, baseVersion: old.version };
      return putTexts(tx, moved, { texts, period }, '職員', AT);
    });

  test('is asked about: it is not published before somebody has told', async () => {
    const { store } = await emptyDatabase();
    const pasted = ['性別\t満足度', ...Array<string>(40).fill('女\t満足')].join('\n');
    const id = await bring(store, { name: '買物', kind: 'questionnaire' }, { pasted });
    const draft = await report(store, id);
    expect([draft.texts.title, draft.slug]).toEqual(['買物', expect.not.stringContaining('2026')]);
    expect((await getSheetFacts(store.read, id))!.notes.map(({ what }) => what)).toContain(
      'periodOpen',
    );
    await complete(store, id, { isPeriodOpen: true });
    expect(await publish(store, id)).toBe('incomplete');
    await tell(store, id, { from: '2026-08-01', until: '2026-08-31' });
    expect(await publish(store, id)).toBe('published');
    expect((await report(store, id)).texts.title).toBe('買物 2026年8月');
  });

  test('of a quarter is named by the one that is told, its first sentence too', async () => {
    const { store } = await emptyDatabase();
    const of = { name: '景況', kind: 'condition' } as const;
    const id = await bring(store, of, firms(MORE, '景況調査の結果'));
    await complete(store, id, { isPeriodOpen: true });
    expect(await publish(store, id)).toBe('incomplete');
    await tell(store, id, { from: '2025-01-01', until: '2025-03-31' });
    await again(store, id);
    const { texts, figures } = await report(store, id);
    expect(texts.title).toBe('景況 2025年1〜3月期');
    expect(texts.finding).toMatch(/^2025年1〜3月の業況DI/);
    expect(figures.figures[0]!.rows[0]!.label.ja).toBe('2025年1〜3月');
    // What staff have written in its place stays.
    await complete(store, id, { finding: '落ち着いた四半期でした。' });
    await again(store, id);
    expect((await report(store, id)).texts.finding).toBe('落ち着いた四半期でした。');
  });
});

describe('a question under another name', () => {
  const sheet = (label: string, day: string) => ({
    pasted: [
      `回答日\t店を選ぶ理由\t${label}`,
      ...Array.from(
        { length: 60 },
        (_, i) =>
          `${day}\t${['近い', '安い', '品ぞろえ'][i % 3]}\t${['満足', '普通', '不満'][i % 3]}`,
      ),
    ].join('\n'),
  });

  test('is the same question, and over the years stands beside itself; staff may say otherwise', async () => {
    const { store } = await emptyDatabase();
    const of = { name: '買物', kind: 'questionnaire' } as const;
    const first = await bring(store, of, sheet('満足度', '2025-08-01'));
    await complete(store, first);
    expect(await publish(store, first)).toBe('published');
    const { surveyId } = await report(store, first);
    const second = await bring(
      store,
      { id: surveyId },
      sheet('どのくらい満足ですか', '2026-08-01'),
    );
    const column = (await getSheetFacts(store.read, second))!.columns[2];
    expect(column).toMatchObject({ id: 'q3', reason: 'renamed', was: '満足度' });
    const ids = async () => (await report(store, second)).figures.figures.map(({ id }) => id);
    expect(await ids()).toEqual(['q2', 'q2-years', 'q3', 'q3-years']);
    await again(store, second, { same: [{ at: 2, id: '' }] });
    expect(await ids()).toEqual(['q2', 'q2-years', 'q4']);
    await again(store, second, { same: [{ at: 2, id: 'q3' }] });
    expect(await ids()).toEqual(['q2', 'q2-years', 'q3', 'q3-years']);
  });

  test('is not taken for another that has other answers, and keeps its place in the memory', async () => {
    const { store } = await emptyDatabase();
    const of = { name: '買物', kind: 'questionnaire' } as const;
    const first = await bring(store, of, sheet('満足度', '2025-08-01'));
    const { surveyId } = await report(store, first);
    const other = sheet('また来たいか', '2026-08-01').pasted.replaceAll(
      /満足|普通|不満/g,
      (word) => (word === '普通' ? 'たぶん' : word === '満足' ? '必ず' : 'いいえ'),
    );
    const second = await bring(store, { id: surveyId }, { pasted: other });
    expect((await getSheetFacts(store.read, second))!.columns[2]).toMatchObject({ id: 'q4' });
    const third = await bring(store, { id: surveyId }, sheet('満足度', '2027-08-01'));
    expect((await getSheetFacts(store.read, third))!.columns[2]).toMatchObject({
      id: 'q3',
      reason: 'remembered',
    });
  });
});
