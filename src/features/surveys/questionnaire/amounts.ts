/** Digits, with commas only where thousands have them. */
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const UNIT = /\s*(?:円|人|回|個|歳|才|日|分|時間|台|点|年|%|km)$/;

/** A number as people answer with one, with its unit; undefined where a cell says anything else. */
export function amountIn(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim().replace(UNIT, '');
  return AMOUNT.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

const plain = new Intl.NumberFormat('ja-JP', { useGrouping: 'min2', maximumFractionDigits: 10 });
export const amountText = (n: number) => plain.format(n);

/** As many different numbers as are told one by one. */
const MOST_ALONE = 12;
const MOST_BANDS = 8;
/** What lies beyond is told together: it could tell of a single person. */
const NEARLY_ALL = 0.95;

/** How numbers are told: each by itself where there are few, otherwise by bands of the same width. */
export function bandsOf(amounts: readonly number[]): (n: number) => string {
  if (new Set(amounts).size <= MOST_ALONE) return amountText;
  const inOrder = amounts.toSorted((a, b) => a - b);
  const high = inOrder[Math.floor((inOrder.length - 1) * NEARLY_ALL)]!;
  const step = stepFor((high - inOrder[0]!) / MOST_BANDS);
  const first = Math.floor(inOrder[0]! / step);
  const last = Math.min(Math.floor(high / step), first + MOST_BANDS);
  const isWhole = step >= 1 && amounts.every(Number.isInteger);
  return (n) => {
    const at = Math.floor(n / step);
    const from = amountText(Math.min(at, last) * step);
    if (at >= last) return `${from}以上`;
    const until = (at + 1) * step;
    return isWhole ? `${from}〜${amountText(until - 1)}` : `${from}以上${amountText(until)}未満`;
  };
}

/** 1, 2 or 5, or one of them with zeros. */
function stepFor(width: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(width, 1e-6)));
  return power * ([1, 2, 5, 10].find((n) => n * power >= width) ?? 10);
}

/** Ages by decades, as they are asked in most questionnaires; what is no number stays as it is. */
export function decadeOf(cell: string): string {
  const age = amountIn(cell);
  if (age === undefined) return cell;
  if (age < 10) return '10歳未満';
  return age < 80 ? `${Math.floor(age / 10) * 10}代` : '80歳以上';
}
