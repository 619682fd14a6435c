import type { ReadColumn, StoredColumn } from '../understood.ts';
import { headingIn, saysSomething, withHours } from './headings.ts';
import { ageIn, bandIn, dayIn, hourIn, isSubtotal, isTotal, sexIn } from './labels.ts';
import { isMissing, numberIn } from './row-total.ts';

/** How a column of a sheet of counted passers-by is read. */
export const TRAFFIC_USES = [
  'point',
  'date',
  'from',
  'until',
  'band',
  'day',
  'weather',
  'sex',
  'age',
  'direction',
  'mode',
  'count',
  'point-count',
  'total',
  'interpolated',
  'skip',
] as const;
export type TrafficUse = (typeof TRAFFIC_USES)[number];

const isNumber = (cell: string) =>
  /\d/.test(cell.normalize('NFKC')) && Number.isFinite(numberIn(cell));
const EXAMPLES = 4;
const ANY_YEAR = 2000;

/** How each column would be read, and why; what was read before is read the same way. */
export function proposeTraffic(
  header: readonly string[],
  rows: readonly { cells: readonly string[] }[],
  remembered: readonly StoredColumn[],
): (ReadColumn & { use: TrafficUse })[] {
  const before = new Map(remembered.map((column) => [column.label, column.use]));
  const taken = new Set<TrafficUse>();
  const spoken = withHours(header);
  const hasPoint = header.some((label) => POINT.test(label));
  return header.map((label, at) => {
    const cells = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => !isMissing(cell));
    const known = TRAFFIC_USES.find((use) => use === before.get(label));
    const guess = known
      ? { use: known, reason: 'remembered' }
      : guessUse(spoken[at]!, cells, taken, hasPoint);
    taken.add(guess.use);
    const kinds = [...new Set(cells)];
    return {
      at,
      label,
      separator: null,
      ...guess,
      filled: cells.length,
      kinds: kinds.length,
      examples: kinds.slice(0, EXAMPLES),
    };
  });
}

interface Guess {
  use: TrafficUse;
  reason: string;
}

const POINT = /地点|場所|調査点|place|location|point|site|番地/i;
/** Numbers that stand beside counts. */
const NO_COUNT =
  /気温|湿度|降水|番号|^no\.?$|\bid$|緯度|経度|\blat|\bln?g|\blon|前年|増減|差|比|率|[%％]/i;

/** Names of the columns that say where, when, who; each is there once. */
const NAMED: [use: TrafficUse, name: RegExp, fits: (cell: string) => boolean][] = [
  ['from', /開始|始め|から$|\bfrom\b|\bstart/i, (cell) => dayIn(cell) !== null],
  ['until', /終了|終わり|まで$|\bto\b|\buntil\b|\bend/i, (cell) => dayIn(cell) !== null],
  ['date', /日付|年月日|調査日|date|^日$|日時/i, (cell) => dayIn(cell) !== null],
  ['band', /時間|時刻|hour|time/i, (cell) => hourIn(cell) !== null],
  ['point', POINT, () => true],
  ['day', /平日|休日|曜日|日区分/, (cell) => !isNumber(cell)],
  ['weather', /天気|天候|weather/i, (cell) => !isNumber(cell)],
  ['sex', /性別|sex|gender/i, (cell) => sexIn(cell) !== null],
  ['age', /年代|年齢|\bage/i, (cell) => ageIn(cell) !== null || cell === '不明'],
  ['direction', /方向|direction/i, (cell) => !isNumber(cell)],
  ['mode', /手段|交通|種別|対象|class|mode/i, (cell) => !isNumber(cell)],
  ['interpolated', /補間|推計|interpolat/i, () => true],
];

function guessUse(
  label: string,
  cells: readonly string[],
  taken: ReadonlySet<TrafficUse>,
  hasPoint: boolean,
): Guess {
  if (cells.length === 0) return { use: 'skip', reason: 'empty' };
  // One wrong cell is said of its row; it does not make another column of it.
  const mostly = (fits: (cell: string) => boolean) => cells.filter(fits).length * 2 >= cells.length;
  const isDay = (use: TrafficUse) => use === 'from' || use === 'until' || use === 'date';
  const serial = NAMED.find(
    ([use, name, fits]) => isDay(use) && !taken.has(use) && name.test(label) && cells.every(fits),
  );
  if (serial) return { use: serial[0], reason: 'named' };
  const isHours =
    /時間|時刻|^時$|hour/i.test(label) && cells.every((cell) => hourIn(cell) !== null);
  if (isHours && !taken.has('band')) return { use: 'band', reason: 'bands' };
  if (!mostly(isNumber)) {
    const named = NAMED.find(
      ([use, name, fits]) => !taken.has(use) && name.test(label) && mostly(fits),
    );
    if (named) return { use: named[0], reason: 'named' };
    if (!taken.has('from') && !taken.has('date') && mostly((cell) => dayIn(cell) !== null)) {
      return { use: 'date', reason: 'dates' };
    }
    if (!taken.has('band') && mostly((cell) => bandIn(cell) !== null)) {
      return { use: 'band', reason: 'bands' };
    }
    return { use: 'skip', reason: 'notCounted' };
  }
  if (isSubtotal(label)) return { use: 'skip', reason: 'subtotal' };
  if (isTotal(label)) {
    return taken.has('total')
      ? { use: 'skip', reason: 'subtotal' }
      : { use: 'total', reason: 'total' };
  }
  // A day without its year is a day: of which year, the lines over the table may say.
  if (saysSomething(headingIn(label, ANY_YEAR))) return { use: 'count', reason: 'part' };
  if (/人数|人員|通行|歩行|台数|数量|^人$|[（(]人[）)]|count|number/i.test(label))
    return { use: 'count', reason: 'counted' };
  if (hasPoint || NO_COUNT.test(label)) return { use: 'skip', reason: 'numbersOnly' };
  return { use: 'point-count', reason: 'points' };
}
