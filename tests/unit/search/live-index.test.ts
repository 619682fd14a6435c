import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { fold } from '#features/search/fold.ts';
import { phraseOf } from '#features/search/tokens.ts';
import { recordsFound } from '#features/search/found.ts';
import type { Entries } from '#features/search/index-entries.ts';
import { unpackNames, type PackedNames } from '#features/search/names.ts';
import { withdrawnFrom } from '#features/search/withdrawn.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import type { Audience } from '#features/surveys/schema.ts';
import { ChangeFeed } from '#server/changes.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { readCurrent } from '#search/folder.ts';
import { isFresh } from '#search/freshness.ts';
import { LiveIndex } from '#search/live-index.ts';
import { emptyDatabase, townDatabase } from '../../support/database.ts';
import { NOW } from '../../support/paths.ts';
import { tellChange } from '../../support/rows.ts';
import { bring, complete } from '../../support/surveys.ts';

vi.setConfig({ testTimeout: 120_000 });
log.level = 'silent';
setNow(new Date(NOW));

/** Everything an index's files say, unpacked. */
function contentOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => {
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1');
    })
    .join('\n');
}

const HIDDEN = '𓅓蜃鱻';
/** As it stands in a file read byte by byte. */
const plain = (text: string) => Buffer.from(text).toString('latin1');
const spelt = (text: string) => phraseOf(fold(text)).exact;

