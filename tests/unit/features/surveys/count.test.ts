import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetColumn } from '#features/surveys/questionnaire/columns.ts';
import { countAnswers } from '#features/surveys/questionnaire/count.ts';

const column = (at: number, use: SheetColumn['use']): SheetColumn => ({
  at,
  label: `列${at}`,
  use,
  separator: use === 'multiple' ? '\n' : null,
});
const COLUMNS = [column(0, 'trait'), column(1, 'single'), column(2, 'multiple')];

const word = fc.constantFrom('甲', '乙', '丙', 'その他');
const sheet = fc.array(
  fc.tuple(
    fc.constantFrom('男', '女', '', '無回答'),
    fc.oneof(word, fc.constantFrom('', '無回答', '-')),
    fc.array(word, { maxLength: 4 }).map((all) => all.join('\n') + (all.length > 0 ? '\n' : '')),
  ),
  // Fewer than makes a lone answer a freely written one.
  { maxLength: 29 },
);

/** The same once more, without any structure: for each figure the whole sheet is read again. */
const plainly = {
  answered: (rows: string[][], at: number) =>
    rows.filter((row) => row[at]!.split('\n').some((one) => /[甲乙丙他]/.test(one))).length,
  chose: (rows: string[][], at: number, option: string) =>
    rows.filter((row) => row[at]!.split('\n').includes(option)).length,
  isIn: (row: string[], group: string) =>
    group === '無回答' ? !/^[男女]$/.test(row[0]!) : row[0] === group,
};

describe('a counted sheet', () => {
  test('agrees with a plain count of every cell, of all and of each group', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        const { questions, traits } = countAnswers(rows, COLUMNS);
        questions.forEach((question, i) => {
          const at = i + 1;
          expect(question.answered).toBe(plainly.answered(rows, at));
          expect(question.unanswered).toBe(rows.length - question.answered);
          expect(question.counts).toEqual(question.options.map((o) => plainly.chose(rows, at, o)));
          for (const { groups } of question.by) {
            groups.forEach((tally, place) => {
              const { label, n } = traits[0]!.groups[place]!;
              const own = rows.filter((row) => plainly.isIn(row, label));
              expect(n).toBe(own.length);
              expect(tally.answered).toBe(plainly.answered(own, at));
              expect(tally.counts).toEqual(question.options.map((o) => plainly.chose(own, at, o)));
            });
          }
        });
      }),
    );
  });

  test('lets the answers to one choice add up to its base, and several pass it', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        const [single, multiple] = countAnswers(rows, COLUMNS).questions;
        const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0);
        expect(sum(single!.counts)).toBe(single!.answered);
        expect(sum(multiple!.counts)).toBeGreaterThanOrEqual(multiple!.answered);
        expect(Math.max(0, ...multiple!.counts)).toBeLessThanOrEqual(multiple!.answered);
      }),
    );
  });

  test('keeps what one person alone wrote out of the options', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      '男',
      i === 0 ? '母と息子と' : '家族',
      '甲',
    ]);
    const [question] = countAnswers(rows, COLUMNS).questions;
    expect(question!.options).toEqual(['家族', 'その他']);
    expect(question!.counts).toEqual([39, 1]);
    expect(question!.foldedAway).toEqual(['母と息子と']);
  });

  test.each([
    [['1,000円以上 3,000円未満', '1,000円未満', '使わない', '10万円以上', '5,000円以上']],
    [['80歳以上', '10代', '10歳未満', '50代']],
    [['不満', 'とても満足', '満足', '無回答']],
    [['10', '0', '9']],
  ])('puts %j in the order people expect', (given) => {
    const rows = given.map((answer) => ['男', answer, '']);
    const order = countAnswers(rows, COLUMNS).questions[0]!.options;
    const expected: Record<string, string[]> = {
      '80歳以上': ['10歳未満', '10代', '50代', '80歳以上'],
      不満: ['とても満足', '満足', '不満'],
      '10': ['0', '9', '10'],
    };
    expect(order).toEqual(
      expected[given[0]!] ?? [
        '1,000円未満',
        '1,000円以上 3,000円未満',
        '5,000円以上',
        '10万円以上',
        '使わない',
      ],
    );
  });
});
