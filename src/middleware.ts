import type { APIContext } from 'astro';
import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import { accountsJa } from '#i18n/accounts.ja.ts';
import { words } from '#i18n/index.ts';
import { localeOf, localeOfPath } from '#i18n/urls.ts';
import { actingAs } from '#server/acting.ts';
import type { Actor } from '#server/auth/actor.ts';
import { isPrivate, passGate, type Verdict } from '#server/auth/gate.ts';
import { getKeptForm, keepForm, type KeptForm } from '#server/auth/kept-form.ts';
import { refillForm } from '#server/auth/refill-form.ts';
import { now } from '#server/clock.ts';
import { PAGE_POLICY } from '#server/csp.ts';
import { outboxDir } from '#server/mail-transport.ts';
import { readSite } from '#server/site.ts';
import { env, store } from '#server/store.ts';
import { visitorAddress } from '#server/visitor-address.ts';

const TILES = new URL(env.tileUrl.replace(/[{}]/g, '')).origin;
const WITH_TILES = PAGE_POLICY.replace('img-src', `img-src ${TILES}`);
const FRAMED_ANYWHERE = PAGE_POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *');

/** The routes whose policy differs. */
const ROUTE_POLICIES: Record<string, string> = {
  '/[...locale]/shops': WITH_TILES,
  '/[...locale]/shops/[slug]': WITH_TILES,
  '/[...locale]/campaigns/[slug]': WITH_TILES,
  '/[...locale]/events/[slug]': WITH_TILES,
  '/[...locale]/surveys/[slug]': WITH_TILES,
  '/[...locale]/surveys/[slug]/release/[number]': WITH_TILES,
  '/[...locale]/embed/shops/[slug]': FRAMED_ANYWHERE,
  '/[...locale]/embed/events': FRAMED_ANYWHERE,
  '/[...locale]/embed/surveys/[slug]/[figure]': FRAMED_ANYWHERE,
  '/member/events/[id]/venue': WITH_TILES,
  '/member/preview/events/[id]': WITH_TILES,
  '/member/preview/shops/[id]': WITH_TILES,
  '/member/shops/[id]/[section]': WITH_TILES,
  '/member/surveys/[slug]': WITH_TILES,
  '/member/surveys/[slug]/release/[number]': WITH_TILES,
  '/staff/surveys/[id]/preview': WITH_TILES,
};

async function hasDemo(): Promise<boolean> {
  const row = await store.read
    .selectFrom('business')
    .select('id')
    // As a literal, so that the index of demo rows answers also where there are none.
    .where((eb) => eb('demo', '=', eb.lit(1)))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function answered(answer: NonNullable<Verdict['answer']>): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  if (answer.status === 303) headers.set('Location', answer.to);
  else headers.set('Content-Type', 'text/plain; charset=utf-8');
  const text = answer.status === 303 ? null : accountsJa.forbidden;
  return new Response(text, { status: answer.status, headers });
}

/** A form whose session has ended is kept, and the way through the sign-in leads back to its text. */
async function withForm(
  context: APIContext,
  answer: NonNullable<Verdict['answer']>,
): Promise<NonNullable<Verdict['answer']>> {
  const { request, url, routePattern } = context;
  const isForm =
    request.method === 'POST' && /^\/(?:member|account|staff)(?:\/|$)/.test(routePattern);
  if (!isForm || answer.status !== 303 || !answer.to.startsWith('/login')) return answer;
  const action = getActionContext(context).action?.name;
  const lost = { request, url, action, address: addressOf(context) };
  const { next, tooLong } = await keepForm(store, lost, now());
  return { status: 303, to: `/login?next=${encodeURIComponent(next)}${tooLong ? '&long=1' : ''}` };
}

/** The page as it is, or with the text in it that was kept while its writer signed in again. */
async function withKept(response: Response, kept: KeptForm | undefined): Promise<Response> {
  if (!kept || response.headers.get('content-type')?.startsWith('text/html') !== true)
    return response;
  const page = refillForm(await response.text(), kept);
  const headers = new Headers(response.headers);
  // Of the page as it was.
  headers.delete('content-length');
  return new Response(page, { status: response.status, headers });
}

function addressOf(context: APIContext): string {
  return visitorAddress(context.clientAddress, context.request.headers.get('x-forwarded-for'));
}

/** What anybody may send; whoever happens to be signed in does it as a visitor. */
const OF_VISITORS =
  /^(?:accounts\.(?:acceptInvitation|ask(?:Code|Reset)|begin|confirm|enter|re(?:send|set))|coupons\.(?:print|undo|use)|inbox\.(?:apply|contact|report)|pages\.forget)/;

/** What somebody who is signed in sends is their act: whatever it changes is written down as theirs. */
function asAct(
  context: APIContext,
  actor: Actor | undefined,
  next: () => Promise<Response>,
): Promise<Response> {
  const action = getActionContext(context).action?.name;
  if (!actor || !action || OF_VISITORS.test(action)) return next();
  return actingAs({ actor, address: addressOf(context), action }, next);
}

export const onRequest = defineMiddleware(async (context, next) => {
  // The address decides, not the route: the page for what is not found has no language in its route.
  const locale = localeOfPath(context.url.pathname);
  const { routePattern, request, url, cookies } = context;
  const asked = { routePattern, method: request.method, path: url.pathname + url.search, cookies };
  const { session, actor, answer } = await passGate({ store, ...env }, asked);
  const kept = session && (await getKeptForm(store.read, url, now()));
  const site = await readSite(store.read);
  Object.assign(context.locals, {
    locale,
    site,
    words: words(locale, site),
    at: now(),
    read: store.read,
    params: undefined,
    siteUrl: env.siteUrl,
    tileUrl: env.tileUrl,
    isLocal: env.isLocal,
    dataDir: env.dataDir,
    hasDemo: await hasDemo(),
    mailDir: env.isLocal && env.smtpUrl === undefined ? outboxDir(env.dataDir) : undefined,
    session,
    actor,
    kept,
    remarks: undefined,
  } satisfies App.Locals);
  if (answer) return answered(await withForm(context, answer));
  // Astro renders 404.astro for an empty 404.
  if (!localeOf(context.params['locale'])) return new Response(null, { status: 404 });
  const page = await asAct(context, actor ?? session?.actor, next);
  const response = await withKept(page, request.method === 'GET' ? kept : undefined);
  const { params } = context.locals;
  if (isPrivate(asked)) {
    context.cache.set(false);
    response.headers.set('Cache-Control', 'private, no-store');
  } else if (params) {
    // Every other parameter of the address leaves the page as it is.
    const names = params.map((name) => `"${name}"`).join(' ');
    response.headers.set('No-Vary-Search', `key-order, params, except=(${names})`);
  }
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
    // The server of `astro dev` writes scripts into its pages.
    if (import.meta.env.PROD) {
      const policy = ROUTE_POLICIES[routePattern] ?? PAGE_POLICY;
      response.headers.set('content-security-policy', policy);
    }
  }
  return response;
});
