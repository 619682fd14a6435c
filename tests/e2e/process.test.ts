import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { databaseFile } from '#server/db.ts';
import { words } from '#i18n/index.ts';
import { NOW } from '../support/paths.ts';
import { freePort, runCli, startSite, type Settings, type Site } from '../support/process.ts';
import { parseAnswer, raw, requestText } from '../support/raw.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { copyTemplate, freshDir } from '../support/template.ts';
import { expect, test } from 'playwright/test';

const REAL = 'https://yell.example.jp';

/** Settings that cannot be used, by the variable the line must name. */
const WRONG: [variable: string, value: string, settings?: Settings][] = [
  ['PORT', 'abc'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['HOST', 'no-such-host.invalid'],
  ['SITE_URL', 'yell.example.jp'],
  ['SITE_URL', 'ftp://yell.example.jp'],
  ['SITE_URL', 'https://yell.example.jp/path'],
  ['SITE_URL', 'https://name:word@yell.example.jp'],
  ['DEMO', 'yes'],
  ['NOW', 'noon'],
  ['NOW', '2026-02-30T00:00:00.000Z'],
  ['NOW', NOW, { SITE_URL: REAL }],
  ['TILE_URL', 'javascript:alert(1)'],
  ['TILE_URL', 'https://tiles.example.jp/'],
  ['LOG_LEVEL', 'loud'],
  ['DATA_DIR', '/dev/null/data'],
];

for (const [variable, value, settings = {}] of WRONG) {
  const beside = Object.keys(settings).length > 0 ? ' on a real site' : '';
  test(`${variable}=${value} stops the start with one line that names it${beside}`, async () => {
    const dataDir = freshDir('wrong');
    const ended = await runCli('src/cli/start.ts', {
      DATA_DIR: dataDir,
      ...settings,
      [variable]: value,
    });
    expect(ended.code).toBe(2);
    // What was done before the value was needed may have been told.
    const lines = ended.output
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Database in '));
    expect(lines).toEqual([expect.stringContaining(`${variable}=${value} cannot be used: `)]);
  });
}

for (const program of ['seed', 'demo-remove', 'import', 'backup']) {
  test(`${program} tells a wrong DATA_DIR in one line too`, async () => {
    const ended = await runCli(`src/cli/${program}.ts`, { DATA_DIR: '/dev/null/data' });
    expect(ended.code).toBe(2);
    expect(ended.output.trim().split('\n')).toEqual([
      expect.stringContaining('DATA_DIR=/dev/null/data cannot be used: '),
    ]);
  });
}

test('a port that is taken is told in one line', async () => {
  const dataDir = await copyTemplate('port');
  const site = await startSite(dataDir);
  const ended = await runCli('src/cli/start.ts', { DATA_DIR: dataDir, PORT: String(site.port) });
  expect(ended.code).toBe(2);
  expect(ended.output.trim().split('\n')).toEqual([
    expect.stringContaining(`PORT=${site.port} cannot be used: `),
  ]);
  expect(await site.stop()).toBe(0);
});

test('a file that is no database is told in one line', async () => {
  const dataDir = freshDir('garbage');
  writeFileSync(
    databaseFile(dataDir),
    'this is no database, however long it is looked at'.repeat(100),
  );
  const ended = await runCli('src/cli/start.ts', { DATA_DIR: dataDir });
  expect(ended.code).toBe(2);
  expect(ended.output.trim().split('\n')).toEqual([
    expect.stringContaining(`DATA_DIR=${dataDir} cannot be used: `),
  ]);
});

test('a database that is newer than the code is refused in one line and left as it is', async () => {
  const dataDir = await copyTemplate('newer');
  withDatabase(dataDir, (sqlite) =>
    sqlite.exec("insert into kysely_migration values ('9999_future', '2030-01-01')"),
  );
  const ended = await runCli('src/cli/start.ts', { DATA_DIR: dataDir });
  expect(ended.code).toBe(2);
  expect(ended.output.trim().split('\n')).toEqual([
    expect.stringMatching(/newer than this code.*9999_future/),
  ]);
});

test('an empty folder becomes a site with the demo town; a second start keeps what is there', async () => {
  const dataDir = path.join(freshDir('first'), 'below', 'it');
  const first = await startSite(dataDir);
  expect(await (await fetch(`${first.url}/shops`)).text()).toContain('168件中');
  expect(await first.stop()).toBe(0);
  expectFolded(dataDir);
  rowsOf(
    dataDir,
    "update shop set name = '名前を変えた店' where slug = 'kohi-hitsujigumo' returning id",
  );

  const second = await startSite(dataDir);
  expect(second.output()).not.toContain('added');
  expect(await (await fetch(`${second.url}/shops/kohi-hitsujigumo`)).text()).toContain(
    '名前を変えた店',
  );
  expect(await second.stop()).toBe(0);
});

test('a site tells whether it is well', async () => {
  const site = await startSite(await copyTemplate('health'));
  const answer = await fetch(`${site.url}/healthz`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({
    ok: true,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    search: expect.objectContaining({ failed: false }),
  });
  expect(await site.stop()).toBe(0);
});

test('a site that is told to stop finishes the request that is running, then folds its database in', async () => {
  const dataDir = await copyTemplate('stop');
  const site = await startSite(dataDir);
  withDatabase(dataDir, (sqlite) =>
    sqlite.exec("insert into change (tag, at) values ('shop:1', '2026-11-24T03:30:00.000Z')"),
  );
  const text = requestText(site.port, { target: '/shops' });
  const socket = connect(site.port, 'localhost');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  await once(socket, 'connect');
  // All but the last line break: the request has begun and is not yet answered.
  await new Promise<void>((resolve) => socket.write(text.slice(0, -2), () => resolve()));
  await fetch(`${site.url}/healthz`);

  const begun = performance.now();
  const stopped = site.stop();
  await untilRefused(site);
  socket.write(text.slice(-2));
  await once(socket, 'end');
  const answer = parseAnswer(Buffer.concat(received).toString());
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('</html>');
  expect(await stopped).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expectFolded(dataDir);
});

test('a visitor who never finishes a request does not keep a site from stopping', async () => {
  const site = await startSite(await copyTemplate('hang'));
  const socket = connect(site.port, 'localhost').on('error', () => undefined);
  await once(socket, 'connect');
  await new Promise<void>((resolve) =>
    socket.write('GET /shops HTTP/1.1\r\nHost: x', () => resolve()),
  );
  await fetch(`${site.url}/healthz`);
  const begun = performance.now();
  expect(await site.stop()).toBe(0);
  expect(performance.now() - begun).toBeLessThan(12_000);
});

test.describe('a real site', () => {
  test('starts empty, says what to do first, and knows its own name only', async () => {
    const [dataDir, port] = [freshDir('real'), await freePort()];
    const site = await startSite(dataDir, { SITE_URL: REAL, NOW: undefined, PORT: String(port) });
    expect(site.url).toBe(REAL);
    const host = { Host: 'yell.example.jp' };
    const home = await raw(port, { target: '/', headers: host });
    expect(home.status).toBe(200);
    expect(home.body).toContain(words('ja').firstSteps.lead);
    expect(home.body).not.toContain(words('ja').site.demo);
    expect(home.body).toContain(`<link rel="canonical" href="${REAL}/">`);
    expect(home.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect((await raw(port, { target: '/shops', headers: host })).status).toBe(200);
    expect((await raw(port, { target: '/' })).status).toBe(421);
    for (const [table, filled] of [
      ['business', false],
      ['shop', false],
      ['area', true],
      ['category', true],
      ['plan_target', true],
    ] as const) {
      expect(rowsOf(dataDir, `select 1 from ${table} limit 1`).length > 0, table).toBe(filled);
    }

    const seed = await runCli('src/cli/seed.ts', {
      DATA_DIR: dataDir,
      SITE_URL: REAL,
      NOW: undefined,
    });
    expect(seed.code).toBeGreaterThan(0);
    expect(seed.output.trim().split('\n')).toEqual([expect.stringContaining('DEMO=1')]);
    expect(rowsOf(dataDir, 'select 1 from business')).toEqual([]);
    expect(await site.stop()).toBe(0);
  });

  test('takes the demo town only when DEMO=1 asks for it', async () => {
    const dataDir = freshDir('demo');
    const settings = { DATA_DIR: dataDir, SITE_URL: REAL, NOW: undefined, DEMO: '1' };
    expect((await runCli('src/cli/seed.ts', settings, ['--shops', '20'])).code).toBe(0);
    expect(rowsOf(dataDir, 'select 1 from shop')).toHaveLength(20);
  });
});

test('removing the demo town leaves nothing of it anywhere, beside a running site too', async ({
  page,
}) => {
  const [dataDir, empty] = [await copyTemplate('remove'), freshDir('empty')];
  const site = await startSite(dataDir);
  expect((await runCli('src/cli/demo-remove.ts', { DATA_DIR: dataDir })).code).toBe(0);
  await expect
    .poll(
      async () => (await page.goto(site.url), page.getByText(words('ja').firstSteps.lead).count()),
    )
    .toBe(1);
  expect(await (await fetch(`${site.url}/shops`)).text()).toContain(words('ja').shops.none);
  expect((await fetch(`${site.url}/shops/kohi-hitsujigumo`)).status).toBe(404);
  await page.close();
  expect(await site.stop()).toBe(0);

  mkdirSync(empty, { recursive: true });
  const fresh = await startSite(empty, {
    SITE_URL: REAL,
    NOW: undefined,
    PORT: String(await freePort()),
  });
  expect(await fresh.stop()).toBe(0);
  expect(countsOf(dataDir)).toEqual(countsOf(empty));
});

/** Rows of every table but the journal of changes, which only grows. */
function countsOf(dataDir: string): Record<string, number> {
  const tables = rowsOf<{ name: string }>(
    dataDir,
    "select name from sqlite_master where type = 'table'",
  )
    .map(({ name }) => name)
    .filter((name) => name !== 'change' && !name.startsWith('sqlite_'));
  return Object.fromEntries(
    tables.map((table) => [
      table,
      rowsOf<{ n: number }>(dataDir, `select count(*) n from "${table}"`)[0]!.n,
    ]),
  );
}

function expectFolded(dataDir: string): void {
  const log = `${databaseFile(dataDir)}-wal`;
  expect(existsSync(log) ? statSync(log).size : 0, 'the write-ahead log is folded in').toBe(0);
}

/** Resolves once the site takes no connection any more: it has begun to stop. */
async function untilRefused(site: Site): Promise<void> {
  await expect
    .poll(
      () =>
        new Promise<boolean>((resolve) => {
          const probe = connect(site.port, 'localhost');
          probe.once('connect', () => (probe.destroy(), resolve(false)));
          probe.once('error', () => resolve(true));
        }),
    )
    .toBe(true);
}
