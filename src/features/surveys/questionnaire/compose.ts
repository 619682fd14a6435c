import { percentOf, pointsText } from '../arithmetic.ts';
import type { Cell, DraftFigures, Figure, Said } from '../schema.ts';
import { FEWEST } from '../withheld.ts';
import { number, said } from '../words.ts';
import type { Counted, CountedQuestion, CountedTrait } from './count.ts';

const people = said('人数', 'People');
const share = said('割合', 'Share');

/** As many parts of a whole as can be told apart in a bar. */
const MOST_PARTS = 6;
/** As many columns as a table is read with. */
const MOST_COLUMNS = 12;

/** The figures of a questionnaire: who answered, what, and what each group did. */
export function composeFigures(counted: Counted): DraftFigures {
  const shown = counted.traits.filter(({ withheld }) => withheld !== 'all');
  return {
    figures: [
      ...counted.questions.flatMap((question) => [
        questionFigure(question),
        ...shown.flatMap((trait) => groupFigure(question, trait)),
      ]),
      ...shown.map((trait) => traitFigure(trait, counted.respondents)),
    ],
    respondents: counted.respondents,
    finding: firstSentence(counted),
    withheld: Object.fromEntries(
      counted.traits.map(({ label, withheld }) => [
        label,
        withheld === 'all' ? ('all' as const) : [...withheld],
      ]),
    ),
    places: [],
    kept: {},
  };
}

function questionFigure(question: CountedQuestion): Figure {
  const { answered, unanswered, options, counts, use } = question;
  const isSmall = answered < FEWEST;
  const cells = (n: number): Cell[] =>
    isSmall ? ['withheld', 'withheld'] : [n, percentOf(n, answered)];
  return {
    id: question.id,
    form: 'bars',
    title: isSmall ? said(question.label) : titleOf(question),
    about: said(question.label),
    base: said(
      `n=${number(answered)}${unanswered > 0 ? `（ほかに無回答 ${number(unanswered)}）` : ''}`,
      `n=${number(answered)}${unanswered > 0 ? ` (and ${number(unanswered)} without an answer)` : ''}`,
    ),
    columns: [
      { label: people, format: 'count', drawn: false },
      { label: share, format: 'percent', drawn: true },
    ],
    rows: options.map((option, i) => ({ label: said(option), cells: cells(counts[i]!) })),
    heading: said('回答', 'Answer'),
    projectedFrom: null,
    notes: [
      ...(use === 'multiple' ? [MULTIPLE] : []),
      ...(question.foldedAway.length > 0 ? [FOLDED] : []),
    ],
    under: null,
  };
}

const MULTIPLE = said(
  '複数回答のため、割合の合計は100%を超えることがあります。',
  'Several answers could be given, so shares may add up to more than 100%.',
);
const FOLDED = said(
  'お一人だけが書かれた答えは「その他」に含めています。',
  'What only one person wrote is counted under その他 (other).',
);
const WITHHELD = said(
  `回答が${FEWEST}人に満たない区分と、そこから計算できてしまう区分は公表していません。`,
  `Groups with fewer than ${FEWEST} answers, and those they could be worked out from, are withheld.`,
);

function titleOf({ answered, options, counts, sum, label }: CountedQuestion): Said {
  if (sum !== null) {
    const mean = pointsText(percentOf(sum, answered * 100));
    return said(`${label}の平均は${mean}`, `Average of ${label}: ${mean}`);
  }
  const best = counts.indexOf(Math.max(...counts));
  const points = pointsText(percentOf(counts[best]!, answered));
  return said(
    `最も多いのは「${options[best]}」で${points}%`,
    `Most frequent: “${options[best]}”, ${points}%`,
  );
}

function traitFigure({ id, label, groups, withheld }: CountedTrait, respondents: number): Figure {
  const hidden = withheld as ReadonlySet<string>;
  const [largest] = groups
    .filter((group) => !hidden.has(group.label))
    .toSorted((a, b) => b.n - a.n);
  const points = largest ? pointsText(percentOf(largest.n, respondents)) : '';
  return {
    id,
    form: 'bars',
    title: largest
      ? said(
          `答えた人は「${largest.label}」が${points}%`,
          `${points}% of those who answered: ${largest.label}`,
        )
      : said(label),
    about: said(`答えた人の${label}`, `Who answered: ${label}`),
    base: said(`n=${number(respondents)}`, `n=${number(respondents)}`),
    columns: [
      { label: people, format: 'count', drawn: false },
      { label: share, format: 'percent', drawn: true },
    ],
    rows: groups.map((group) => ({
      label: said(group.label),
      cells: hidden.has(group.label)
        ? ['withheld', 'withheld']
        : [group.n, percentOf(group.n, respondents)],
    })),
    heading: said(label),
    projectedFrom: null,
    notes: hidden.size > 0 ? [WITHHELD] : [],
    under: null,
  };
}