/** A report whose every word would be found. */
async function publishFor(store: Store, audience: Audience, visibleFrom: Date | null = null) {
  const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 ? '蜃鱻男' : '蜃鱻女'}\t蜃鱻足`);
  const pasted = ['性別\t蜃鱻度', ...rows].join('\n');
  const id = await bring(store, { name: `蜃鱻${audience}`, kind: 'questionnaire' }, { pasted });
  await complete(store, id, { finding: '蜃鱻でした。' });
  const publication = { visibleFrom, audience, reason: null };
  const outcome = await store.write((tx) =>
    publishReport(tx, id, publication, '職員', new Date(NOW)),
  );
  expect(outcome).toBe('published');
}

test('what is hidden, expired, for members, before its minute or a draft is in no file of the index; what is public is', async () => {
  const { dataDir, store } = await townDatabase();
  const shops = await store.read
    .selectFrom('shop')
    .select(['id', 'name'])
    .where('visibility', '=', 'published')
    .orderBy('id')
    .limit(4)
    .execute();
  await store.write(async (tx) => {
    const change = (i: number, values: object) =>
      tx.updateTable('shop').set(values).where('id', '=', shops[i]!.id).execute();
    await change(0, { name: '蜃鱻隠', visibility: 'hidden' });
    await change(1, { name: '蜃鱻終', publish_until: '2020-01-01T00:00:00.000Z' });
    await change(2, { name: '蜃鱻未', publish_from: '2099-01-01T00:00:00.000Z' });
    await change(3, { name: '蘿龘見' });
    await tx.updateTable('coupon').set({ title: '蜃鱻券', visibility: 'hidden' }).execute();
    await tx.updateTable('revision').set({ remark: HIDDEN }).execute();
  });
  await publishFor(store, 'members');
  await publishFor(store, 'concerned');
  await publishFor(store, 'public', new Date('2099-01-01T00:00:00.000Z'));
  // Two processes on one database build at once, and both come out whole.
  const both = [new LiveIndex(store, dataDir), new LiveIndex(store, dataDir)];
  await Promise.all(both.map((index) => index.build()));
  for (const index of both) {
    expect(index.state().failed).toBe(false);
    const { version, entries } = index.current!;
    const content = contentOf(path.join(index.folder, version));
    expect(entries).toBeGreaterThan(100);
    for (const pair of spelt('蘿龘')) expect(content).toContain(pair);
    for (const pair of spelt('蜃鱻')) expect(content).not.toContain(pair);
    expect(content).toContain(plain('蘿龘'));
    expect(content).not.toContain(plain('蜃鱻'));
    index.stop();
  }
  const inForce = readCurrent(both[0]!.folder);
  expect(both.map(({ current }) => current)).toContainEqual(inForce);
});

test('a result that has gone since is not shown, whatever the index still holds', async () => {
  const { dataDir, store } = await townDatabase();
  const index = new LiveIndex(store, dataDir);
  await index.build();
  const { version } = index.current!;
  const file = path.join(index.folder, version, 'entries.json');
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as Entries;
  const [id, key] = Object.entries(keys).find(([, value]) => value.startsWith('shop:'))!;
  const params = new URLSearchParams({ v: version, ids: `${id}.nope.__proto__` });
  const found = () => recordsFound(store.read, dataDir, params, new Date(NOW));
  expect((await found())?.map((record) => `${record.kind}:${record.id}`)).toEqual([key]);
  await store.write((tx) =>
    tx
      .updateTable('shop')
      .set({ visibility: 'hidden' })
      .where('id', '=', Number(key.slice(5)))
      .execute(),
  );
  expect(await found()).toEqual([]);
  expect(await recordsFound(store.read, dataDir, new URLSearchParams('v=../x'), new Date())).toBe(
    undefined,
  );
  index.stop();
});

test('of the names of an index those are withdrawn that are no longer public or have changed since', async () => {
  const { dataDir, store } = await townDatabase();
  const index = new LiveIndex(store, dataDir);
  await index.build();
  index.stop();
  const { version } = index.current!;
  const read = (name: string) => readFileSync(path.join(index.folder, version, name), 'utf8');
  const { named } = JSON.parse(read('entries.json')) as Entries;
  const names = unpackNames(JSON.parse(read('names.json')) as PackedNames);
  expect(names).toHaveLength(index.current!.entries);
  const withdrawn = async (at = new Date(NOW)) =>
    (await withdrawnFrom(store.read, dataDir, version, at))?.map((place) => named[place]);
  expect(await withdrawn()).toEqual([]);
  const coupons = await store.read
    .selectFrom('coupon')
    .select(['id', 'shop_id'])
    .where(
      'id',
      'in',
      named.filter((key) => key.startsWith('coupon:')).map((key) => Number(key.slice(7))),
    )
    .execute();
  const gone = coupons[0]!.shop_id;
  const kept = coupons.find(({ shop_id }) => shop_id !== gone)!;
  await store.write((tx) =>
    tx.updateTable('shop').set({ visibility: 'hidden' }).where('id', '=', gone).execute(),
  );
  tellChange(dataDir, `coupon:${kept.id}`);
  const said = await withdrawn();
  expect(said).toContain(`shop:${gone}`);
  expect(said, 'what a hidden shop offers').toContain(`coupon:${coupons[0]!.id}`);
  expect(said, 'what has changed').toContain(`coupon:${kept.id}`);
  expect(said).not.toContain(`shop:${kept.shop_id}`);
  const ended = (await withdrawn(new Date('2099-01-01T00:00:00.000Z')))!;
  expect(coupons.map(({ id }) => `coupon:${id}`).filter((key) => !ended.includes(key))).toEqual([]);
  for (const unknown of [null, 'nope', '../x'])
    expect(await withdrawnFrom(store.read, dataDir, unknown, new Date(NOW))).toBeUndefined();
});

test('what has changed since the index was built is found as it is now, and no longer as it was', async () => {
  const { dataDir, store } = await townDatabase();
  const index = new LiveIndex(store, dataDir);
  await index.build();
  index.stop();
  const { version } = index.current!;
  const text = readFileSync(path.join(index.folder, version, 'entries.json'), 'utf8');
  const [id, key] = Object.entries((JSON.parse(text) as Entries).keys).find(([, value]) =>
    value.startsWith('shop:'),
  )!;
  const found = async (q: string, more: Record<string, string> = {}) => {
    const params = new URLSearchParams({ v: version, ids: id, q, ...more });
    const records = await recordsFound(store.read, dataDir, params, new Date(NOW));
    return records?.map(({ name }) => name);
  };
  const [before] = (await found(''))!;
  await store.write((tx) =>
    tx
      .updateTable('shop')
      .set({ name: '蘿龘の店' })
      .where('id', '=', Number(key.slice(5)))
      .execute(),
  );
  tellChange(dataDir, key);
  expect(await found('蘿龘')).toEqual(['蘿龘の店']);
  expect(await found('蘿龘', { kind: 'event' })).toEqual([]);
  expect(await found(before!)).toEqual([]);
});

/** A builder for tests: does what `code` says with the folder it is to fill. */
function builder(dataDir: string, code: string): string {
  const file = path.join(dataDir, 'builder.mjs');
  writeFileSync(file, `import fs from 'node:fs'; const [, , data, into] = process.argv; ${code}`);
  return file;
}

const GOOD = `fs.writeFileSync(into + '/pagefind.js', '');
  process.stdout.write('{"entries":7,"change":0}');`;
const CRASH = "fs.writeFileSync(into + '/pagefind.js', ''); process.kill(process.pid, 'SIGKILL')";

test('a builder that dies midway leaves the last good index, and nothing of its own', async () => {
  const { dataDir, store } = await emptyDatabase();
  const good = new LiveIndex(store, dataDir, { build: builder(dataDir, GOOD) });
  await good.build();
  const before = good.current!;
  good.stop();
  const index = new LiveIndex(store, dataDir, { build: builder(dataDir, CRASH) });
  await index.build();
  expect(index.current).toEqual(before);
  expect(index.state()).toMatchObject({ failed: true, entries: 7 });
  expect(readdirSync(index.folder).sort()).toEqual(['current.json', before.version].sort());
  index.stop();
});

test('what a process that died left behind goes at the next start', async () => {
  const { dataDir, store } = await emptyDatabase();
  const slow = "fs.writeFileSync(data + '/builds', 'x'); setTimeout(() => {}, 60_000);";
  const index = new LiveIndex(store, dataDir, { build: builder(dataDir, slow) });
  const killed = index.build();
  await vi.waitFor(() => expect(readdirSync(dataDir)).toContain('builds'), { timeout: 10_000 });
  const left = readdirSync(index.folder).find((name) => name.startsWith('.'))!;
  index.stop();
  await killed;
  mkdirSync(path.join(index.folder, left));
  const next = new LiveIndex(store, dataDir, { build: builder(dataDir, GOOD) });
  await next.start(new ChangeFeed(store));
  expect(readdirSync(next.folder)).not.toContain(left);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('search'))).toEqual(['search']);
  next.stop();
});

test('two builds asked for at once are one after the other, and both count', async () => {
  const { dataDir, store } = await emptyDatabase();
  const count = "fs.appendFileSync(data + '/builds', 'x');";
  const alone = `if (fs.readdirSync(data + '/search').filter((n) => n.startsWith('.')).length > 1) process.exit(1);`;
  const index = new LiveIndex(store, dataDir, {
    build: builder(dataDir, count + alone + GOOD),
  });
  await Promise.all([index.build(), index.build(), index.build()]);
  const builds = () => readFileSync(path.join(dataDir, 'builds'), 'utf8');
  await vi.waitFor(() => expect(builds()).toBe('xx'), { timeout: 10_000 });
  await vi.waitFor(() => expect(index.state().failed).toBe(false));
  index.stop();
});

test('a build that has just begun begins anew with what changed, once; then it is finished', async () => {
  const { dataDir, store } = await emptyDatabase();
  const slow =
    "fs.appendFileSync(data + '/builds', 'x'); await new Promise((r) => setTimeout(r, 1500));";
  const index = new LiveIndex(store, dataDir, { build: builder(dataDir, slow + GOOD) });
  const builds = () => readFileSync(path.join(dataDir, 'builds'), 'utf8');
  await index.build();
  const first = index.current!.version;
  const begun = index.build();
  await vi.waitFor(() => expect(builds()).toBe('xx'), { timeout: 10_000 });
  index.ask();
  await begun;
  expect(index.current!.version).toBe(first);
  expect(index.state().failed).toBe(false);
  await vi.waitFor(() => expect(builds()).toBe('xxx'), { timeout: 10_000 });
  index.ask();
  await vi.waitFor(() => expect(index.current!.version).not.toBe(first), { timeout: 10_000 });
  index.stop();
});

test('a builder ends with the process that started it', async () => {
  const { dataDir } = await emptyDatabase();
  const log = path.join(dataDir, 'alive');
  const whole = JSON.stringify(path.resolve('src/search/build.ts'));
  const child = `import fs from 'node:fs'; fs.writeFileSync(${JSON.stringify(log)}, String(process.pid));
    process.chdir(${JSON.stringify(process.cwd())});
    setInterval(() => {}, 1000); await import(${whole});`;
  const script = path.join(dataDir, 'child.mjs');
  writeFileSync(script, child);
  const parent = path.join(dataDir, 'parent.mjs');
  writeFileSync(
    parent,
    `import { runBuild } from ${JSON.stringify(path.resolve('src/search/run-build.ts'))};
    runBuild(${JSON.stringify(script)}, ${JSON.stringify(dataDir)}, ${JSON.stringify(dataDir)}, ${JSON.stringify(NOW)});`,
  );
  const starter = spawn(process.execPath, [parent], { stdio: 'ignore' });
  await vi.waitFor(() => expect(readFileSync(log, 'utf8')).not.toBe(''), { timeout: 10_000 });
  const pid = Number(readFileSync(log, 'utf8'));
  // It listens for the end of its starter once the builder's own code runs.
  await vi.waitFor(() => expect(readdirSync(dataDir)).toContain('entries.json'), {
    timeout: 30_000,
  });
  starter.kill('SIGKILL');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 10_000 });
});

test('a kept index counts until something changes or appears, or another program runs', async () => {
  const { dataDir, store } = await emptyDatabase();
  const index = new LiveIndex(store, dataDir, { program: 'one', build: builder(dataDir, GOOD) });
  await index.build();
  index.stop();
  const fresh = (program: string, at = NOW) =>
    isFresh(store.read, readCurrent(index.folder), program, new Date(at));
  expect(await fresh('one')).toBe(true);
  expect(await fresh('two')).toBe(false);
  expect(await fresh('one', '2026-11-24T14:59:59.000Z')).toBe(true);
  expect(await fresh('one', '2026-11-24T15:00:00.000Z')).toBe(false);
  tellChange(dataDir);
  expect(await fresh('one')).toBe(false);
});
