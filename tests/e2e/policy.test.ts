import { createHash } from 'node:crypto';
import { auditJa } from '#i18n/audit.ja.ts';
import { builtActions, builtRoutes } from '../support/build.ts';
import { signIn } from '../support/login.ts';
import { WHO, type Fields, type Verdict, type Who } from '../support/policy.ts';
import { ACTIONS } from '../support/policy-actions.ts';
import { layOut, prepareTown, SUSPENDED } from '../support/policy-town.ts';
import { ROUTES } from '../support/policy-routes.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';
import { copyTemplate, freshDir } from '../support/template.ts';
import { databaseFile, openSqlite } from '#server/db.ts';

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
/** What a page may move: counters, and the list of who took which file with them. */
const BY_LOOKING = [...COUNTERS, 'audit'];

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

/** Everybody's at once; who is suspended comes last. */
async function cookiesOf(site: Site): Promise<Record<Who, string>> {
  const cookies = {} as Record<Who, string>;
  for (const who of WHO) cookies[who] = await cookieOf(site, who);
  return cookies;
}

/** Tells each time whether anybody has written since it was asked last. */
function watchChanges({ dataDir }: Site) {
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const version = sqlite.prepare('pragma data_version').pluck();
  let last = version.get();
  const changed = () => last !== (last = version.get());
  return Object.assign(changed, { stop: () => sqlite.close() });
}

/** Everything in the database but what counts requests. */
function contentOf({ dataDir }: Site, except = COUNTERS): Record<string, string> {
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
      tables.filter((table) => !except.includes(table)).map((table) => [table, hash(table)]),
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

/** Waits until the site does nothing by itself; the photos of the town want no smaller files made. */
async function settled({ dataDir }: Site): Promise<void> {
  rowsOf(dataDir, 'update image set compact = 1 returning id');
  const running = 'select name from routine where lease_until is not null';
  await expect.poll(() => rowsOf(dataDir, running), { timeout: 60_000 }).toEqual([]);
}

test('each route answers everybody as its row says, and a page changes nothing', async () => {
  test.setTimeout(240_000);
  // One of its own: what other tests left to be done would be done meanwhile.
  const site = await startSite(await copyTemplate('policy-routes'));
  const town = await prepareTown(site);
  const faults: string[] = [];
  await settled(site);
  for (const who of WHO) {
    const Cookie = await cookieOf(site, who);
    const before = contentOf(site, BY_LOOKING);
    for (const [route, [address, verdicts]] of Object.entries(ROUTES)) {
      const target = typeof address === 'function' ? address(town) : address;
      const answer = await fetch(site.url + target, { headers: { Cookie }, redirect: 'manual' });
      faults.push(...wrong(answer, verdicts[who], `${who} at ${route}`));
    }
    expect(contentOf(site, BY_LOOKING), who).toEqual(before);
  }
  const taken = `select distinct action, role from audit where action like '%.export'
    order by action, role`;
  expect(rowsOf(site.dataDir, taken)).toEqual([
    { action: 'accounts.export', role: 'admin' },
    { action: 'accounts.export', role: 'staff' },
    { action: 'audit.export', role: 'admin' },
    { action: 'transfer.export', role: 'admin' },
    { action: 'transfer.export', role: 'staff' },
  ]);
  await site.stop();
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
  const town = await prepareTown(site);
  const rows = Object.entries(ACTIONS).flatMap(([action, [fields, verdicts]]) =>
    WHO.map((who) => ({
      action,
      fields: typeof fields === 'function' ? fields(town) : fields,
      who,
      verdict: verdicts[who],
      isProtected: verdicts.visitor !== 'ok',
    })),
  );
  const faults: string[] = [];
  const [rest, refusals] = [true, false].map((ok) =>
    rows.filter(({ verdict }) => (verdict === 'ok') === ok),
  );
  // Those who may come last: what they do would change what the others are refused.
  const cookies = await cookiesOf(site);
  const before = contentOf(site);
  const changed = watchChanges(site);
  for (const { action, fields, who, verdict } of refusals!) {
    const what = `${who} sends ${action}`;
    faults.push(...wrong(await send(site, action, fields, cookies[who]), verdict, what));
    if (changed()) expect(contentOf(site), what).toEqual(before);
  }
  changed.stop();
  for (const { action, fields, who, isProtected } of rest!) {
    const Cookie = await cookieOf(site, who);
    if (isProtected) await layOut(site, town);
    const answer = await send(site, action, fields, Cookie);
    const what = `${who} sends ${action}`;
    const expected = (isProtected && UNFINISHED[action]) || 'ok';
    faults.push(...wrong(answer, expected, what));
    if (expected === 'ok' && isProtected && answer.status >= 400)
      faults.push(`${what}, who may: ${answer.status}`);
  }
  const written = rowsOf<{ action: string }>(site.dataDir, 'select distinct action from audit');
  await site.stop();
  expect(faults).toEqual([]);
  const known = new Set(rest!.filter((row) => row.isProtected).map(({ action }) => action));
  const silent = [...known].filter((action) => !written.some((line) => line.action === action));
  expect(silent.sort(), 'what is not in the audit log').toEqual(Object.keys(UNWRITTEN));
  expect(
    [...known].filter((action) => !(action in auditJa.actions) && !(action in UNWRITTEN)),
  ).toEqual([]);
});

/** What changes nothing that was there, with what can be sent here, and why. */
const UNWRITTEN: Record<string, string> = {
  'accounts.addGenerator': 'a right code would put the account behind a second factor',
  'accounts.beginRegistration': 'it is only asked what a passkey is to sign',
  'accounts.endSession': 'which session, only its owner knows',
  'accounts.erase': 'whoever is erased, the others are asked about',
  'accounts.removePasskey': 'a passkey takes a device',
  'accounts.renewRecoveryCodes': 'there are codes only beside a generator',
  'campaigns.dropPhoto': 'it has no photo',
  'campaigns.photo': 'no photo is sent',
  'days.removeHoliday': 'there is none that was entered by hand',
  'desk.undo': 'an approval can be taken back for ten seconds',
  'members.apply': 'a list is read first, by whoever applies it',
  'members.columns': 'a list is read first, by whoever names its columns',
  'pages.previewWords': 'it is a look',
  'surveys.cancel': 'a sheet is being counted only for a moment',
  'surveys.handOut': 'a report is handed out once it is published',
  'surveys.publish': 'a report lacks its texts',
  'surveys.texts': 'a version is known to whoever opened the form',
  'surveys.unprint': 'a source is taken out only where figures came from it',
};

/** What may be asked for, but cannot be done with what is sent here. */
const UNFINISHED: Record<string, number> = {
  'campaigns.dropPhoto': 404,
  'campaigns.photo': 422,
  'days.removeHoliday': 404,
  'members.apply': 404,
  'members.columns': 404,
  'surveys.cancel': 404,
  'surveys.unprint': 404,
  'surveys.handOut': 422,
  'surveys.publish': 422,
  'surveys.texts': 409,
};

test('no form is taken from another site, whoever is signed in', async ({ site }) => {
  const Cookie = await signIn(site, 'owner@example.jp');
  await settled(site);
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