/** A question by the groups of a trait; nothing where too few answered it. */
function groupFigure(question: CountedQuestion, trait: CountedTrait): Figure[] {
  const tallies = question.by.find((by) => by.trait === trait.id)?.groups;
  if (!tallies) return [];
  const hidden = trait.withheld as ReadonlySet<string>;
  const most = question.use === 'single' ? MOST_COLUMNS : MOST_PARTS;
  const places = question.options.map((_, i) => i);
  const drawn =
    places.length <= most
      ? places
      : places
          .toSorted((a, b) => question.counts[b]! - question.counts[a]!)
          .slice(0, most)
          .toSorted((a, b) => a - b);
  return [
    {
      id: `${question.id}-by-${trait.id}`,
      form: question.use === 'single' && places.length <= MOST_PARTS ? 'stacked' : 'table',
      title: widest(question, trait, tallies) ?? said(`${trait.label}別`),
      about: said(`${question.label}（${trait.label}別）`, `${question.label} by ${trait.label}`),
      base: null,
      columns: [
        { label: said('n'), format: 'count', drawn: false },
        ...drawn.map((place) => ({
          label: said(question.options[place]!),
          format: 'percent' as const,
          drawn: true,
        })),
      ],
      rows: trait.groups.map(({ label }, i) => {
        const { answered, counts } = tallies[i]!;
        const isHidden = hidden.has(label);
        return {
          label: said(label),
          cells: isHidden
            ? (['withheld', ...drawn.map(() => 'withheld')] as Cell[])
            : [answered, ...drawn.map((place) => percentOf(counts[place]!, answered))],
        };
      }),
      heading: said(trait.label),
      projectedFrom: null,
      notes: [
        ...(question.use === 'multiple' ? [MULTIPLE] : []),
        ...(drawn.length < places.length
          ? [
              said(
                `多い順に${drawn.length}の答えです。`,
                `The ${drawn.length} most frequent answers.`,
              ),
            ]
          : []),
        ...(hidden.size > 0 ? [WITHHELD] : []),
      ],
      under: question.id,
    },
  ];
}

/** Groups this large are compared in a title. */
const COMPARED = 30;

/** Between which two groups the most frequent answer differs most. */
function widest(
  question: CountedQuestion,
  trait: CountedTrait,
  tallies: { answered: number; counts: number[] }[],
): Said | undefined {
  const best = question.counts.indexOf(Math.max(...question.counts));
  const hidden = trait.withheld as ReadonlySet<string>;
  const shares = trait.groups
    .map(({ label }, i) => ({
      label,
      n: tallies[i]!.answered,
      percent: percentOf(tallies[i]!.counts[best]!, tallies[i]!.answered) ?? 0,
    }))
    .filter(({ label, n }) => n >= COMPARED && !hidden.has(label) && label !== '無回答')
    .toSorted((a, b) => b.percent - a.percent);
  const [high, low] = [shares[0], shares.at(-1)];
  if (!high || !low || high === low) return undefined;
  const option = question.options[best]!;
  const [most, least] = [pointsText(high.percent), pointsText(low.percent)];
  return said(
    `「${option}」は${high.label}で${most}%、${low.label}で${least}%`,
    `“${option}”: ${most}% (${high.label}), ${least}% (${low.label})`,
  );
}

/** The sentence a report begins with until somebody writes a better one. */
function firstSentence({ respondents, questions }: Counted): string {
  const told = questions.filter(({ answered, counts }) => answered >= FEWEST && counts.length > 0);
  const satisfaction = told.findLast(({ label, use }) => use === 'single' && /満足/.test(label));
  const several = told.find(({ use }) => use === 'multiple');
  const chosen = [several, satisfaction].filter((one) => one !== undefined);
  const parts = (chosen.length > 0 ? chosen : told.slice(0, 2)).map(
    ({ label, options, counts, answered }) => {
      const best = counts.indexOf(Math.max(...counts));
      return `${label}は「${options[best]}」が${pointsText(percentOf(counts[best]!, answered))}%`;
    },
  );
  if (parts.length === 0) return '';
  return `${number(respondents)}人の回答では、${parts.join('、')}で最も多くなりました。`;
}
