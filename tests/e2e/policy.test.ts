import { createHash } from 'node:crypto';
import { addAccount } from '../support/accounts.ts';
import { builtActions, builtRoutes } from '../support/build.ts';
import { signIn } from '../support/login.ts';
import { NOW } from '../support/paths.ts';
import { WHO, type Fields, type Town, type Verdict, type Who } from '../support/policy.ts';
import { ACTIONS } from '../support/policy-actions.ts';
import { ROUTES } from '../support/policy-routes.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';
import { copyTemplate, freshDir } from '../support/template.ts';
import { openStore } from '#server/db.ts';

const SUSPENDED = 'suspended@example.com';
const MAILS: Record<Exclude<Who, 'visitor'>, string> = {
  owner: 'owner@example.jp',
  editor: 'editor@example.jp',
  other: 'other@example.jp',
  staff: 'staff@example.jp',
  admin: 'admin@example.jp',
  suspended: SUSPENDED,
};
/** Counters, which a refusal may move. */
const COUNTERS = ['login_counter', 'form_counter', 'entry_count'];

/** Somebody who was an owner of the café until now. */
async function addSuspended(site: Site, town: Town): Promise<void> {
  const store = openStore(site.dataDir);
  const id = await addAccount(store, new Date(NOW), { email: SUSPENDED });
  const row = {
    account_id: id,
    business_id: town.business,
    role: 'owner',
    created_at: NOW,
  } as const;
  await store.write((tx) => tx.insertInto('business_account').values(row).execute());
  await store.close();
}

function townOf(site: Site): Town {
  const [shop] = rowsOf<{ id: number; business_id: number }>(
    site.dataDir,
    "select id, business_id from shop where slug = 'kohi-hitsujigumo'",
  );
  const of = (kind: string, owner: string, id: number) =>
    rowsOf<{ id: number }>(site.dataDir, `select id from ${kind} where ${owner} = ?`, id)[0]!.id;
  return {
    business: shop!.business_id,
    shop: shop!.id,
    job: of('job', 'shop_id', shop!.id),
    event: of('event', 'business_id', shop!.business_id),
  };
}

/** The cookie of somebody, anew for each request: some of what is asked ends the session. */
async function cookieOf(site: Site, who: Who): Promise<string> {
  if (who === 'visitor') return '';
  const set = (state: string) =>
    withDatabase(site.dataDir, (db) =>
      db.prepare('update account set state = ? where email = ?').run(state, SUSPENDED),
    );
  if (who === 'suspended') set('active');
  const cookie = await signIn(site, MAILS[who]);
  if (who === 'suspended') set('suspended');
  return cookie;
}

/** Everything in the database but what counts requests. */
function contentOf({ dataDir }: Site): Record<string, string> {
  return withDatabase(dataDir, (db) => {
    const tables = db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all() as string[];
    const hash = (table: string) =>
      createHash('sha256')
        .update(JSON.stringify(db.prepare(`select * from "${table}"`).raw().all()))
        .digest('hex');
    return Object.fromEntries(
      tables.filter((table) => !COUNTERS.includes(table)).map((table) => [table, hash(table)]),
    );
  });
}

const REFUSALS = [401, 403, 404, 405];

/** What is wrong with an answer, in words. */
function wrong(answer: Response, verdict: Verdict, what: string): string[] {
  const location = answer.headers.get('location') ?? '';
  const got = `${answer.status} ${location}`.trim();
  const toLogin = answer.status === 303 && location.startsWith('/login?next=');
  const isOk = answer.status < 500 && !REFUSALS.includes(answer.status) && !toLogin;
  const isRight =
    verdict === 'ok' ? isOk : verdict === 'login' ? toLogin : answer.status === verdict;
  return isRight ? [] : [`${what}: ${got}, not ${verdict}`];
}

