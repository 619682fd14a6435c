import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readFile } from '#features/surveys/questionnaire/read.ts';
import { proposeColumns } from '#features/surveys/questionnaire/propose.ts';
import { tableOf } from '#features/surveys/questionnaire/table.ts';
import { workOut } from '#features/surveys/questionnaire/work-out.ts';
import { putTexts } from '#features/surveys/commands.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import { getReport, listOwnReports } from '#features/surveys/draft-queries.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import type { Store, Tx } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { expectPublished } from '../../../support/published.ts';
import { again, bring, complete, sharedFile } from '../../../support/surveys.ts';

const AT = new Date(NOW);
const SHEET = '性別,年代,店\n女,20代,"本屋\n花屋"\n男,30代,本屋\n';
const ROWS = [
  ['性別', '年代', '店'],
  ['女', '20代', '本屋\n花屋'],
  ['男', '30代', '本屋'],
];

describe('a sheet', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(`\ufeff${SHEET}`)],
    ['Shift_JIS', iconv.encode(SHEET, 'cp932')],
    ['pasted', '性別\t年代\t店\n女\t20代\t"本屋\n花屋"\n男\t30代\t本屋\n'],
  ])('is read as %s', async (form, given) => {
    expect(await readFile(given)).toEqual({ form, sheets: [{ name: '', rows: ROWS }] });
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
    ['a zip that is no workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['a heading alone', '性別\t店\n'],
    ['nothing', ' '],
  ])('is not %s', async (_, given) => {
    expect(await readFile(given)).toBeUndefined();
  });

  test('is found below its title, with a heading of two rows, gaps and doubles named', () => {
    const { header, rows, remarks } = tableOf([
      ['令和8年 商品券アンケート'],
      ['性別', '使った店', '', '性別', ''],
      ['', '1つめ', '2つめ', '', '', ''],
      ['女', '本屋', '花屋', '女'],
      ['', '', ''],
      ['男'],
    ]);
    expect(header.slice(0, 3)).toEqual(['性別', '使った店 1つめ', '使った店 2つめ']);
    expect(rows.map(({ number }) => number)).toEqual([4, 6]);
    expect(remarks.map(({ what }) => what)).toContain('above');
    expect(remarks.map(({ what }) => what)).toContain('merged');
    expect(remarks.filter(({ what }) => what === 'tooShort').map(({ row }) => row)).toEqual([6]);
  });

  test('with a cell beyond its heading gives no figures at all, and says where', () => {
    const done = workOut([...ROWS, ['女', '20代', '花屋', '余り']]);
    expect(done.refused).toEqual([{ row: 4, what: 'tooWide', text: '余り' }]);
    expect(done.figures.figures).toEqual([]);
  });

  test('is proposed column by column with a reason, and read as the last time where known', () => {
    const table = tableOf(ROWS);
    expect(proposeColumns(table).map(({ use, reason }) => [use, reason])).toEqual([
      ['trait', 'person'],
      ['trait', 'person'],
      ['multiple', 'lines'],
    ]);
    const remembered = [{ at: 5, label: '年代', use: 'skip', separator: null } as const];
    expect(proposeColumns(table, remembered)[1]).toMatchObject({
      at: 1,
      use: 'skip',
      reason: 'remembered',
    });
  });

  test('leaves out a question that tells a trait at another fineness', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`町${i % 6}`, `町${i % 6}の${i % 12}`]);
    const columns = [
      { at: 0, label: '町', use: 'trait', separator: null },
      { at: 1, label: '丁目', use: 'single', separator: null },
    ] as const;
    const done = workOut([['町', '丁目'], ...rows], [...columns]);
    expect(done.nested).toEqual([{ label: '丁目', trait: '町' }]);
    expect(done.figures.figures.map(({ id }) => id)).toEqual(['q1']);
  });
});

const plainly = { visibleFrom: null, audience: 'public', reason: null } as const;
const publish = (store: Store, id: number) =>
  store.write((tx) => publishReport(tx, id, plainly, '職員', AT));

