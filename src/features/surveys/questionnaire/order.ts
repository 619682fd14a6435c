/** Scales that are read from one end to the other, whatever was answered most. */
const SCALES = [
  ['とても満足', '満足', 'やや満足', 'どちらでもない', '普通', 'やや不満', '不満', 'とても不満'],
  ['大変満足', '満足', 'やや満足', 'ふつう', 'やや不満', '不満', '大変不満'],
  ['とても良い', '良い', '普通', '悪い', 'とても悪い'],
  ['よく利用する', 'ときどき利用する', 'あまり利用しない', '利用しない'],
  ['増えた', 'やや増えた', '変わらない', 'やや減った', '減った'],
];

const REST = /^(?:その他|そのほか|上記以外|わからない|特になし|使わない|無回答)/;

/**
 * Options as people expect them: numbers and bands by their size, a known scale from its one end to
 * the other, anything else by how often it was answered; その他 and the like at the end.
 */
export function inOrder(found: ReadonlyMap<string, number>): string[] {
  const rest = [...found.keys()].filter((option) => REST.test(option));
  const proper = [...found.keys()].filter((option) => !REST.test(option));
  const often = (a: string, b: string) => found.get(b)! - found.get(a)! || (a < b ? -1 : 1);
  const tail = rest.toSorted(
    (a, b) => Number(a === '無回答') - Number(b === '無回答') || often(a, b),
  );
  return [...(byScale(proper) ?? bySize(proper) ?? proper.toSorted(often)), ...tail];
}

function byScale(options: readonly string[]): string[] | undefined {
  const scale = SCALES.find((one) => options.length > 1 && options.every((o) => one.includes(o)));
  return scale?.filter((option) => options.includes(option));
}

/** By the first number in each, a band below it (未満, 以下) first. */
function bySize(options: readonly string[]): string[] | undefined {
  const sized = options.map((option) => ({ option, size: sizeOf(option) }));
  if (sized.some(({ size }) => size === undefined)) return undefined;
  return sized
    .toSorted((a, b) => a.size! - b.size! || (a.option < b.option ? -1 : 1))
    .map(({ option }) => option);
}

function sizeOf(option: string): number | undefined {
  const plain = option.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
  if (/^日帰り|^なし$|^0/.test(plain)) return 0;
  const match = /^[^\d]{0,3}(\d+(?:\.\d+)?)\s*(万)?/.exec(plain);
  if (!match) return undefined;
  const size = Number(match[1]) * (match[2] ? 10_000 : 1);
  const isBelow = /^[^\d]{0,3}[\d.]+\D{0,3}(?:未満|以下)/.test(plain);
  return isBelow ? size - 0.5 : size;
}
