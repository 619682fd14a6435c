import { diOf, percentOf, pointsText, tenths, validOf } from '../arithmetic.ts';
import type { Cell, DraftFigures, Figure, Said } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { number, said } from '../words.ts';
import { FEWEST } from '../withheld.ts';
import { layBeside, linesOf } from './beside.ts';
import {
  questionKey,
  together,
  type CountedCondition,
  type Question,
  type Tally,
} from './count.ts';
import { BASIS_WORDS, industryWords, itemWords } from './labels.ts';
import { quarterAfter, quarterOf, quarterWords, type Period } from './quarter.ts';

export const ALL = '全業種';
const MOST_QUARTERS = 12;
const MOST_PROBLEMS = 5;
const ALL_WORDS = said(ALL, 'All industries');
const WITHHELD = said(
  `有効回答が${FEWEST}社に満たない業種と、そこから計算できてしまう業種は公表していません。`,
  `Industries with fewer than ${FEWEST} valid answers, and those they could be worked out from, are withheld.`,
);
const DI_NOTE = said(
  'DIは「増加・好転」の割合から「減少・悪化」の割合を引いた値です。▲はマイナスです。',
  'The DI is the share of firms that answered “up” less the share that answered “down”; ▲ is a minus.',
);
const base = { projectedFrom: null, notes: [] as Said[], under: null, base: null };

type Kept = DraftFigures['kept'];
const keyOf = (industry: string, question: Question) => `${industry}|${questionKey(question)}`;

/** Every DI of a sheet, those that must not be seen marked so; the same for charts, tables, data. */
export function keptOf({ industries, questions, withheld }: CountedCondition): Kept {
  return Object.fromEntries(
    questions.flatMap(({ question, by }) => [
      [keyOf(ALL, question), cellOf(together(by))],
      ...industries.map((industry) => {
        const isHidden = withheld === 'all' || withheld.has(industry);
        const tally = by.get(industry);
        return [keyOf(industry, question), isHidden ? 'withheld' : tally ? cellOf(tally) : null];
      }),
    ]),
  );
}

/** A total of fewer than five is withheld like any group. */
function cellOf(tally: Tally): Cell {
  const valid = validOf(tally);
  return valid > 0 && valid < FEWEST ? 'withheld' : diOf(tally);
}

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

/** The question about the next quarter that goes with one about this. */
function outlookOf(counted: CountedCondition, question: Question): Question | undefined {
  const next = counted.questions.filter(
    ({ question: other }) => other.item === question.item && other.horizon === 'next',
  );
  return (next.find((one) => one.question.basis === question.basis) ?? next[0])?.question;
}

const value = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : null);
const HEADLINE = /業況|景況/;

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

/** The basis is said where an item is asked on several. */
function questionWords(question: Question, all: readonly Question[]): Said {
  const words = itemWords(question.item);
  const isSeveral =
    all.filter(({ item, horizon }) => item === question.item && horizon === question.horizon)
      .length > 1;
  const basis = BASIS_WORDS[question.basis];
  return isSeveral
    ? said(`${words.ja}（${basis.ja}）`, `${words.en ?? words.ja} (${basis.en})`)
    : words;
}

/** An item by industry over the quarters, with how firms answered and the same figures of others. */
function itemFigures(
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
  const quarters = quartersOf(quarter, beside);
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
  const others = layBeside(
    { basis: question.basis, adjusted: false },
    linesOf(beside.references, question, ALL),
  );
  const refused = others.refused.map(({ name, basis, adjusted }) =>
    said(
      `${name}は${adjusted ? '季節調整済み、' : ''}${BASIS_WORDS[basis].ja}の数字なので、並べていません。`,
      `${name} is ${adjusted ? 'seasonally adjusted, ' : ''}${BASIS_WORDS[basis].en}, and so is not laid beside.`,
    ),
  );
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
    notes: [...(isHidden ? [WITHHELD] : []), ...refused],
  };
  return [
    figure,
    answersFigure(id, words, counted, question),
    ...outsideFigure(id, words, quarters, (period) => at(period, ALL), others.lines),
  ];
}

/** All quarters from the first that is known, those nobody surveyed with nothing in them. */
function quartersOf(quarter: Period, { reports }: Beside): Period[] {
  const before = reports
    .map(({ period }) => quarterOf(period.from))
    .filter(({ from }) => from < quarter.from);
  let first = before.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0] ?? quarter;
  const all: Period[] = [];
  for (; first.from < quarter.from; first = quarterAfter(first)) all.push(first);
  return [...all, quarter].slice(-MOST_QUARTERS);
}

const keptAt = ({ reports }: Beside, { from }: Period) =>
  reports.findLast(({ period }) => quarterOf(period.from).from === from)?.kept;

function itemTitle(
  words: Said,
  di: number | null,
  before: number | null,
  next: number | null | undefined,
  quarters: number,
): Said {
  const en = words.en ?? words.ja;
  if (di === null) return said(`${words.ja}DI`, `${en} DI`);
  const change = before === null || quarters < 2 ? null : tenths((di - before) * 10, 10)!;
  const moved =
    change === null
      ? ''
      : change === 0
        ? '、前の期と同じ'
        : `、前の期より${Math.abs(change).toFixed(1)}ポイント${change > 0 ? '上昇' : '低下'}`;
  const ahead = next === null || next === undefined ? '' : `。来期の見通しは${pointsText(next)}`;
  const movedEn =
    change === null ? '' : `, ${Math.abs(change).toFixed(1)} points ${change < 0 ? 'down' : 'up'}`;
  const aheadEn = next === null || next === undefined ? '' : `; outlook ${pointsText(next)}`;
  return said(
    `${words.ja}DIは${pointsText(di)}${moved}${ahead}`,
    `${en} DI ${pointsText(di)}${movedEn}${aheadEn}`,
  );
}

