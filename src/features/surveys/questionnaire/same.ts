import type { SheetNote } from '../understood.ts';
import type { AnswerTable } from './table.ts';

const WHO =
  /企業(?:番号|名|id|コード)|会員番号|整理番号|調査票番号|事業所(?:番号|名)|会社名|商号|回答者(?:番号|id)|^(?:no\.?|id|№)$/i;
/** From so many different ones on they are numbers of their own, and one that comes again is told. */
const NEARLY_ALL = 0.9;

/** Whoever seems to have answered twice: it is counted as it stands, and said of the row. */
export function sameTwice({ header, rows }: AnswerTable): SheetNote[] {
  return header.flatMap((label, at) => {
    if (!WHO.test(label.normalize('NFKC').trim())) return [];
    const given = rows.flatMap(({ number, cells }) =>
      cells[at] ? [{ row: number, who: cells[at] }] : [],
    );
    const seen = new Set<string>();
    const again = given.filter(({ who }) => seen.has(who) || !seen.add(who));
    if (seen.size < given.length * NEARLY_ALL) return [];
    return again.map(({ row, who }) => ({ row, what: 'sameTwice', text: `${label} ${who}` }));
  });
}