test('every route and every action that was built has a row', () => {
  const routes = builtRoutes();
  expect(routes.length).toBeGreaterThan(60);
  expect(routes.filter((route) => !(route in ROUTES) && route !== '/500')).toEqual([]);
  const actions = builtActions(freshDir('actions'));
  expect(actions.length).toBeGreaterThan(20);
  expect(actions.filter((action) => !(action in ACTIONS))).toEqual([]);
  expect(Object.keys(ROUTES).filter((route) => !routes.includes(route))).toEqual([]);
  expect(Object.keys(ACTIONS).filter((action) => !actions.includes(action))).toEqual([]);
});

test('each route answers everybody as its row says, and a page changes nothing', async ({
  site,
}) => {
  test.setTimeout(240_000);
  const town = townOf(site);
  await addSuspended(site, town);
  const faults: string[] = [];
  for (const who of WHO) {
    const Cookie = await cookieOf(site, who);
    const before = contentOf(site);
    for (const [route, [address, verdicts]] of Object.entries(ROUTES)) {
      const target = typeof address === 'function' ? address(town) : address;
      const answer = await fetch(site.url + target, { headers: { Cookie }, redirect: 'manual' });
      faults.push(...wrong(answer, verdicts[who], `${who} at ${route}`));
    }
    expect(contentOf(site), who).toEqual(before);
  }
  expect(faults).toEqual([]);
});

/** Sends a form as a browser does, or JSON. */
function send(site: Site, action: string, sent: Fields | { json: object }, Cookie: string) {
  const isJson = typeof sent['json'] === 'object';
  const form = new FormData();
  if (!isJson) for (const [name, value] of Object.entries(sent as Fields)) form.append(name, value);
  return fetch(`${site.url}/_actions/${action}`, {
    method: 'POST',
    headers: { Origin: site.url, Cookie, ...(isJson && { 'Content-Type': 'application/json' }) },
    body: isJson ? JSON.stringify(sent['json']) : form,
    redirect: 'manual',
  });
}

test('each action answers everybody as its row says, and a refusal changes nothing', async () => {
  test.setTimeout(240_000);
  const site = await startSite(await copyTemplate('policy'));
  const town = townOf(site);
  await addSuspended(site, town);
  const rows = Object.entries(ACTIONS).flatMap(([action, [fields, verdicts]]) =>
    WHO.map((who) => ({ action, fields, who, verdict: verdicts[who] })),
  );
  // Those who may come last: what they do would change what the others are refused.
  const refusals = rows.filter(({ verdict }) => verdict !== 'ok');
  const faults: string[] = [];
  const rest = rows.filter(({ verdict }) => verdict === 'ok');
  for (const { action, fields, who, verdict } of [...refusals, ...rest]) {
    const Cookie = await cookieOf(site, who);
    const before = verdict === 'ok' ? undefined : contentOf(site);
    const answer = await send(
      site,
      action,
      typeof fields === 'function' ? fields(town) : fields,
      Cookie,
    );
    const isGone = answer.status === 404 && verdict === 'ok' && NOT_THERE.has(action);
    if (!isGone) faults.push(...wrong(answer, verdict, `${who} sends ${action}`));
    if (before) expect(contentOf(site), `${who} sends ${action}`).toEqual(before);
  }
  await site.stop();
  expect(faults).toEqual([]);
});

/** What these name is not there: the answer to those who may is a 404 as well. */
const NOT_THERE = new Set([
  'accounts.removePerson',
  'coupons.print',
  'coupons.use',
  'drafts.restore',
  'photos.describe',
  'photos.order',
  'photos.remove',
  'photos.restore',
  'surveys.cancel',
  'surveys.columns',
  'surveys.publish',
  'surveys.replace',
]);

test('no form is taken from another site, whoever is signed in', async ({ site }) => {
  const Cookie = await signIn(site, 'owner@example.jp');
  const before = contentOf(site);
  for (const action of Object.keys(ACTIONS)) {
    for (const Origin of ['https://evil.example', 'null', undefined]) {
      const answer = await fetch(`${site.url}/_actions/${action}`, {
        method: 'POST',
        headers: { Cookie, ...(Origin && { Origin }) },
        body: new URLSearchParams({ name: '名' }),
      });
      expect.soft(answer.status, `${action} from ${Origin}`).toBe(403);
    }
  }
  expect(contentOf(site)).toEqual(before);
});
