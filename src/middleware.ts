import { defineMiddleware } from 'astro:middleware';
import { words } from '#i18n/index.ts';
import { localeOf, localeOfPath } from '#i18n/urls.ts';
import { isPrivate, passGate, type Verdict } from '#server/auth/gate.ts';
import { now } from '#server/clock.ts';
import { outboxDir } from '#server/mail-transport.ts';
import { env, store } from '#server/store.ts';

/** What differs from the policy every page has (`astro.config.mjs`), by route. */
const ROUTE_POLICIES: Record<string, (policy: string) => string> = {
  '/[...locale]/shops': withTiles,
  '/[...locale]/shops/[slug]': withTiles,
  '/[...locale]/campaigns/[slug]': withTiles,
  '/[...locale]/events/[slug]': withTiles,
  '/[...locale]/embed/shops/[slug]': framedAnywhere,
  '/[...locale]/embed/events': framedAnywhere,
};

function withTiles(policy: string): string {
  return policy.replace('img-src', `img-src ${new URL(env.tileUrl.replace(/[{}]/g, '')).origin}`);
}

function framedAnywhere(policy: string): string {
  return policy.replace("frame-ancestors 'none'", 'frame-ancestors *');
}

/** Astro forgets directives that are inserted before the page renders, so its header is changed. */
function adaptPolicy(headers: Headers, adapt: (policy: string) => string): void {
  const policy = headers.get('content-security-policy');
  if (policy !== null) headers.set('content-security-policy', adapt(policy));
}

async function hasDemo(): Promise<boolean> {
  const row = await store.read
    .selectFrom('business')
    .select('id')
    .where('demo', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function answered(answer: NonNullable<Verdict['answer']>): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  if (answer.status === 303) headers.set('Location', answer.to);
  return new Response(null, { status: answer.status, headers });
}

export const onRequest = defineMiddleware(async (context, next) => {
  // The address decides, not the route: the page for what is not found has no language in its route.
  const locale = localeOfPath(context.url.pathname);
  const { routePattern, request, url, cookies } = context;
  const asked = { routePattern, method: request.method, path: url.pathname + url.search, cookies };
  const { session, actor, answer } = await passGate({ store, ...env }, asked);
  Object.assign(context.locals, {
    locale,
    words: words(locale),
    at: now(),
    read: store.read,
    siteUrl: env.siteUrl,
    tileUrl: env.tileUrl,
    isLocal: env.isLocal,
    hasDemo: await hasDemo(),
    mailDir: env.isLocal && env.smtpUrl === undefined ? outboxDir(env.dataDir) : undefined,
    session,
    actor,
  } satisfies App.Locals);
  if (answer) return answered(answer);
  // Astro renders 404.astro for an empty 404.
  if (!localeOf(context.params['locale'])) return new Response(null, { status: 404 });
  const response = await next();
  if (isPrivate(asked)) response.headers.set('Cache-Control', 'private, no-store');
  const adapt = ROUTE_POLICIES[context.routePattern];
  if (adapt) adaptPolicy(response.headers, adapt);
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
