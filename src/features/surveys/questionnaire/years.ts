import { percentOf } from '../arithmetic.ts';
import { overTimes, printedOf, sourcesOf } from '../printed/figure.ts';
import type { Cell, DraftFigures, Figure } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { FEWEST } from '../withheld.ts';
import { said } from '../words.ts';
import type { CountedQuestion } from './count.ts';
import { MULTIPLE } from './said.ts';

const keyOf = (question: string, option: string) => `${question}|${option}`;

/** The share of each answer, as later reports are laid beside them. */
export function keptOf(questions: readonly CountedQuestion[]): DraftFigures['kept'] {
  return Object.fromEntries(
    questions
      .filter(({ use }) => use !== 'number')
      .flatMap(({ id, options, counts, answered }) =>
        options.map((option, i): [string, Cell] => [
          keyOf(id, option),
          answered < FEWEST ? 'withheld' : percentOf(counts[i]!, answered),
        ]),
      ),
  );
}

/** As many answers as are followed over the years. */
const MOST_ANSWERS = 6;

/** A question over the reports of the survey, and over what was printed before them. */
export function yearsFigure(
  { id, label, use, options, counts }: CountedQuestion,
  kept: DraftFigures['kept'],
  { period, reports, printed }: Pick<Beside, 'period' | 'reports' | 'printed'>,
): Figure[] {
  if (!period || use === 'number') return [];
  const isOwn = (key: string) => key.startsWith(keyOf(id, ''));
  const asked = reports.filter(
    (one) => one.period.from < period.from && Object.keys(one.kept).some(isOwn),
  );
  const before = printed.filter((one) => isOwn(one.key) && one.period < period.from);
  if (asked.length + before.length === 0) return [];
  const counted = [...asked, { period, kept }];
  const names = [
    ...options.toSorted((a, b) => counts[options.indexOf(b)]! - counts[options.indexOf(a)]!),
    ...before.map(({ key }) => key.slice(keyOf(id, '').length)),
  ];
  const times = [
    ...new Map([
      ...before.map((one) => [one.period, yearWords(one.period)] as const),
      ...counted.map((one) => [one.period.from, monthWords(one.period.from)] as const),
    ]),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    overTimes(
      {
        id: `${id}-years`,
        title: said(`${label}の移り変わり`, `${label} over the years`),
        about: said(`${label}: これまでの回との比べ`, `${label}: this time and before`),
        base: null,
        heading: said('調査の回', 'Round'),
        notes: use === 'multiple' ? [MULTIPLE] : [],
        under: id,
      },
      'percent',
      times.map(([key, words]) => ({ key, label: words })),
      [...new Set(names)].slice(0, MOST_ANSWERS).map((option) => ({
        label: said(option),
        counted: new Map(
          counted.flatMap((one) => {
            const cell = one.kept[keyOf(id, option)];
            return cell === undefined ? [] : [[one.period.from, cell] as const];
          }),
        ),
        printed: printedOf(before, keyOf(id, option)),
      })),
      sourcesOf(before),
    ),
  ];
}

const yearWords = (day: string) => said(`${day.slice(0, 4)}年`, day.slice(0, 4));

const monthWords = (day: string) =>
  said(`${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`, day.slice(0, 7));
