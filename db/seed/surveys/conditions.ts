import { random, type Random } from '../random.ts';

/** Invented firms that answer a quarter's survey: no figure of this is anybody's. */
export const DEMO_INDUSTRIES: [name: string, firms: number][] = [
  ['製造業', 22],
  ['建設業', 24],
  ['小売業', 27],
  ['サービス業', 25],
];
const FIRMS = DEMO_INDUSTRIES.reduce((sum, [, firms]) => sum + firms, 0);

const ITEMS = ['業況', '売上高', '収益', '資金繰り'] as const;
const WORDS: Record<(typeof ITEMS)[number], [up: string, down: string]> = {
  業況: ['好転', '悪化'],
  売上高: ['増加', '減少'],
  収益: ['増加', '減少'],
  資金繰り: ['好転', '悪化'],
};
/** The most frequent of each industry is the plan's own; the others are everyday ones. */
const PROBLEMS: Record<string, string[]> = {
  製造業: ['原材料の高騰', '人手不足', '設備の老朽化', '需要の停滞'],
  建設業: ['人手不足', '材料価格の上昇', '受注の減少', '後継者の不足'],
  小売業: ['仕入れ単価の上昇', '来店客の減少', '大型店との競争', '店舗の老朽化'],
  サービス業: ['経費増加', '人手不足', '利用者の減少', '価格転嫁の難しさ'],
};

/** The first days of the demo's quarters, up to the last that is over on `today`, oldest first. */
export function demoQuarters(today: string, n: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const last = year * 4 + Math.floor((month - 1) / 3) - 1;
  return Array.from({ length: n }, (_, i) => {
    const at = last - n + 1 + i;
    return `${Math.floor(at / 4)}-${String((at % 4) * 3 + 1).padStart(2, '0')}-01`;
  });
}

/** A quarter's sheet as it is counted: one row a firm, the same for the same quarter everywhere. */
export function conditionSheet(quarter: string): string[][] {
  const [year, month] = quarter.split('-').map(Number) as [number, number];
  const at = year * 4 + (month - 1) / 3;
  const source = random(at);
  const head = [
    '企業番号',
    '業種',
    ...ITEMS.map((item) => `${item}（前年同期比）`),
    ...ITEMS.map((item) => `${item} 来期見通し（前年同期比）`),
    '経営上の問題点',
  ];
  const industries = DEMO_INDUSTRIES.flatMap(([name, firms]) => Array<string>(firms).fill(name));
  const rows = Array.from({ length: FIRMS }, (_, i) => {
    const industry = industries[i]!;
    const mood = Math.sin(at / 2.4 + industries.indexOf(industry) / 30) * 0.12 - 0.1;
    return [
      String(i + 1),
      industry,
      ...ITEMS.map((item) => answer(source, item, mood)),
      ...ITEMS.map((item) => answer(source, item, mood + 0.04)),
      problemsOf(source, industry),
    ];
  });
  return [head, ...rows];
}

function answer(source: Random, item: (typeof ITEMS)[number], mood: number): string {
  if (source.chance(0.04)) return '無回答';
  const [up, down] = WORDS[item];
  const at = source.next();
  if (at < 0.25 + mood) return up;
  return at < 0.72 + mood * 0.5 ? '不変' : down;
}

function problemsOf(source: Random, industry: string): string {
  const named = PROBLEMS[industry]!.filter((_, i) => source.chance(0.62 - i * 0.12));
  return named.length > 0 ? named.join('\n') : '無回答';
}
