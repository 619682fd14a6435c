import type { AnswerTable } from './table.ts';
import type { SheetNote } from '../understood.ts';

const LEGEND = /[（(［[]\s*(\d{1,2}\s*[=:：.．、)）]\s*[^\d\s].*?)[）)］\]]?\s*$/;
const ONE = /(\d{1,2})\s*[=:：.．、)）]\s*([^\d\s,，、;；/／・][^\d,，;；/／]*)/g;

/** What numbers mean where a heading says it: 性別（1=男 2=女）. */
export function legendIn(label: string): { label: string; meanings: Map<string, string> } | null {
  const found = LEGEND.exec(label.normalize('NFKC'));
  if (!found) return null;
  const meanings = new Map(
    [...found[1]!.matchAll(ONE)].map(([, code, word]) => [code!, word!.replace(/[\s、)]+$/, '')]),
  );
  const name = label.normalize('NFKC').slice(0, found.index).trim();
  return meanings.size > 1 && name !== '' ? { label: name, meanings } : null;
}

const CODES = /^\d{1,2}(?:\s*[,、;/・\n]\s*\d{1,2})*$/;

/** Cells of codes in words, wherever the heading over them says what the codes mean. */
export function decoded<T extends AnswerTable>(table: T): { table: T; notes: SheetNote[] } {
  const legends = table.header.map(legendIn);
  if (legends.every((legend) => legend === null)) return { table, notes: [] };
  const wordsOf = (cell: string, at: number) => {
    const meanings = legends[at]?.meanings;
    const text = cell.normalize('NFKC').trim();
    if (!meanings || !CODES.test(text)) return cell;
    const codes = text.split(/\s*[,、;/・\n]\s*/);
    return codes.map((code) => meanings.get(String(Number(code))) ?? code).join('\n');
  };
  return {
    table: {
      ...table,
      header: table.header.map((label, at) => legends[at]?.label ?? label),
      rows: table.rows.map(({ number, cells }) => ({ number, cells: cells.map(wordsOf) })),
    },
    notes: legends.flatMap((legend) =>
      legend
        ? [
            {
              row: null,
              what: 'decoded',
              text: `${legend.label}\n${[...legend.meanings].map(([code, word]) => `${code}=${word}`).join('、')}`,
            },
          ]
        : [],
    ),
  };
}

/** Nothing but small numbers that stand for something. */
export const isCode = (answer: string) => /^\d{1,2}$/.test(answer.normalize('NFKC'));
