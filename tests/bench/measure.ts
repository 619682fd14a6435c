import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { BarePage } from './bare.ts';
import { median, quantile } from './figures.ts';
import type { LoadAnswer, LoadRequest } from './load.ts';
import { ask } from './processes.ts';

/** One connection tells the latency, several the throughput. */
const CONNECTIONS = 8;
const ROUNDS = 5;
const WARM_UP_MS = 1_500;
const ROUND_MS = 600;

/** Headers that Node writes itself. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'date'];

/** Something that answers, and the paths to ask it for, by the name of the page. */
export interface Target {
  name: string;
  port: number;
  paths: Record<string, string>;
}

export interface Figures {
  /** Requests a second over several connections; median of the rounds. */
  perSecond: number;
  /** Milliseconds over one connection: median of the rounds' medians, and of all answers together. */
  p50: number;
  p99: number;
}

type Samples = Record<'perSecond' | 'p50', number[]> & { latencies: number[] };

/** Figures by page and by target; the targets take turns within every round. */
export async function measure(
  loader: ChildProcess,
  targets: readonly Target[],
  say: (line: string) => void,
): Promise<Map<string, Map<string, Figures>>> {
  const pages = Object.keys(targets[0]!.paths);
  say('Warming up …');
  for (const target of targets) {
    for (const page of pages) await load(loader, target, page, CONNECTIONS, WARM_UP_MS);
  }
  const samples = new Map<string, Samples>();
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`Round ${round + 1} of ${ROUNDS} …`);
    for (const page of pages) {
      // Another one is first in every round.
      const first = round % targets.length;
      for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
        const key = `${page}\n${target.name}`;
        const taken = samples.get(key) ?? { perSecond: [], p50: [], latencies: [] };
        await sample(loader, target, page, taken);
        samples.set(key, taken);
      }
    }
  }
  return new Map(
    pages.map((page) => [
      page,
      new Map(targets.map(({ name }) => [name, figuresOf(samples.get(`${page}\n${name}`)!)])),
    ]),
  );
}

/** What the bare process is to send: each page as the site answered it. */
export function capture({ port, paths }: Target): Promise<BarePage[]> {
  return Promise.all(Object.values(paths).map((path) => captureOne(port, path)));
}

/** An answer as it came over the wire, compressed or not. */
export async function captureOne(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<BarePage> {
  const request = get({ port, host: '127.0.0.1', path, headers });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await answer.toArray());
  const kept = Object.entries(answer.headers as Record<string, string>).filter(
    ([name]) => !OF_THE_CONNECTION.includes(name),
  );
  return {
    path,
    status: answer.statusCode!,
    headers: Object.fromEntries(
      answer.statusCode === 200 ? [...kept, ['content-length', String(body.length)]] : kept,
    ),
    body: body.toString('base64'),
  };
}

async function sample(
  loader: ChildProcess,
  target: Target,
  page: string,
  taken: Samples,
): Promise<void> {
  const alone = await load(loader, target, page, 1, ROUND_MS);
  const busy = await load(loader, target, page, CONNECTIONS, ROUND_MS);
  taken.p50.push(median(alone.latencies));
  taken.latencies.push(...alone.latencies);
  taken.perSecond.push(busy.latencies.length / busy.seconds);
}

function figuresOf({ perSecond, p50, latencies }: Samples): Figures {
  return { perSecond: median(perSecond), p50: median(p50), p99: quantile(latencies, 0.99) };
}

async function load(
  loader: ChildProcess,
  { port, paths }: Target,
  page: string,
  connections: number,
  ms: number,
): Promise<Exclude<LoadAnswer, { error: string }>> {
  const request: LoadRequest = { port, path: paths[page]!, connections, ms };
  const answer = await ask<LoadAnswer>(loader, request);
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}
