import { pointsText } from '../arithmetic.ts';
import type { DraftFigures, Figure } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { number, said } from '../words.ts';
import type { CountedCondition } from './count.ts';
import type { Question } from './questions.ts';
import { itemFigures, outlookOf } from './item.ts';
import { ALL, keptOf, keyOf, value, type Kept } from './kept.ts';
import { BASIS_WORDS, itemWords } from './labels.ts';
import { problemFigures } from './problems.ts';
import { quarterOf, quarterWords, type Period } from './quarter.ts';
import { base, questionWords } from './said.ts';

const HEADLINE = /業況|景況/;

const DI_NOTE = said(
  'DIは「増加・好転」の割合から「減少・悪化」の割合を引いた値です。▲はマイナスです。',
  'The DI is the share of firms that answered “up” less the share that answered “down”; ▲ is a minus.',
);

export function composeCondition(
  counted: CountedCondition,
  period: Period,
  beside: Beside,
): Pick<DraftFigures, 'figures' | 'finding' | 'kept' | 'respondents' | 'withheld'> {
  const kept = keptOf(counted);
  const quarter = quarterOf(period.from);
  const now = counted.questions.filter(({ question }) => question.horizon === 'now');
  const figures = now.flatMap(({ question }, i) =>
    itemFigures(counted, question, i, kept, quarter, beside),
  );
  return {
    figures: [
      ...overview(
        now.map(({ question }) => question),
        counted,
        kept,
      ),
      ...figures,
      ...problemFigures(counted),
    ],
    finding: firstSentence(
      now.map(({ question }) => question),
      counted,
      kept,
      quarter,
    ),
    kept,
    respondents: counted.firms,
    withheld: {
      業種: counted.withheld === 'all' ? 'all' : [...counted.withheld],
    },
  };
}

/** Every item of the quarter beside the others, the firms' own outlook in the table. */
function overview(questions: Question[], counted: CountedCondition, kept: Kept): Figure[] {
  if (questions.length < 2) return [];
  const known = questions.flatMap((question) => {
    const di = value(kept[keyOf(ALL, question)]);
    return di === null ? [] : [{ question, di }];
  });
  const worst = known.toSorted((a, b) => a.di - b.di)[0];
  return [
    {
      ...base,
      id: 'items',
      form: 'bars',
      title: worst
        ? said(
            `もっとも低いのは${worst.question.item}で${pointsText(worst.di)}`,
            `Lowest: ${itemWords(worst.question.item).en ?? worst.question.item}, ${pointsText(worst.di)}`,
          )
        : said('今期のDI'),
      about: said('項目ごとのDI（全業種）', 'DI by item, all industries'),
      base: said(`n=${number(counted.firms)}`, `n=${number(counted.firms)}`),
      columns: [
        { label: said('今期', 'This quarter'), format: 'points', drawn: true },
        { label: said('来期の見通し', 'Outlook'), format: 'points', drawn: false },
      ],
      rows: questions.map((question) => {
        const outlook = outlookOf(counted, question);
        return {
          label: questionWords(question, questions),
          cells: [
            kept[keyOf(ALL, question)] ?? null,
            (outlook && kept[keyOf(ALL, outlook)]) ?? null,
          ],
        };
      }),
      heading: said('項目', 'Item'),
      notes: [DI_NOTE],
    },
  ];
}

function firstSentence(
  questions: Question[],
  counted: CountedCondition,
  kept: Kept,
  quarter: Period,
): string {
  const main = questions.find(({ item }) => HEADLINE.test(item)) ?? questions[0];
  const di = main && value(kept[keyOf(ALL, main)]);
  if (!main || di === null || di === undefined) return '';
  const outlook = outlookOf(counted, main);
  const next = outlook ? value(kept[keyOf(ALL, outlook)]) : null;
  const ahead = next === null ? '' : `、次の期は${pointsText(next)}の見通し`;
  return `${quarterWords(quarter).ja}の${main.item}DI（${BASIS_WORDS[main.basis].ja}）は${pointsText(di)}${ahead}です。`;
}
