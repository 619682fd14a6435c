import { percentOf, pointsText } from '../arithmetic.ts';
import type { Cell, DraftFigures, Figure, Said } from '../schema.ts';
import { FEWEST } from '../withheld.ts';
import { number, said } from '../words.ts';
import type { Counted, CountedQuestion } from './count.ts';
import type { Beside } from '../understood.ts';
import { groupFigure, traitFigure } from './groups.ts';
import { keptOf, yearsFigure } from './years.ts';
import { FOLDED, leftOut, MULTIPLE, people, share } from './said.ts';

/** The figures of a questionnaire: who answered, what, and what each group did. */
export function composeFigures(
  counted: Counted,
  beside: Pick<Beside, 'period' | 'reports' | 'printed'>,
): DraftFigures {
  const kept = keptOf(counted.questions);
  const shown = counted.traits.filter(({ withheld }) => withheld !== 'all');
  return {
    figures: [
      ...counted.questions.flatMap((question) => [
        questionFigure(question),
        ...yearsFigure(question, kept, beside),
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
    kept,
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
      ...(question.alike.length > 0 ? [leftOut(question.alike)] : []),
    ],
    under: null,
  };
}

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
