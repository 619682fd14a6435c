import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { drawFigure, type Drawn } from '#features/surveys/chart/draw.ts';
import { addReport, addSurvey } from '#features/surveys/commands.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import {
  cancelRelease,
  publishReport,
  type Answered,
  type Publication,
} from '#features/surveys/release-commands.ts';
import { figureCsv } from '#features/surveys/data.ts';
import { getPublishedReport, listReportAddresses, listReports } from '#features/surveys/queries.ts';
import { Figures } from '#features/surveys/schema.ts';
import { ReportTexts } from '#features/surveys/texts.ts';
import { surveysJa } from '#i18n/surveys.ja.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const later = (ms: number) => new Date(AT.getTime() + ms);
const HOUR = 3_600_000;

const [FIGURE] = Figures.parse([
  {
    id: 'q2',
    form: 'bars',
    title: { ja: '最も多いのは「<b>甲</b>」で60.0%' },
    about: { ja: '好きなもの' },
    columns: [
      { label: { ja: '人数' }, format: 'count' },
      { label: { ja: '割合' }, format: 'percent', drawn: true },
    ],
    rows: [
      { label: { ja: '<b>甲</b>' }, cells: [6, 60] },
      { label: { ja: '=乙' }, cells: ['withheld', 'withheld'] },
    ],
    heading: { ja: '回答' },
  },
]);

const TEXTS = ReportTexts.parse({
  title: '買物のアンケート',
  finding: '甲が最も多くなりました。',
  surveyedUntil: '2026-11-20',
  collectedOn: '2026-11-21',
  method: '店頭で配布',
  population: '来店した人',
  distributed: 20,
  limitations: '回答者は来店した人に限られます。',
});

async function draft(store: Store, texts: Partial<ReportTexts> = {}): Promise<number> {
  return store.write(async (tx) => {
    const survey = {
      slug: 'shopping',
      kind: 'questionnaire',
      name: '買物',
      nameEn: null,
      demo: false,
    } as const;
    const surveyId = await addSurvey(tx, survey, AT);
    const period = { from: '2026-11-01', until: '2026-11-20' };
    const figures = { figures: [FIGURE!], respondents: 10 };
    return addReport(
      tx,
      { surveyId, slug: 'shopping', period, texts: { ...TEXTS, ...texts }, figures },
      '職員',
      AT,
    );
  });
}

const publish = (store: Store, id: number, own: Partial<Publication & Answered> = {}, at = AT) =>
  store.write((tx) =>
    publishReport(
      tx,
      id,
      { visibleFrom: null, audience: 'public', reason: null, ...own },
      '職員',
      at,
    ),
  );

const seen = (store: Store, at: Date, number?: number) =>
  getPublishedReport(store.read, 'shopping', at, number);

