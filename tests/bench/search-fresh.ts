/**
 * How long a change takes into the search's index, and what serving a page costs meanwhile, at 5,000,
 * 20,000 and 50,000 entries (a fifth of each kind); figures, not verdicts. Other numbers of shops are
 * given as arguments.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { databaseFile } from '#server/db.ts';
import { buildIfNeeded } from '../../src/cli/build.ts';
import { quantile } from './figures.ts';
import { startSite } from './processes.ts';
import { ensureSeeds, type Seed } from './seeds.ts';

const SHOPS = [1_000, 4_000, 10_000];
const EVERY_MS = 20;
const IDLE_MS = 5_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Search {
  builtAt: string | null;
  entries: number;
}

async function stateOf(url: string): Promise<Search> {
  return ((await (await fetch(`${url}/healthz`)).json()) as { search: Search }).search;
}

const versionOf = async (url: string): Promise<string> => {
  const current = await fetch(`${url}/pagefind/current.json`);
  return current.ok ? ((await current.json()) as { version: string }).version : '';
};

/** Asks for a page every 20 ms until `isDone`; milliseconds of each, a new address every time. */
async function askUntil(url: string, slug: string, isDone: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; !isDone(); n += 1) {
    const begun = performance.now();
    await (await fetch(`${url}/shops/${slug}?n=${n}`)).arrayBuffer();
    times.push(performance.now() - begun);
    await pause(EVERY_MS);
  }
  return times;
}

/** Changes a shop as another process would; seconds until an index with it is in force. */
async function refresh(url: string, seed: Seed): Promise<{ seconds: number; times: number[] }> {
  const before = await versionOf(url);
  const sqlite = new SqliteDatabase(databaseFile(seed.dataDir));
  const begun = performance.now();
  sqlite.prepare('update shop set summary = summary where slug = ?').run(seed.slug);
  sqlite
    .prepare("insert into change (tag, at) select 'shop:' || id, ? from shop where slug = ?")
    .run(new Date().toISOString(), seed.slug);
  sqlite.close();
  let isThere = false;
  const asking = askUntil(url, seed.slug, () => isThere);
  while ((await versionOf(url)) === before) await pause(100);
  isThere = true;
  return { seconds: (performance.now() - begun) / 1000, times: await asking };
}

buildIfNeeded(say);
const given = process.argv.slice(2).map(Number);
say('| entries | change to index | page p95, at rest | while building |\n|---|---|---|---|');
for (const seed of ensureSeeds(given.length > 0 ? given : SHOPS, say)) {
  rmSync(path.join(seed.dataDir, 'search'), { recursive: true, force: true });
  const site = await startSite(seed.dataDir, 64);
  const url = `http://localhost:${site.port}`;
  while ((await stateOf(url)).builtAt === null) await pause(500);
  const until = performance.now() + IDLE_MS;
  const rest = await askUntil(url, seed.slug, () => performance.now() > until);
  const { seconds, times } = await refresh(url, seed);
  const { entries } = await stateOf(url);
  await site.stop();
  const p95 = (some: number[]) => `${quantile(some, 0.95).toFixed(1)} ms`;
  say(`| ${entries} | ${seconds.toFixed(1)} s | ${p95(rest)} | ${p95(times)} |`);
}
