import { membersJa as t } from '#i18n/members.ja.ts';
import type { Change, Plan, Step } from './plan.ts';

/** Rows that are read out; a list in which nothing changes would fill the page with nothing. */
const SHOWN = 300;
const ORDER: Step['kind'][] = ['refuse', 'change', 'add'];

/** What taking a list over does, row by row, what needs a look first; and how many are left out. */
export function reportRows({ steps }: Plan): { rows: string[][]; rest: number } {
  const told = steps
    .filter(({ kind }) => kind !== 'keep')
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return { rows: told.slice(0, SHOWN).map(rowOf), rest: Math.max(0, told.length - SHOWN) };
}

function rowOf(step: Step): string[] {
  const { row, memberNumber, name } = step.row;
  const { blank } = t.table;
  return [t.table.line(row), memberNumber || blank, name || blank, whatOf(step)];
}

function whatOf(step: Step): string {
  if (step.kind === 'refuse') return t.fault(t.faults[step.row.fault], step.row.text);
  if (step.kind !== 'change') return t.table.add;
  const changes = step.changes.map(changeText);
  return [...changes, ...(step.hasPublic ? [t.table.hasPublic] : [])].join('、');
}

function changeText({ field, before, after }: Change): string {
  const said = (value: string | null) =>
    value === null
      ? t.table.blank
      : field === 'membership'
        ? (t.memberships[value] ?? value)
        : value;
  return t.table.change(t.fields[field], said(before), said(after));
}

/** How many rows each kind of step has. */
export function countsOf({ steps }: Plan): Record<Step['kind'], number> {
  const of = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).length;
  return { add: of('add'), change: of('change'), keep: of('keep'), refuse: of('refuse') };
}
