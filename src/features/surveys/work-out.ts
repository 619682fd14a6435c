import { ANALYSIS_USES, workOutAnalysis } from './analysis/work-out.ts';
import { CONDITION_USES } from './condition/columns.ts';
import { workOutCondition } from './condition/work-out.ts';
import { USES } from './questionnaire/columns.ts';
import { widened } from './questionnaire/long.ts';
import { joinedMarks } from './questionnaire/marks.ts';
import type { RawSheet } from './questionnaire/read.ts';
import { upright } from './questionnaire/upright.ts';
import { workOut } from './questionnaire/work-out.ts';
import type { SurveyKind } from './schema.ts';
import { TRAFFIC_USES } from './traffic/columns.ts';
import { workOutTraffic } from './traffic/work-out.ts';
import { NO_FIGURES, type Beside, type StoredColumn, type Understood } from './understood.ts';

/** How the columns of each kind may be read. */
export const USES_OF: Record<SurveyKind, readonly string[]> = {
  questionnaire: USES,
  traffic: TRAFFIC_USES,
  condition: CONDITION_USES,
  analysis: ANALYSIS_USES,
};

/** Whether a report of this kind is made of all sheets together, not of a chosen one. */
export const takesAllSheets = (kind: SurveyKind) => kind === 'traffic' || kind === 'analysis';

/** What a kind of survey makes of its sheet. */
export function understand(
  kind: SurveyKind,
  { sheets, chosen }: { sheets: readonly RawSheet[]; chosen: number },
  remembered: readonly StoredColumn[],
  beside: Beside,
): Understood {
  if (kind === 'traffic') return workOutTraffic(sheets, remembered, beside);
  if (kind === 'analysis') return workOutAnalysis(sheets, remembered);
  if (kind === 'condition') return workOutCondition(sheets[chosen]!, remembered, beside);
  return answersUnderstood(sheets[chosen]!, remembered, beside);
}

function answersUnderstood(
  { rows }: RawSheet,
  remembered: readonly StoredColumn[],
  beside: Beside,
): Understood {
  const known = remembered.flatMap((column) => {
    const use = USES.find((one) => one === column.use);
    return use ? [{ ...column, use }] : [];
  });
  const turned = upright(rows);
  const wide = widened(turned.rows);
  const ticked = joinedMarks(wide.rows);
  const done = workOut(ticked.rows, known, beside.withheld, beside);
  const refused = [...done.refused, ...wide.refused];
  const about = (what: string, label: string, text: string) => ({
    row: null,
    what,
    text: text === '' ? label : `${label}\n${text}`,
  });
  return {
    rows: done.rows,
    columns: done.columns,
    refused,
    notes: [
      ...turned.notes,
      ...wide.notes,
      ...ticked.notes,
      ...done.notes,
      ...done.nested.map(({ label, trait }) => about('nested', label, trait)),
      ...done.foldedAway.map(({ label, answers }) => about('folded', label, answers.join('、'))),
      ...Object.entries(done.figures.withheld).flatMap(([trait, groups]) => {
        if (groups === 'all') return [about('withheldAll', trait, '')];
        return groups.length > 0 ? [about('withheld', trait, groups.join('、'))] : [];
      }),
    ],
    figures: refused.length > 0 ? NO_FIGURES : done.figures,
    period: done.period,
  };
}
