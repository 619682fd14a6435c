/**
 * How long the search's index takes to build and a question to be answered in a real Chromium, at
 * 1,000, 10,000 and 50,000 shops; figures, not verdicts. Other sizes are given as arguments.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { buildIfNeeded } from '../../src/cli/build.ts';
import { median, quantile } from './figures.ts';
import { NOON, startNode, startSite } from './processes.ts';
import { CACHE, ensureSeeds, type Seed } from './seeds.ts';

const SIZES = [1_000, 10_000, 50_000];
const QUESTIONS = ['湯田 カフェ', 'ちょこれーと', 'ゆだおんせん', 'coffee', '大内', 'ﾗｰﾒﾝ'];
const say = (line: string) => process.stdout.write(`${line}\n`);

async function build({ dataDir }: Seed): Promise<{ seconds: number; kb: number }> {
  const into = mkdtempSync(path.join(CACHE, 'index-'));
  const begun = performance.now();
  const child = startNode('server', ['src/search/build.ts', dataDir, into, NOON]);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The index could not be built');
  const seconds = (performance.now() - begun) / 1000;
  const files = readdirSync(into, { recursive: true }).map((name) => path.join(into, String(name)));
  const kb = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
  rmSync(into, { recursive: true });
  return { seconds, kb };
}

/** Milliseconds from typing to the last answer, for each question. */
async function questions(page: Page, url: string): Promise<number[]> {
  await page.goto(`${url}/search`);
  const box = page.locator('main input[type=search]');
  const root = page.locator('[data-search]');
  const times: number[] = [];
  for (const q of ['山口', ...QUESTIONS, ...QUESTIONS.map((one) => `${one} 店`)]) {
    const begun = performance.now();
    await box.fill(q);
    await root.and(page.locator(`[data-answered="${q}"]`)).waitFor();
    times.push(performance.now() - begun);
  }
  // The first loads the index.
  return times.slice(1);
}

async function indexed(url: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${url}/healthz`)).json()) as {
      search: { builtAt: unknown };
    };
    if (health.search.builtAt !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

buildIfNeeded(say);
mkdirSync(CACHE, { recursive: true });
const given = process.argv.slice(2).map(Number);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
say('| shops | build | index | question, median | p95 |\n|---|---|---|---|---|');
for (const seed of ensureSeeds(given.length > 0 ? given : SIZES, say)) {
  const { seconds, kb } = await build(seed);
  const site = await startSite(seed.dataDir, 64);
  const url = `http://localhost:${site.port}`;
  await indexed(url);
  const page = await browser.newPage();
  const times = await questions(page, url);
  await page.close();
  await site.stop();
  const ms = (n: number) => `${Math.round(n)} ms`;
  say(
    `| ${seed.shops} | ${seconds.toFixed(1)} s | ${Math.round(kb)} KB | ${ms(median(times))} | ${ms(quantile(times, 0.95))} |`,
  );
}
await browser.close();
