/**
 * Measures the built site on 1,000, 10,000 and 100,000 entries of each kind beside a bare `node:http` process and
 * prints figures, not verdicts: machines differ, and a timing is never a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { isBuilt, markBuilt } from '../../src/cli/build-stamp.ts';
import { measureMany } from './many.ts';
import { capture, measure, type Figures, type Target } from './measure.ts';
import { ask, pinned, START_OPTIONS, startNode, startSite, stop, type Site } from './processes.ts';
import { goalsOf, report, type FacetPass, type Result } from './report.ts';
import { CACHE, ensureSeeds, type Seed } from './seeds.ts';
import { measureStored } from './stored.ts';
import { keepSearchStill } from './still.ts';

const SIZES = [1_000, 10_000, 100_000];
const SHOPS_PER_PAGE = 24;
const say = (line: string) => process.stdout.write(`${line}\n`);

function build(): void {
  if (isBuilt()) return;
  say('Building the site …');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build'],
    { env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  markBuilt();
}

/** The directory, whose memory has a goal of its own. */
function directoryOf({ visible, slug }: Seed): Record<string, string> {
  return {
    list: '/shops',
    filtered: '/shops?category=eat&feature=parking&open=1',
    last: `/shops?page=${Math.ceil(visible / SHOPS_PER_PAGE)}`,
    detail: `/shops/${slug}`,
    // The name of a district: more than a page of results in every size.
    search: `/shops?q=${encodeURIComponent('大内')}`,
  };
}

function othersOf({ slugs }: Seed): Record<string, string> {
  return {
    home: '/',
    coupons: '/coupons',
    coupon: `/coupons/${slugs.coupon}`,
    jobs: '/jobs',
    job: `/jobs/${slugs.job}`,
    events: '/events',
    event: `/events/${slugs.event}`,
    products: '/products',
    product: `/products/${slugs.product}`,
  };
}

async function facetPass({ dataDir, shops }: Seed): Promise<FacetPass> {
  const script = ['tests/bench/facet-pass.ts', dataDir, String(shops)];
  return ask<FacetPass>(startNode('server', [...START_OPTIONS, ...script]), {});
}

/** Figures of the three sites and of the bare process. */
async function measurePages(
  seeds: readonly Seed[],
  sites: readonly Site[],
  pathsOf: (seed: Seed) => Record<string, string>,
): Promise<Result['pages']> {
  const targets: Target[] = seeds.map((seed, i) => ({
    name: String(seed.shops),
    port: sites[i]!.port,
    paths: pathsOf(seed),
  }));
  // One bare process stands for all: the pages of the three sizes have nearly the same length.
  const model = targets[1]!;
  const bare = startNode('server', ['tests/bench/bare.ts']);
  const loader = startNode('client', ['tests/bench/load.ts']);
  try {
    const port = await ask<number>(bare, await capture(model));
    const measured = await measure(loader, [...targets, { ...model, name: 'bare', port }], say);
    const pages: Record<string, Record<string, Figures>> = {};
    for (const [page, figures] of measured) pages[page] = Object.fromEntries(figures);
    return pages;
  } finally {
    await Promise.all([stop(bare), stop(loader)]);
  }
}

async function bench(): Promise<Result> {
  build();
  mkdirSync(CACHE, { recursive: true });
  const seeds = ensureSeeds(SIZES, say);
  for (const { dataDir } of seeds) await keepSearchStill(dataDir);
  const pass = await facetPass(seeds.at(-1)!);
  const stored = await measureStored(seeds[1]!, say);
  const many = await measureMany(seeds[1]!, say);
  // Half an hour may break off before its end.
  say(JSON.stringify({ pass, stored, many }));
  const sites: Site[] = [];
  try {
    for (const seed of seeds) sites.push(await startSite(seed.dataDir));
    const rss = () => Object.fromEntries(seeds.map(({ shops }, i) => [shops, sites[i]!.rss()]));
    const directory = await measurePages(seeds, sites, directoryOf);
    const rssOfDirectory = rss();
    const others = await measurePages(seeds, sites, othersOf);
    const startMs = Object.fromEntries(seeds.map(({ shops }, i) => [shops, sites[i]!.startMs]));
    return {
      at: new Date().toISOString(),
      node: process.version,
      cpu: cpus()[0]?.model ?? 'unknown processor',
      pinned,
      pages: { ...directory, ...others },
      rss: rssOfDirectory,
      rssOfAll: rss(),
      startMs,
      facetPass: pass,
      stored,
      many,
    };
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
  }
}

const result = await bench();
const file = path.join(CACHE, 'result.json');
writeFileSync(file, JSON.stringify({ ...result, goals: goalsOf(result) }, null, 2));
say(`\n${report(result)}\n\nAs JSON: ${file}`);
