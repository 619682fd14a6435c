import { describe as group, expect, test } from 'vitest';
import { describe } from '#features/surveys/chart/describe.ts';
import { Figures, type Figure } from '#features/surveys/schema.ts';
import { surveysEn } from '#i18n/surveys.en.ts';
import { surveysJa } from '#i18n/surveys.ja.ts';

const figure = (own: Record<string, unknown>): Figure =>
  Figures.parse([
    { id: 'q1', title: { ja: '題' }, about: { ja: '問い' }, heading: { ja: '回答' }, ...own },
  ])[0]!;
const column = (ja: string, format: string, drawn = true) => ({ label: { ja }, format, drawn });
const row = (ja: string, ...cells: unknown[]) => ({ label: { ja }, cells });

group('a chart in words', () => {
  test('says of bars which is the longest and which the shortest, of what is drawn', () => {
    const bars = figure({
      form: 'bars',
      columns: [column('人数', 'count', false), column('割合', 'percent')],
      rows: [
        row('甲', 6, 60),
        row('乙', 'withheld', 'withheld'),
        row('丙', 3, 30),
        row('丁', 1, 10),
      ],
    });
    expect(describe(bars, 'ja', surveysJa)).toBe(
      '4本の棒グラフ。いちばん高いのは「甲」の60.0%、低いのは「丁」の10.0%。',
    );
    expect(describe(bars, 'en', surveysEn)).toBe(
      'Bar chart of 4. Highest: “甲”, 60.0%; lowest: “丁”, 10.0%.',
    );
  });

  test('says of each line from where to where it goes, between what, and what is expected', () => {
    const lines = figure({
      form: 'lines',
      columns: [column('全業種', 'points'), column('製造業', 'points')],
      rows: [row('1期', -10, null), row('2期', -25.5, 3), row('3期', 4, 5), row('4期', 8, null)],
      projectedFrom: 3,
    });
    expect(describe(lines, 'ja', surveysJa)).toBe(
      '折れ線「全業種」は1期の▲10.0から3期の4.0へ。最高は3期の4.0、最低は2期の▲25.5。4期は8.0の見込み。' +
        '折れ線「製造業」は2期の3.0から3期の5.0へ。',
    );
  });

  test('says of each band which part is the longest', () => {
    const stacked = figure({
      form: 'stacked',
      columns: [
        column('n', 'count', false),
        column('はい', 'percent'),
        column('いいえ', 'percent'),
      ],
      rows: [row('男', 40, 70, 30), row('女', 50, 20, 80), row('他', 'withheld', 'withheld')],
    });
    expect(describe(stacked, 'ja', surveysJa)).toBe(
      '「男」の帯は「はい」が最も長く70.0%。「女」の帯は「いいえ」が最も長く80.0%。',
    );
  });

  test('says nothing where nothing is drawn', () => {
    const none = figure({
      form: 'bars',
      columns: [column('割合', 'percent')],
      rows: [row('甲', 'withheld')],
    });
    expect(describe(none, 'ja', surveysJa)).toBe('');
  });
});