describe('from a sheet to a report', () => {
  const sent = (n: number) => ({
    pasted: [
      '性別\t満足度',
      ...Array.from({ length: n }, (_, i) => `${i % 2 ? '女' : '男'}\t${i % 3 ? '満足' : '不満'}`),
    ].join('\n'),
  });

  test('a first one needs only words; the second of the survey needs nothing more', async () => {
    const { store } = await emptyDatabase();
    const first = await bring(store, { name: '買物調査', kind: 'questionnaire' }, sent(60));
    const { texts, period, version, surveyId } = (await getReport(store.read, first))!;
    expect(texts.finding).toContain('満足度は「満足」が66.7%');
    // What no sheet says is asked, never made up.
    expect(texts).toMatchObject({ surveyedUntil: null, collectedOn: null, distributed: null });
    expect(await publish(store, first)).toBe('incomplete');
    await complete(store, first);
    const stale = { id: first, baseVersion: version };
    expect(await store.write((tx) => putTexts(tx, stale, { texts, period }, '別', AT))).toBe(false);
    expect(await publish(store, first)).toBe('published');
    const second = await bring(store, { id: surveyId }, sent(90));
    expect(await publish(store, second)).toBe('incomplete');
    const { texts: words, version: now } = (await getReport(store.read, second))!;
    const dated = { texts: { ...words, isPeriodOpen: false }, period };
    const own = { id: second, baseVersion: now };
    expect(await store.write((tx) => putTexts(tx, own, dated, '職員', AT))).toBe(true);
    const asked = { surveyedUntil: '2026-11-22', collectedOn: '2026-11-22' };
    const told = (tx: Tx) => publishReport(tx, second, { ...plainly, ...asked }, '職員', AT);
    expect(await store.write(told)).toBe('published');
    const reports = await listOwnReports(store.read);
    expect(reports).toHaveLength(2);
    const shown = await getPublishedReport(store.read, reports[0]!.slug, AT);
    expect(shown?.document.valid).toBe(90);
    expect(shown?.document.limitations?.ja).toBe('来店した人に限られます。');
  });

  test('columns and sheet are changed in the draft, never in what was published', async () => {
    const { store } = await emptyDatabase();
    const id = await bring(store, { name: '調査', kind: 'questionnaire' }, sent(60));
    await complete(store, id);
    expect(await publish(store, id)).toBe('published');
    const { slug } = (await getReport(store.read, id))!;
    const before = await getPublishedReport(store.read, slug, AT);
    await again(store, id, { uses: ['skip', 'single'] });
    expect((await getReport(store.read, id))!.figures.figures.map((f) => f.id)).toEqual(['q2']);
    await again(store, id, { given: sent(70) });
    expect((await getReport(store.read, id))!.figures.respondents).toBe(70);
    expect(await getPublishedReport(store.read, slug, AT)).toEqual(before);
  });

  test('a survey or a report that is not there is refused, as is what is no table', async () => {
    const { store } = await emptyDatabase();
    await expect(bring(store, { id: 99 }, sent(9))).rejects.toThrow('noSurvey');
    await expect(again(store, 99)).rejects.toThrow('gone');
    const none = bring(store, { name: '調査', kind: 'traffic' }, { pasted: ' ' });
    await expect(none).rejects.toThrow('unreadable');
  });
});

const file = sharedFile('questionnaire/fukui_visitors_202608.csv');

describe('1,642 real answers', () => {
  test.skipIf(!file)(
    `equal an independent count${file ? '' : ' (skipped: ../shared/data is not here)'}`,
    async () => {
      const bytes = readFileSync(file!);
      const { sheets } = (await readFile(bytes))!;
      const done = workOut(sheets[0]!.rows);
      const { store } = await emptyDatabase();
      const given = { files: [{ path: file!, name: 'answers.csv' }] };
      const id = await bring(store, { name: '来訪者', kind: 'questionnaire' }, given);
      await complete(store, id);
      expect(await publish(store, id)).toBe('published');
      const { slug } = (await getReport(store.read, id))!;
      // What follows is counted against these very figures.
      await expectPublished(
        (await getPublishedReport(store.read, slug, AT))!,
        done.figures.figures,
      );
      const raw: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
      expect(done.refused).toEqual([]);
      expect(done.figures.respondents).toBe(raw.length);
      expect(done.period).toEqual({ from: '2026-08-01', until: '2026-08-22' });
      const uses = Object.fromEntries(done.columns.map(({ label, use }) => [label, use]));
      expect(uses).toMatchObject({
        回答日時: 'date',
        回答エリア: 'skip',
        市町村: 'trait',
        性別: 'trait',
        年代: 'trait',
        都道府県: 'single',
        訪問目的ALL: 'multiple',
        情報収集ALL: 'multiple',
        エリア総消費額: 'single',
        満足度: 'single',
        NPS: 'number',
      });
      let compared = 0;
      for (const figure of done.figures.figures) {
        const [question, trait] = figure.about.ja
          .replace(/^答えた人の/, '')
          .split(/（(?=[^（]*別）$)/);
        const of = trait?.replace(/別）$/, '');
        const folded = done.foldedAway.find(({ label }) => label === question)?.answers ?? [];
        const given = (cell: string) => {
          const all = cell.split('\n').flatMap((one) => {
            const answer = one.trim().replace(/\s+/g, ' ');
            return answer === '' || answer === '無回答' ? [] : [answer];
          });
          return new Set(all.map((answer) => (folded.includes(answer) ? 'その他' : answer)));
        };
        for (const { label, cells } of figure.rows) {
          if (cells[0] === 'withheld') continue;
          const own = raw.filter(
            (row) => of === undefined || (row[of]!.trim() || '無回答') === label.ja,
          );
          const answered = own.map((row) => given(row[question!]!));
          const base = answered.filter((all) => all.size > 0).length;
          const chose = (option: string) => answered.filter((all) => all.has(option)).length;
          if (of !== undefined) {
            expect(cells[0]).toBe(base);
            figure.columns.slice(1).forEach(({ label: option }, i) => {
              expect(cells[i + 1]).toBeCloseTo((chose(option.ja) / base) * 100, 0);
              compared += 1;
            });
          } else if (uses[question!] === 'trait') {
            const n = label.ja === '無回答' ? raw.length - base : chose(label.ja);
            expect(cells[0]).toBe(n);
            compared += 1;
          } else {
            expect(cells[0], `${figure.about.ja} ${label.ja}`).toBe(chose(label.ja));
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(1000);
      expect(done.figures.withheld['年代']).toContain('80歳以上');
      const published = JSON.stringify(done.figures);
      for (const { answers } of done.foldedAway)
        for (const answer of answers.filter((one) => one.length > 6))
          expect(published).not.toContain(answer);
    },
  );
});
