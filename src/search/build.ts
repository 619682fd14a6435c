/** The child process that builds one index: reads what is public, writes a folder, tells how many. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { SEARCH_KINDS, type SearchRecord } from '#features/entries/search-record.ts';
import type { Entries } from '#features/search/index-entries.ts';
import { packNames } from '#features/search/names.ts';
import { readingsOf } from '#features/search/readings.ts';
import { SOURCES } from '#features/search/sources.ts';
import { squash } from '#features/search/fold.ts';
import { openReader } from '#server/db.ts';
import { documentOf } from './document.ts';
import type { Told } from './folder.ts';
import { newestChange } from './freshness.ts';

/** Visitors come first. */
const NICE = 19;
/** What the browser never asks for: results come from the database. */
const LEFT_OUT = /^(?:fragment|playground)\/|ui\.|highlight/;
/** The address stands at the beginning of a page's file, packed. */
const BEGINS = 400;
const ADDRESS = /^pagefind_dcd\{"url":"\/?([a-z]+:\d+)"/;
/** Pages on their way to Pagefind, so that it never waits for the next one to be written. */
const UNDER_WAY = 300;

/** The last seventh of a file's size would cost a second more of every build. */
const QUALITY = 9;

/** Names a phone can load and look through; shops come first. */
const MOST_NAMED = 10_000;

stepBack();
// Nobody waits for an index whose server is gone.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.channel?.unref();
const [dataDir = '', into = '', at = ''] = process.argv.slice(2);
const { records, change } = await collect(dataDir, new Date(at));
const files = await filesOf(records);
const keys: Record<string, string> = {};
for (const { path: name, content } of files) {
  if (name.startsWith('fragment/')) keys[idOf(name)] = keyOf(content);
  if (LEFT_OUT.test(name)) continue;
  const file = path.join(into, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (name.endsWith('.js')) writePacked(file, content);
  else writeFileSync(file, content);
}
const named = records.slice(0, MOST_NAMED);
writePacked(path.join(into, 'names.json'), Buffer.from(JSON.stringify(packNames(named))));
writeFileSync(path.join(into, 'words.json'), JSON.stringify(readings(records)));
const entries: Entries = { change, keys, named: named.map(({ kind, id }) => `${kind}:${id}`) };
writeFileSync(path.join(into, 'entries.json'), JSON.stringify(entries));
process.stdout.write(JSON.stringify({ entries: records.length, change } satisfies Told));

/** Lets everything else go first; on Linux each thread has a priority of its own. */
function stepBack(): void {
  setPriority(NICE);
  const threads = '/proc/self/task';
  if (existsSync(threads)) for (const id of readdirSync(threads)) setPriority(Number(id), NICE);
}

function writePacked(file: string, content: Uint8Array): void {
  writeFileSync(file, content);
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(content));
}

async function collect(dir: string, moment: Date) {
  const { read, close: done } = openReader(dir);
  // Before the records: what changes meanwhile is newer.
  const newest = await newestChange(read);
  const all: SearchRecord[] = [];
  for (const kind of SEARCH_KINDS) all.push(...(await SOURCES[kind](read, moment)));
  await done();
  return { records: all, change: newest };
}

async function filesOf(all: SearchRecord[]): Promise<{ path: string; content: Uint8Array }[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(errors.join(', '));
  const underWay: ReturnType<typeof index.addHTMLFile>[] = [];
  const done = async () => {
    const { errors: wrong } = (await underWay.shift())!;
    if (wrong.length > 0) throw new Error(wrong.join(', '));
  };
  for (const record of all) {
    const page = {
      url: `${record.kind}:${record.id}`,
      content: documentOf(record, readingsOf),
    };
    underWay.push(index.addHTMLFile(page));
    if (underWay.length >= UNDER_WAY) await done();
  }
  while (underWay.length > 0) await done();
  const made = await index.getFiles();
  await close();
  if (made.errors.length > 0) throw new Error(made.errors.join(', '));
  return made.files;
}

/** How a result names its page: the fragment's file name without its ending. */
function idOf(name: string): string {
  return path.basename(name).replace(/\.pf_fragment$/, '');
}

function keyOf(content: Uint8Array): string {
  const part = gunzipSync(content.subarray(0, BEGINS), { finishFlush: constants.Z_SYNC_FLUSH });
  const [, key] = ADDRESS.exec(part.toString('utf8')) ?? [];
  if (key === undefined) throw new Error('A page of the index does not say its address');
  return key;
}

/** What a misspelt word may have meant: names, readings and words in kana, the most common first. */
function readings(all: SearchRecord[]): string[] {
  const words = all.flatMap(({ kana, name, terms }) => [
    ...(kana === null ? [] : [kana, ...kana.split(/\s+/)]),
    ...[name, ...terms].flatMap((text) => [text, ...readingsOf(text)].flatMap(kanaIn)),
  ]);
  const byForm = Map.groupBy(words, squash);
  return [...byForm]
    .filter(([form]) => form.length >= 3)
    .sort((a, b) => b[1].length - a[1].length)
    .map(([, written]) => written[0]!);
}

function kanaIn(text: string): string[] {
  return text.match(/[ぁ-ゖァ-ヶー]{3,}/g) ?? [];
}
