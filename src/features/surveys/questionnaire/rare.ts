import type { SheetColumn } from './columns.ts';

/** From this many respondents on, what only one of them answered is not taken for an option. */
const MANY = 30;
const OTHER = 'その他';

/**
 * An answer one respondent alone gave was written freely, and what was written freely is not
 * published as it stands. A number or a band of numbers tells nothing more than its place does.
 */
export function foldRare(given: string[][], { use }: SheetColumn) {
  const once = tallyOf(given);
  const isRare = (answer: string) => once.get(answer) === 1 && !isSize(answer);
  const foldedAway =
    use === 'number' || given.length < MANY ? [] : [...once.keys()].filter(isRare).toSorted();
  if (foldedAway.length === 0) return { answers: given, found: once, foldedAway };
  const away = new Set(foldedAway);
  const answers = given.map((all) => [
    ...new Set(all.map((answer) => (away.has(answer) ? OTHER : answer))),
  ]);
  return { answers, found: tallyOf(answers), foldedAway };
}

/** A number, or a band of numbers with its units. */
const isSize = (answer: string) =>
  /^(?=.*\d)[約満]?(?:[\d.,\s〜~～–-]|から|以上|以下|未満|以内|超|程度|[万千百円人回分時間年代歳日週月泊台点度%km])+$/.test(
    answer.normalize('NFKC').trim(),
  );

/** How often each answer was given. */
export function tallyOf(answers: readonly string[][]): Map<string, number> {
  const found = new Map<string, number>();
  for (const given of answers)
    for (const answer of given) found.set(answer, (found.get(answer) ?? 0) + 1);
  return found;
}
