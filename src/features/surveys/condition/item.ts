import type { Cell, Figure, Said } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { number, said } from '../words.ts';
import { answersFigure } from './answers.ts';
import { layBeside, linesOf, type Line } from './beside.ts';
import type { CountedCondition } from './count.ts';
import type { Question } from './questions.ts';
import { ALL, keyOf, value, type Kept } from './kept.ts';
import { BASIS_WORDS, industryWords } from './labels.ts';
import { outsideFigure } from './outside.ts';
import { printedFigure } from './printed.ts';
import { quarterAfter, quarterOf, quartersUntil, quarterWords, type Period } from './quarter.ts';
import { ALL_WORDS, base, questionWords, WITHHELD } from './said.ts';
import { itemTitle } from './title.ts';

const NO_ANSWERS = said(
  '答えの内訳は、非公表の業種の答えが分かってしまうため載せていません。',
  'How firms answered is left out: it would tell the answers of the industries that are withheld.',
);

/** The question about the next quarter that goes with one about this. */
export function outlookOf(counted: CountedCondition, question: Question): Question | undefined {
  const next = counted.questions.filter(
    ({ question: other }) => other.item === question.item && other.horizon === 'next',
  );
  return (next.find((one) => one.question.basis === question.basis) ?? next[0])?.question;
}

/** An item by industry over the quarters, with how firms answered and the same figures of others. */
export function itemFigures(
  counted: CountedCondition,
  question: Question,
  n: number,
  kept: Kept,
  quarter: Period,
  beside: Beside,
): Figure[] {
  const id = `di-${n + 1}`;
  const outlook = outlookOf(counted, question);
  // An outlook on another basis is no continuation of the line.
  const continued = outlook?.basis === question.basis ? outlook : undefined;
  const quarters = quartersUntil(
    quarter,
    beside.reports.map(({ period }) => period.from),
  );
  const groups = [ALL, ...counted.industries];
  const words = questionWords(
    question,
    counted.questions.map((one) => one.question),
  );
  const heading = said('四半期', 'Quarter');
  const at = (period: Period, industry: string): Cell =>
    (period.from === quarter.from ? kept : keptAt(beside, period))?.[keyOf(industry, question)] ??
    null;
  const rows = quarters.map((period) => ({
    label: quarterWords(period),
    cells: groups.map((industry) => at(period, industry)),
  }));
  if (continued)
    rows.push({
      label: quarterWords(quarterAfter(quarter)),
      cells: groups.map((industry) => kept[keyOf(industry, continued)] ?? null),
    });
  const isHidden = groups.some((industry) => kept[keyOf(industry, question)] === 'withheld');
  const besideOf = (one: Question, industry: string) =>
    layBeside({ basis: one.basis, adjusted: false }, linesOf(beside.references, one, industry));
  const others = new Map(
    groups.map((industry) => [
      industry,
      { now: besideOf(question, industry), next: continued && besideOf(continued, industry) },
    ]),
  );
  const refused = others.get(ALL)!.now.refused.map(refusedWords);
  const answers = answersFigure(id, words, counted, question);
  const figure: Figure = {
    ...base,
    id,
    form: 'lines',
    title: itemTitle(
      words,
      value(at(quarter, ALL)),
      value(at(quarters.at(-2) ?? quarter, ALL)),
      continued && value(kept[keyOf(ALL, continued)]),
      quarters.length,
    ),
    about: said(
      `${words.ja}DI（${BASIS_WORDS[question.basis].ja}、業種別）`,
      `${words.en ?? words.ja} DI (${BASIS_WORDS[question.basis].en}), by industry`,
    ),
    base: said(`n=${number(counted.firms)}`, `n=${number(counted.firms)}`),
    columns: groups.map((industry) => ({
      label: industry === ALL ? ALL_WORDS : industryWords(industry),
      format: 'points',
      drawn: groups.length <= 6 || industry === ALL,
    })),
    rows,
    heading,
    projectedFrom: continued ? quarters.length : null,
    notes: [
      ...(isHidden ? [WITHHELD] : []),
      ...(isHidden && answers.length === 0 ? [NO_ANSWERS] : []),
      ...refused,
    ],
  };
  return [
    figure,
    ...answers,
    ...groups.flatMap((industry, i) =>
      outsideFigure({
        id: industry === ALL ? `${id}-outside` : `${id}-outside-${i}`,
        words: industry === ALL ? words : ofIndustry(words, industry),
        quarters,
        own: (period) => at(period, industry),
        lines: others.get(industry)!.now.lines,
        outlook: continued && {
          own: kept[keyOf(industry, continued)] ?? null,
          lines: others.get(industry)!.next?.lines ?? [],
        },
        under: industry === ALL ? null : id,
      }),
    ),
    ...groups.flatMap((industry, i) =>
      printedFigure(
        {
          id: `${id}-printed-${i}`,
          words: industry === ALL ? words : ofIndustry(words, industry),
          key: keyOf(industry, question),
          quarters,
          at: (period) => at(period, industry),
          under: industry === ALL ? null : id,
        },
        beside.printed,
      ),
    ),
  ];
}

const refusedWords = ({ name, basis, adjusted }: Line): Said =>
  said(
    `${name}は${adjusted ? '季節調整済み、' : ''}${BASIS_WORDS[basis].ja}の数字なので、並べていません。`,
    `${name} is ${adjusted ? 'seasonally adjusted, ' : ''}${BASIS_WORDS[basis].en}, and so is not laid beside.`,
  );

const ofIndustry = (words: Said, industry: string): Said => {
  const { ja, en } = industryWords(industry);
  return said(`${ja}の${words.ja}`, `${en ?? ja}: ${words.en ?? words.ja}`);
};

const keptAt = ({ reports }: Beside, { from }: Period) =>
  reports.findLast(({ period }) => quarterOf(period.from).from === from)?.kept;
