import type { SheetNote } from '../understood.ts';

/** A cell that is merged over several rows stands in the first of them: the others have what it says. */
export function carrier(notes: SheetNote[]) {
  const held = new Map<string, string>();
  return (what: string, cell: string, row: number): string => {
    const above = held.get(what);
    if (cell !== '') held.set(what, cell);
    else if (above !== undefined) notes.push({ row, what: 'carried', text: above });
    return cell || (above ?? '');
  };
}