describe('a published report', () => {
  test('is seen at once, and its release can be neither changed nor deleted', async () => {
    const { store } = await emptyDatabase();
    const id = await draft(store);
    expect(await seen(store, AT)).toBeUndefined();
    expect(await publish(store, id)).toBe('published');
    expect((await seen(store, AT))?.document.finding.ja).toBe(TEXTS.finding);
    for (const change of [
      sql`update survey_release set body = replace(body, '甲', '乙')`,
      sql`update survey_release set visible_from = '2026-01-01T00:00:00.000Z'`,
      sql`update survey_release set cancelled_at = '2030-01-01T00:00:00.000Z'`,
      sql`update survey_release set cancelled_at = visible_from`,
      sql`update survey_release set demo = 1`,
    ])
      await expect(store.write((tx) => change.execute(tx))).rejects.toThrow('never changed');
    const gone = store.write((tx) => tx.deleteFrom('survey_release').execute());
    await expect(gone).rejects.toThrow('never deleted');
    expect(await store.write((tx) => cancelRelease(tx, id, AT))).toBe(false);
  });

  test('leaks nowhere before its moment, is there at it, and can be taken back until then', async () => {
    const { store } = await emptyDatabase();
    const id = await draft(store);
    const moment = later(HOUR);
    expect(await publish(store, id, { visibleFrom: moment })).toBe('published');
    const before = later(HOUR - 1);
    expect(await seen(store, before)).toBeUndefined();
    expect(await seen(store, before, 1)).toBeUndefined();
    expect(await listReports(store.read, before)).toEqual([]);
    expect(await listReportAddresses(store.read, before)).toEqual([]);
    expect(await listReports(store.read, moment)).toHaveLength(1);
    expect((await seen(store, moment))?.publishedAt).toBe(moment.toISOString());
    expect(await publish(store, id, { reason: '先に' })).toBe('waiting');
    expect(await store.write((tx) => cancelRelease(tx, id, before))).toBe(true);
    expect(await seen(store, moment)).toBeUndefined();
    // Taken back unseen: what comes instead is the first, and needs no reason.
    expect(await publish(store, id, {}, before)).toBe('published');
    expect((await seen(store, before))?.releases.map(({ reason }) => reason)).toEqual([null]);
  });

  test('for members only is nowhere on the public site', async () => {
    const { store } = await emptyDatabase();
    const id = await draft(store);
    expect(await publish(store, id, { audience: 'members' })).toBe('published');
    expect(await seen(store, later(HOUR))).toBeUndefined();
    expect(await listReports(store.read, later(HOUR))).toEqual([]);
  });

  test('is corrected only with a reason, and its old figures stay', async () => {
    const { store } = await emptyDatabase();
    const id = await draft(store);
    await publish(store, id);
    expect(await publish(store, id, {}, later(HOUR))).toBe('noReason');
    await store.write((tx) =>
      tx
        .updateTable('survey_report')
        .set({ texts: JSON.stringify({ ...TEXTS, finding: '乙が最も多くなりました。' }) })
        .execute(),
    );
    expect(await publish(store, id, { reason: '数えちがい' }, later(HOUR))).toBe('published');
    const now = await seen(store, later(HOUR));
    expect(now?.document.finding.ja).toContain('乙');
    expect(now?.releases.map(({ number, reason }) => [number, reason])).toEqual([
      [2, '数えちがい'],
      [1, null],
    ]);
    expect((await seen(store, later(HOUR), 1))?.document.finding.ja).toBe(TEXTS.finding);
    expect(await listReports(store.read, later(HOUR))).toHaveLength(1);
  });

  test.each([
    ['a method', { method: null }],
    ['who was asked', { population: null }],
    ['what must be known to read it', { limitations: null }],
    ['a first sentence', { finding: null }],
    ['as many handed out as came back', { distributed: 9 }],
    ['how many were handed out', { distributed: null }],
    ['a day on which the survey was over', { surveyedUntil: null }],
    ['a day on which the answers were gathered in', { collectedOn: null }],
  ])('is not published without %s', async (_, own) => {
    const { store } = await emptyDatabase();
    const id = await draft(store, own);
    expect(await publish(store, id)).toBe('incomplete');
    expect(await seen(store, AT)).toBeUndefined();
  });

  test('takes what it is asked for as it is published, with its sources', async () => {
    const { store } = await emptyDatabase();
    const asked = { surveyedUntil: null, collectedOn: null, distributed: null };
    const id = await draft(store, {
      ...asked,
      sources: [
        { name: '甲の統計', url: 'https://example.com/a', retrieved: '2026-11-01', licence: null },
        { name: '乙の統計', url: null, retrieved: null, licence: 'CC BY 4.0' },
      ],
    });
    const told = { surveyedUntil: '2026-11-18', collectedOn: '2026-11-19', distributed: 30 };
    expect(await publish(store, id, { ...told, distributed: 9 })).toBe('incomplete');
    expect((await getReport(store.read, id))?.texts).toMatchObject(asked);
    expect(await publish(store, id, told)).toBe('published');
    const { document } = (await seen(store, AT))!;
    expect(document).toMatchObject(told);
    expect(document.sources.map(({ name }) => name.ja)).toEqual(['甲の統計', '乙の統計']);
    expect((await getReport(store.read, id))?.texts).toMatchObject(told);
  });

  test('of the time when it had one source has that one', () => {
    const [source] = ReportTexts.parse({ sourceName: '国勢調査', sourceUrl: null }).sources;
    expect(source).toEqual({ name: '国勢調査', url: null, retrieved: null, licence: null });
  });

  test('is not published in the past', async () => {
    const { store } = await emptyDatabase();
    const id = await draft(store);
    expect(await publish(store, id, { visibleFrom: later(-1) })).toBe('past');
  });
});

describe('a figure', () => {
  const pieces = (node: Drawn): Drawn[] => [
    node,
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : pieces(child))),
  ];

  test('is drawn without styles and with its words as text', async () => {
    for (const size of ['narrow', 'wide'] as const) {
      const all = pieces((await drawFigure(FIGURE!, 'ja', size))!);
      expect(all.map(({ tag }) => tag)).not.toContain('style');
      expect(all.map(({ tag }) => tag)).not.toContain('b');
      expect(all.some(({ attributes }) => 'style' in attributes)).toBe(false);
      const words = all.flatMap(({ children }) => children.filter((c) => typeof c === 'string'));
      expect(words).toContain('60.0%');
      expect(words).toContain('<b>甲</b>');
      // What is withheld is not drawn, not even as a bar of no length.
      expect(all.filter(({ tag }) => tag === 'rect')).toHaveLength(1);
    }
  });

  test('is a table for spreadsheets: with the mark of UTF-8, numbers as numbers, no formulas', () => {
    expect(figureCsv(FIGURE!, 'ja', surveysJa)).toBe(
      "\ufeff回答,人数,割合\r\n<b>甲</b>,6,60\r\n'=乙,非公表,非公表\r\n",
    );
  });
});

test("the demo's reports show the plan's figures as printed, and go with the demo", async () => {
  const { store } = await townDatabase();
  const report = await getPublishedReport(store.read, 'population', AT);
  const [head = [], ...lines]: string[][] = parse(
    readFileSync(new URL('../../../../db/seed/plan/population.csv', import.meta.url)),
    { bom: true },
  );
  const line = (name: string) =>
    lines
      .find(([first]) => first === name)!
      .slice(1)
      .map(Number);
  const [figure] = report!.document.figures;
  expect(figure!.rows.map(({ label }) => label.ja)).toEqual(head.slice(1));
  expect(figure!.rows.map(({ cells }) => cells[0])).toEqual(line('総人口'));
  expect(figure!.rows.map(({ cells }) => cells[1])).toEqual(line('管内人口'));
  // A search engine is told of no demo.
  expect(await listReportAddresses(store.read, AT)).toEqual([]);
  expect((await listReports(store.read, AT)).length).toBeGreaterThan(2);
});
