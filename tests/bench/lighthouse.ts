/**
 * `npm run lighthouse`: what Lighthouse says of ten templates in both languages on its slow phone, the
 * median of three runs each, as a table. Figures, not verdicts. Lighthouse itself is fetched when it is
 * asked for: it weighs more than everything else the tests need.
 */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { findChromium } from '../support/chromium.ts';
import { copyTemplate } from '../support/template.ts';
import { buildIfNeeded } from '../../src/cli/build.ts';
import { median } from './figures.ts';
import { startSite } from './processes.ts';
import { table } from './report.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 3;
const AGAIN = 3;
const ROOMS = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const GOALS: Scores = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const PATHS = [
  '/',
  '/shops',
  '/shops/kohi-hitsujigumo',
  '/coupons',
  '/jobs/yoiyami-hall',
  '/events',
  '/campaigns/christmas',
  '/products/minamo-no-tsuki-junmai',
  '/surveys/conditions-demo-2026-07',
  '/news',
];

type Scores = Record<(typeof ROOMS)[number], number>;

const run = promisify(execFile);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function scoresOf(url: string, chromium: string): Promise<Scores> {
  const { stdout } = await run(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--output=json',
      '--quiet',
      `--only-categories=${ROOMS.join(',')}`,
      // Entries of the demo town ask not to be listed by anyone.
      '--skip-audits=is-crawlable',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking',
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 1024 * 1024 },
  );
  const { categories } = JSON.parse(stdout) as {
    categories: Record<string, { score: number | null }>;
  };
  const entries = ROOMS.map((room) => [room, Math.round(100 * (categories[room]?.score ?? 0))]);
  return Object.fromEntries(entries) as Scores;
}

/** Now and then Chromium gives no trace, and Lighthouse asks for another run; said each time. */
async function measured(once: () => Promise<Scores>, again = AGAIN): Promise<Scores> {
  try {
    return await once();
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string };
    say(`  no result: ${stderr.trim().split('\n').at(-1)!}`);
    if (again === 0) throw new Error('Lighthouse gave no result');
    return measured(once, again - 1);
  }
}

const chromium = findChromium(say);
if (!chromium) throw new Error('Lighthouse needs Chromium: set CHROMIUM to the path of one.');
buildIfNeeded(say);
const dataDir = await copyTemplate('lighthouse');
const site = await startSite(dataDir, 64);
const rows: string[][] = [];
try {
  for (const path of PATHS.flatMap((one) => [one, one === '/' ? '/en' : `/en${one}`])) {
    const runs: Scores[] = [];
    const url = `http://localhost:${site.port}${path}`;
    for (let i = 0; i < RUNS; i += 1) runs.push(await measured(() => scoresOf(url, chromium)));
    const scores = ROOMS.map((room) => [room, median(runs.map((one) => one[room]))] as const);
    const isMet = scores.every(([room, score]) => score >= GOALS[room]);
    rows.push([path, ...scores.map(([, score]) => String(score)), isMet ? 'met' : 'NOT MET']);
    say(rows.at(-1)!.join('  '));
  }
} finally {
  await site.stop();
  rmSync(dataDir, { recursive: true });
}
say(`\n${table([['page', ...ROOMS, ''], ...rows])}`);
