import { percentOf, pointsText } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';
import { number, said } from '../words.ts';
import type { CountedQuestion, CountedTrait } from './count.ts';
import { MULTIPLE, mostFrequent, people, share, SOME_LEFT_OUT, WITHHELD } from './said.ts';
import { MOST_PARTS } from './told.ts';

/** Who answered. */
export function traitFigure(
  { id, label, groups, withheld }: CountedTrait,
  respondents: number,
): Figure {
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
export function groupFigure(question: CountedQuestion, trait: CountedTrait): Figure[] {
  const own = question.by.find((by) => by.trait === trait.id);
  if (!own) return [];
  const { groups: tallies, told: drawn } = own;
  const hidden = trait.withheld as ReadonlySet<string>;
  const { length: all } = question.options;
  return [
    {
      id: `${question.id}-by-${trait.id}`,
      form:
        question.use === 'single' && all <= MOST_PARTS && drawn.length === all
          ? 'stacked'
          : 'table',
      title: widest(question, trait, own) ?? said(`${trait.label}別`),
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
        ...(drawn.length < all
          ? [hidden.size > 0 ? SOME_LEFT_OUT : mostFrequent(drawn.length)]
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
  { groups: tallies, told }: CountedQuestion['by'][number],
): Said | undefined {
  const best = question.counts.indexOf(Math.max(...question.counts));
  if (!told.includes(best)) return undefined;
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
