import { percentOf, validOf } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';
import { FEWEST } from '../withheld.ts';
import { number, said } from '../words.ts';
import type { CountedCondition } from './count.ts';
import type { Question } from './questions.ts';
import { hasHidden } from './kept.ts';
import { industryWords } from './labels.ts';
import { ALL_WORDS, base, WITHHELD } from './said.ts';
import { isVaried, together, type Tally } from './tally.ts';

/** How firms answered, by industry; nothing where it would tell of those that are withheld. */
export function answersFigure(
  id: string,
  words: Said,
  { industries, questions, withheld }: CountedCondition,
  question: Question,
): Figure[] {
  const by = questions.find((one) => one.question === question)!.by;
  const all = together(by);
  // Where nobody at all gave an answer, those who are withheld did not either.
  if (hasHidden(withheld) && !isVaried(all)) return [];
  const cells = (tally: Tally | undefined, isHidden: boolean): Cell[] => {
    const { up, same, down } = tally ?? { up: 0, same: 0, down: 0 };
    const valid = up + same + down;
    if (isHidden || (valid > 0 && valid < FEWEST)) return Array<Cell>(4).fill('withheld');
    return [valid, percentOf(up, valid), percentOf(same, valid), percentOf(down, valid)];
  };
  const isTold = validOf(all) >= FEWEST && all.none > 0;
  return [
    {
      ...base,
      id: `${id}-answers`,
      form: 'stacked',
      title: said(`${words.ja}の答えの内訳`, `How firms answered: ${words.en ?? words.ja}`),
      about: said(
        `${words.ja}の答え（業種別）`,
        `Answers about ${words.en ?? words.ja}, by industry`,
      ),
      base: isTold
        ? said(`ほかに無回答 ${number(all.none)}`, `and ${number(all.none)} without an answer`)
        : null,
      columns: [
        { label: said('有効回答', 'Valid'), format: 'count', drawn: false },
        { label: said('増加・好転', 'Up'), format: 'percent', drawn: true },
        { label: said('不変', 'Same'), format: 'percent', drawn: true },
        { label: said('減少・悪化', 'Down'), format: 'percent', drawn: true },
      ],
      rows: [
        { label: ALL_WORDS, cells: cells(all, false) },
        ...industries.map((industry) => ({
          label: industryWords(industry),
          cells: cells(by.get(industry), withheld === 'all' || withheld.has(industry)),
        })),
      ],
      heading: said('業種', 'Industry'),
      notes: hasHidden(withheld) ? [WITHHELD] : [],
      under: id,
    },
  ];
}
