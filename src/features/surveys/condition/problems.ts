import { percentOf, pointsText } from '../arithmetic.ts';
import type { Figure, Said } from '../schema.ts';
import { FEWEST } from '../withheld.ts';
import { number, said } from '../words.ts';
import type { CountedCondition } from './count.ts';
import { industryWords } from './labels.ts';
import { ALL_WORDS, base } from './said.ts';

const MOST_PROBLEMS = 5;

interface Named {
  answered: number;
  named: ReadonlyMap<string, number>;
}

/** The problems firms named most, of all and in each industry that is shown. */
export function problemFigures(counted: CountedCondition): Figure[] {
  const { problems } = counted;
  const all = sumOf([...problems.values()]);
  const told = toldIndustries(counted, all);
  return [
    { label: ALL_WORDS, own: all, id: 'problems' },
    ...told.map((industry, i) => ({
      label: industryWords(industry),
      own: problems.get(industry)!,
      id: `problems-${i + 1}`,
    })),
  ].flatMap(ranking);
}

/**
 * The industries whose rankings can stand beside that of all. Where what is left of a problem tells
 * that none of the withheld firms named it, or all of them, one more ranking is left out.
 */
function toldIndustries(
  { industries, problems, withheld }: CountedCondition,
  all: Named,
): readonly string[] {
  if (withheld === 'all') return [];
  const hidden = sumOf(industries.flatMap((one) => (withheld.has(one) && problems.get(one)) || []));
  let told = industries.filter(
    (one) => !withheld.has(one) && (problems.get(one)?.answered ?? 0) >= FEWEST,
  );
  if (hidden.answered === 0) return told;
  for (const [problem] of ranked(all)) {
    const left = hidden.named.get(problem) ?? 0;
    if (left > 0 && left < hidden.answered) continue;
    if (!told.every((one) => tells(problems.get(one)!, problem))) continue;
    const away = told.findLast((one) => {
      const { answered, named } = problems.get(one)!;
      const n = named.get(problem) ?? 0;
      return left === 0 ? n > 0 : n < answered;
    });
    told = told.filter((one) => one !== away);
  }
  return told;
}

/** Whether a ranking says how many named a problem: it is in it, or nobody was left out of it. */
const tells = (own: Named, problem: string) =>
  own.named.size < MOST_PROBLEMS || ranked(own).some(([name]) => name === problem);

function sumOf(all: readonly Named[]): Named {
  const named = new Map<string, number>();
  for (const one of all)
    for (const [name, n] of one.named) named.set(name, (named.get(name) ?? 0) + n);
  return { answered: all.reduce((sum, { answered }) => sum + answered, 0), named };
}

const ranked = ({ named }: Named) =>
  [...named].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_PROBLEMS);

function ranking({ label, own, id }: { label: Said; own: Named; id: string }): Figure[] {
  const rows = ranked(own);
  const [first] = rows;
  if (own.answered < FEWEST || !first) return [];
  const [name, n] = first;
  const share = pointsText(percentOf(n, own.answered));
  return [
    {
      ...base,
      id,
      form: 'bars',
      title: said(
        `${label.ja}でいちばん多い問題は「${name}」で${share}%`,
        `${label.en ?? label.ja}: “${name}” most often, ${share}%`,
      ),
      about: said(
        `経営上の問題点（${label.ja}、上位${rows.length}）`,
        `Management problems, ${label.en ?? label.ja}, the first ${rows.length}`,
      ),
      base: said(`n=${number(own.answered)}`, `n=${number(own.answered)}`),
      columns: [
        { label: said('社数', 'Firms'), format: 'count', drawn: false },
        { label: said('割合', 'Share'), format: 'percent', drawn: true },
      ],
      rows: rows.map(([problem, count]) => ({
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
    },
  ];
}
