import type { SheetNote } from '../understood.ts';
import { tableOf, type AnswerTable } from './table.ts';

const MARK = /^[○◯〇●✓✔☑レ]$/;
const isDigit = (cell: string) => /^[01]$/.test(cell);
const isTicked = (cell: string) => MARK.test(cell) || cell === '1';

/**
 * Columns beside each other in which an option was ticked or not are one question: several answers,
 * named by the heading over them, or by the options where there is none. Any other sheet stays as
 * it is.
 */
export function joinedMarks(rows: readonly (readonly string[])[]): {
  rows: readonly (readonly string[])[];
  notes: SheetNote[];
} {
  const table = tableOf(rows);
  const groups = groupsOf(table).map((places) => ({ places, ...namesOf(table, places) }));
  if (groups.length === 0 || table.refused.length > 0) return { rows, notes: [] };
  const at = (place: number) => groups.find(({ places }) => places.includes(place));
  const isGone = (place: number) => (at(place)?.places[0] ?? place) !== place;
  const kept = table.header.map((_, place) => place).filter((place) => !isGone(place));
  const cellOf = (cells: readonly string[], place: number) => {
    const group = at(place);
    if (!group) return cells[place] ?? '';
    return group.options.filter((_, i) => isTicked(cells[group.places[i]!] ?? '')).join('\n');
  };
  return {
    rows: [
      kept.map((place) => at(place)?.label ?? table.header[place]!),
      ...table.rows.map(({ cells }) => kept.map((place) => cellOf(cells, place))),
    ],
    notes: [
      ...table.remarks,
      ...groups.map(({ label, options }) => ({
        row: null,
        what: 'marks',
        text: `${label}\n${options.join('、')}`,
      })),
    ],
  };
}

/** Runs of at least two columns with nothing but marks in them. */
function groupsOf({ header, rows }: AnswerTable): number[][] {
  const isMarks = (place: number) => {
    const filled = rows.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== '');
    if (filled.length > 0 && filled.every((cell) => MARK.test(cell))) return true;
    // 1 and 0 are ticks only below the heading of a question; alone they may be anything.
    return overOf(header[place]!) !== '' && filled.includes('1') && filled.every(isDigit);
  };
  const runs: number[][] = [];
  header.forEach((label, place) => {
    if (!isMarks(place)) return;
    const last = runs.at(-1);
    const isNext = last?.at(-1) === place - 1 && overOf(header[place - 1]!) === overOf(label);
    if (last && isNext) last.push(place);
    else runs.push([place]);
  });
  return runs.filter(({ length }) => length > 1);
}

/** Under one heading: 買う店 商店街, 買う店 [商店街], 問3-1 商店街, Q3_商店街. */
const OVER = [
  /^(?<over>.+?)\s*[[［](?<own>[^\]］]+)[\]］]$/,
  /^(?<over>(?:問|Q)\s*\d+)\s*[-_.．:：](?<own>.+)$/i,
  /^(?<over>\S+)\s(?<own>.+)$/,
];

/** The heading over a column, which stands before its own, and its own. */
function partsOf(label: string): { over: string; own: string } {
  const found = OVER.map((one) => one.exec(label)?.groups).find((groups) => groups !== undefined);
  return { over: found?.['over'] ?? '', own: found?.['own'] ?? label };
}
const overOf = (label: string) => partsOf(label).over;

function namesOf({ header }: AnswerTable, places: readonly number[]) {
  const labels = places.map((place) => header[place]!);
  const over = overOf(labels[0]!);
  const options = labels.map((label) => partsOf(label).own);
  return { label: over || options.join('・').slice(0, 80), options };
}
