import type { AnswerTable } from '../questionnaire/table.ts';

const ANSWERS = [
  ['増加', /^(?:増|好転|良|改善|上昇)/],
  ['不変', /^(?:不変|横ばい|同じ|変わら)/],
  ['減少', /^(?:減|悪|低下|下降)/],
  ['無回答', /^(?:無回答|未回答|不明)/],
] as const;
const isCount = (cell: string) => /^[\d,]*$/.test(cell.normalize('NFKC'));

/** Counted answers that stand side by side under the heading of their item, as a row for each item. */
export function spread(table: AnswerTable): AnswerTable {
  const parts = table.header.flatMap((label, at) => {
    const found = /^(.+)\s(\S+)$/.exec(label.replace(/（\d+）$/, ''));
    const place = ANSWERS.findIndex(([, name]) => name.test(found?.[2] ?? ''));
    const isCounted = place >= 0 && table.rows.every(({ cells }) => isCount(cells[at] ?? ''));
    return isCounted ? [{ at, item: found![1]!, place }] : [];
  });
  const items = [...Map.groupBy(parts, ({ item }) => item)].filter(([, own]) => own.length > 2);
  if (items.length === 0) return table;
  const away = new Set(items.flatMap(([, own]) => own.map(({ at }) => at)));
  const others = table.header.flatMap((_, at) => (away.has(at) ? [] : [at]));
  return {
    ...table,
    header: [...others.map((at) => table.header[at]!), '項目', ...ANSWERS.map(([name]) => name)],
    rows: table.rows.flatMap(({ number, cells }) =>
      items.map(([item, own]) => ({
        number,
        cells: [
          ...others.map((at) => cells[at] ?? ''),
          item,
          ...ANSWERS.map((_, i) => cells[own.find(({ place }) => place === i)?.at ?? -1] ?? ''),
        ],
      })),
    ),
  };
}
