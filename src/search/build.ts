/** The child process that builds one index: reads what is public, writes a folder, tells how many. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { SEARCH_KINDS, type SearchRecord } from '#features/entries/search-record.ts';
import { readingsOf } from '#features/search/readings.ts';
import { SOURCES } from '#features/search/sources.ts';
import { squash } from '#features/search/fold.ts';
import { openReader } from '#server/db.ts';
import { documentOf } from './document.ts';
import type { Told } from './folder.ts';
import { newestChange } from './freshness.ts';

/** Visitors come first. */
const NICE = 10;
/** What the browser never asks for: results come from the database. */
const LEFT_OUT = /^(?:fragment|playground)\/|ui\.|highlight/;
const SIGNATURE = 'pagefind_dcd';

setPriority(NICE);
const [dataDir = '', into = '', at = ''] = process.argv.slice(2);
const { records, change } = await collect(dataDir, new Date(at));
const files = await filesOf(records);
const entries: Record<string, string> = {};
for (const { path: name, content } of files) {
  if (name.startsWith('fragment/')) entries[idOf(name)] = keyOf(content);
  if (LEFT_OUT.test(name)) continue;
  const file = path.join(into, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (name.endsWith('.js')) {
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content));
  }
}
writeFileSync(path.join(into, 'words.json'), JSON.stringify(readings(records)));
writeFileSync(path.join(into, 'entries.json'), JSON.stringify(entries));
process.stdout.write(JSON.stringify({ entries: records.length, change } satisfies Told));

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
  const AT_ONCE = 200;
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const added = await Promise.all(
      all.slice(i, i + AT_ONCE).map((record) =>
        index.addHTMLFile({
          url: `${record.kind}:${record.id}`,
          content: documentOf(record, readingsOf),
        }),
      ),
    );
    const wrong = added.flatMap((one) => one.errors);
    if (wrong.length > 0) throw new Error(wrong.join(', '));
  }
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
  const text = gunzipSync(content).toString('utf8').slice(SIGNATURE.length);
  return (JSON.parse(text) as { url: string }).url.replace(/^\//, '');
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
