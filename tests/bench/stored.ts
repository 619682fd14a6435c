/** A page the front has in memory, in every form, beside a bare process that sends the same bytes. */
import type { ChildProcess } from 'node:child_process';
import { median, quantile } from './figures.ts';
import type { LoadAnswer, LoadRequest } from './load.ts';
import { captureOne } from './measure.ts';
import { ask, startNode, startSite, stop } from './processes.ts';
import type { Seed } from './seeds.ts';

const ROUNDS = 15;
const ROUND_MS = 3_000;
const CONNECTIONS = 64;
const PAGE_CACHE_MB = 64;

/** One form of the page: the site's figure as a share of the bare process's, round by round. */
export interface StoredFigure {
  form: string;
  /** Requests a second, medians. */
  site: number;
  bare: number;
  /** Of the rounds' ratios. */
  ratio: { median: number; low: number; high: number };
  /** 99th percentile of the latency at 64 connections in milliseconds, medians. */
  p99: { site: number; bare: number };
}

type Sample = Record<'perSecond' | 'p99', number>;

export async function measureStored(
  { dataDir, slug }: Seed,
  say: (line: string) => void,
): Promise<StoredFigure[]> {
  const path = `/shops/${slug}`;
  const site = await startSite(dataDir, PAGE_CACHE_MB);
  const bare = startNode('server', ['tests/bench/bare.ts']);
  const loader = startNode('client', ['tests/bench/load.ts']);
  try {
    const forms = await formsOf(site.port, path);
    const pages = await Promise.all(
      Object.entries(forms).map(async ([form, headers]) => ({
        ...(await captureOne(site.port, path, headers)),
        path: `/${form}`,
      })),
    );
    const barePort = await ask<number>(bare, pages);
    const figures: StoredFigure[] = [];
    for (const [form, headers] of Object.entries(forms)) {
      say(`A kept page, ${form} …`);
      const targets = [
        { port: site.port, path, headers },
        { port: barePort, path: `/${form}`, headers },
      ];
      figures.push({ form, ...(await compare(loader, targets)) });
    }
    return figures;
  } finally {
    await Promise.all([site.stop(), stop(bare), stop(loader)]);
  }
}

/** The headers that ask for each form. */
async function formsOf(
  port: number,
  path: string,
): Promise<Record<string, Record<string, string>>> {
  const { headers } = await captureOne(port, path);
  return {
    identity: { 'Accept-Encoding': 'identity' },
    gzip: { 'Accept-Encoding': 'gzip' },
    br: { 'Accept-Encoding': 'gzip, deflate, br, zstd' },
    304: { 'If-None-Match': headers['etag']! },
  };
}

/** The two take turns, and who is first changes with every round. */
async function compare(
  loader: ChildProcess,
  targets: Omit<LoadRequest, 'connections' | 'ms'>[],
): Promise<Omit<StoredFigure, 'form'>> {
  const taken: Sample[][] = targets.map(() => []);
  for (const target of targets) await load(loader, target);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const i of order) taken[i]!.push(await load(loader, targets[i]!));
  }
  const [site, bare] = taken as [Sample[], Sample[]];
  const ratios = site.map(({ perSecond }, i) => perSecond / bare[i]!.perSecond);
  const of = (samples: Sample[], what: keyof Sample) => median(samples.map((one) => one[what]));
  return {
    site: of(site, 'perSecond'),
    bare: of(bare, 'perSecond'),
    ratio: { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) },
    p99: { site: of(site, 'p99'), bare: of(bare, 'p99') },
  };
}

async function load(
  loader: ChildProcess,
  target: Omit<LoadRequest, 'connections' | 'ms'>,
): Promise<Sample> {
  const answer = await ask<LoadAnswer>(loader, {
    ...target,
    connections: CONNECTIONS,
    ms: ROUND_MS,
  });
  if ('error' in answer) throw new Error(answer.error);
  const { latencies, seconds } = answer;
  return { perSecond: latencies.length / seconds, p99: quantile(latencies, 0.99) };
}