function answersFigure(
  id: string,
  words: Said,
  { industries, questions, withheld }: CountedCondition,
  question: Question,
): Figure {
  const by = questions.find((one) => one.question === question)!.by;
  const cells = (tally: Tally | undefined, isHidden: boolean): Cell[] => {
    const { up, same, down, none } = tally ?? { up: 0, same: 0, down: 0, none: 0 };
    const valid = up + same + down;
    if (isHidden || (valid > 0 && valid < FEWEST)) return Array<Cell>(5).fill('withheld');
    return [valid, percentOf(up, valid), percentOf(same, valid), percentOf(down, valid), none];
  };
  return {
    ...base,
    id: `${id}-answers`,
    form: 'stacked',
    title: said(`${words.ja}の答えの内訳`, `How firms answered: ${words.en ?? words.ja}`),
    about: said(
      `${words.ja}の答え（業種別）`,
      `Answers about ${words.en ?? words.ja}, by industry`,
    ),
    columns: [
      { label: said('有効回答', 'Valid'), format: 'count', drawn: false },
      { label: said('増加・好転', 'Up'), format: 'percent', drawn: true },
      { label: said('不変', 'Same'), format: 'percent', drawn: true },
      { label: said('減少・悪化', 'Down'), format: 'percent', drawn: true },
      { label: said('無回答', 'No answer'), format: 'count', drawn: false },
    ],
    rows: [
      { label: ALL_WORDS, cells: cells(together(by), false) },
      ...industries.map((industry) => ({
        label: industryWords(industry),
        cells: cells(by.get(industry), withheld === 'all' || withheld.has(industry)),
      })),
    ],
    heading: said('業種', 'Industry'),
    notes: withheld === 'all' || withheld.size > 0 ? [WITHHELD] : [],
    under: id,
  };
}

/** Ours beside national and prefectural figures of the same basis. */
function outsideFigure(
  id: string,
  words: Said,
  quarters: readonly Period[],
  own: (period: Period) => Cell,
  lines: ReturnType<typeof layBeside>['lines'],
): Figure[] {
  if (lines.length === 0) return [];
  const last = quarters.at(-1)!;
  const ours = value(own(last));
  const theirs = lines[0]!.values.get(last.from);
  const gap = ours !== null && theirs !== undefined ? tenths((ours - theirs) * 10, 10) : null;
  return [
    {
      ...base,
      id: `${id}-outside`,
      form: 'lines',
      title:
        gap === null
          ? said(`${words.ja}DIを全国・県と並べる`, `${words.en ?? words.ja} DI beside others`)
          : said(
              `${words.ja}DIは${lines[0]!.name}より${Math.abs(gap).toFixed(1)}ポイント${gap < 0 ? '低い' : '高い'}`,
              `${words.en ?? words.ja} DI: ${Math.abs(gap).toFixed(1)} points ${gap < 0 ? 'below' : 'above'} ${lines[0]!.name}`,
            ),
      about: said(
        `${words.ja}DI: 管内と全国・県（同じ基準）`,
        `${words.en ?? words.ja} DI: here and elsewhere, on one basis`,
      ),
      columns: [said('管内', 'Here'), ...lines.map(({ name }) => said(name))]
        .slice(0, 6)
        .map((label) => ({ label, format: 'points', drawn: true })),
      rows: quarters.map((period) => ({
        label: quarterWords(period),
        cells: [
          own(period),
          ...lines.slice(0, 5).map(({ values }) => values.get(period.from) ?? null),
        ],
      })),
      heading: said('四半期', 'Quarter'),
    },
  ];
}

/** The problems firms named most, of all and in each industry that is shown. */
function problemFigures({ industries, problems, withheld }: CountedCondition): Figure[] {
  const sum = { answered: 0, named: new Map<string, number>() };
  for (const { answered, named } of problems.values()) {
    sum.answered += answered;
    for (const [name, n] of named) sum.named.set(name, (sum.named.get(name) ?? 0) + n);
  }
  const shown = industries.filter(
    (industry) => withheld !== 'all' && !withheld.has(industry) && problems.has(industry),
  );
  const groups = [
    { label: ALL_WORDS, own: sum, id: 'problems' },
    ...shown.map((industry, i) => ({
      label: industryWords(industry),
      own: problems.get(industry)!,
      id: `problems-${i + 1}`,
    })),
  ];
  return groups
    .filter(({ own }) => own.answered >= FEWEST && own.named.size > 0)
    .map(({ label, own, id }): Figure => {
      const ranked = [...own.named]
        .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, MOST_PROBLEMS);
      const [name, n] = ranked[0]!;
      const share = pointsText(percentOf(n, own.answered));
      return {
        ...base,
        id,
        form: 'bars',
        title: said(
          `${label.ja}でいちばん多い問題は「${name}」で${share}%`,
          `${label.en ?? label.ja}: “${name}” most often, ${share}%`,
        ),
        about: said(
          `経営上の問題点（${label.ja}、上位${ranked.length}）`,
          `Management problems, ${label.en ?? label.ja}, the first ${ranked.length}`,
        ),
        base: said(`n=${number(own.answered)}`, `n=${number(own.answered)}`),
        columns: [
          { label: said('社数', 'Firms'), format: 'count', drawn: false },
          { label: said('割合', 'Share'), format: 'percent', drawn: true },
        ],
        rows: ranked.map(([problem, count]) => ({
          label: said(problem),
          cells: [count, percentOf(count, own.answered)],
        })),
        heading: said('問題点', 'Problem'),
        notes: [
          said(
            '複数回答のため、割合の合計は100%を超えることがあります。',
            'Several answers could be given, so shares may add up to more than 100%.',
          ),
        ],
      };
    });
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
