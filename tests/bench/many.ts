/** Many kept pages at once: what they take of memory, and how reads fare while entries are edited. */
import SqliteDatabase from 'better-sqlite3';
import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { databaseFile } from '#server/db.ts';
import type { EditAnswer } from './editor.ts';
import { median } from './figures.ts';
import type { LoadAnswer } from './load.ts';
import { ask, startNode, startSite, stop, type Site } from './processes.ts';
import type { Seed } from './seeds.ts';

const PAGES = 20_000;
const AT_ONCE = 8;
const PAGE_CACHE_MB = 64;
const EDITS_A_SECOND = 20;
const EDITED = 200;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const CONNECTIONS = 64;
const BROTLI = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

export interface ManyFigures {
  /** Different detail pages that were asked for, and how many of a sample were kept. */
  pages: number;
  kept: number;
  /** MB (10^6 bytes) before and after, or null where the system does not tell. */
  rss: { before: number | null; after: number | null };
  /** Reads a second of a kept page, alone and beside the edits; medians of the rounds. */
  reads: { quiet: number; edited: number };
  edits: EditAnswer;
}

export async function measureMany(seed: Seed, say: (line: string) => void): Promise<ManyFigures> {
  const site = await startSite(seed.dataDir, PAGE_CACHE_MB);
  try {
    const paths = pathsOf(seed.dataDir);
    const before = site.rss();
    say(`Asking for ${paths.length} different pages …`);
    await askForAll(site, paths);
    const after = site.rss();
    const sample = paths.filter((_, i) => i % 100 === 0);
    const kept = (await askForAll(site, sample)).filter((from) => from === 'HIT').length;
    say('Reading beside edits …');
    const beside = await besideEdits(seed, site);
    return { pages: paths.length, kept: kept / sample.length, rss: { before, after }, ...beside };
  } finally {
    await site.stop();
  }
}

/** As many of shops as of products. */
function pathsOf(dataDir: string): string[] {
  const sqlite = new SqliteDatabase(databaseFile(dataDir), { readonly: true });
  const slugs = (room: string, sql: string) =>
    (
      sqlite
        .prepare(`${sql} limit ${PAGES / 2}`)
        .pluck()
        .all() as string[]
    ).map((slug) => `/${room}/${slug}`);
  const published = "where visibility = 'published' order by id";
  const paths = [
    ...slugs('shops', `select slug from shop ${published}`),
    ...slugs('products', `select slug from product ${published}`),
  ];
  sqlite.close();
  return paths;
}

/** Asks for every path, some at a time; answers where each came from. */
async function askForAll({ port }: Site, paths: readonly string[]): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const from: string[] = [];
  const rest = paths.values();
  const asker = async () => {
    for (const path of rest) {
      const request = get({ port, host: '127.0.0.1', path, agent, headers: BROTLI });
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      await answer.toArray();
      from.push(String(answer.headers['x-cache']));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  agent.destroy();
  return from;
}

async function besideEdits(
  { dataDir, slug }: Seed,
  { port }: Site,
): Promise<Pick<ManyFigures, 'reads' | 'edits'>> {
  const loader = startNode('client', ['tests/bench/load.ts']);
  const editor = startNode('client', ['tests/bench/editor.ts']);
  const path = `/shops/${slug}`;
  const read = async () => {
    const request = { port, path, headers: BROTLI, connections: CONNECTIONS, ms: ROUND_MS };
    const answer = await ask<LoadAnswer>(loader, request);
    if ('error' in answer) throw new Error(answer.error);
    return answer.latencies.length / answer.seconds;
  };
  const slugs = othersThan(dataDir, slug);
  const taken = { quiet: [] as number[], edited: [] as number[] };
  const edits: EditAnswer = { edits: 0, stale: 0 };
  try {
    await read();
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.quiet.push(await read());
      const request = { dataDir, port, slugs, perSecond: EDITS_A_SECOND, ms: ROUND_MS };
      const [told, reads] = await Promise.all([ask<EditAnswer>(editor, request), read()]);
      taken.edited.push(reads);
      edits.edits += told.edits;
      edits.stale += told.stale;
    }
  } finally {
    await Promise.all([stop(loader), stop(editor)]);
  }
  return { reads: { quiet: median(taken.quiet), edited: median(taken.edited) }, edits };
}

function othersThan(dataDir: string, slug: string): string[] {
  const sqlite = new SqliteDatabase(databaseFile(dataDir), { readonly: true });
  const slugs = sqlite
    .prepare(
      "select slug from shop where visibility = 'published' and slug <> ? order by id desc limit ?",
    )
    .pluck()
    .all(slug, EDITED) as string[];
  sqlite.close();
  return slugs;
}
