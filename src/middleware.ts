import { defineMiddleware } from 'astro:middleware';
import { words } from '#i18n/index.ts';
import { localeOf, localeOfPath } from '#i18n/urls.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';

/** What differs from the policy every page has (`astro.config.mjs`), by route. */
const ROUTE_POLICIES: Record<string, (policy: string) => string> = {
  '/[...locale]/shops': withTiles,
  '/[...locale]/shops/[slug]': withTiles,
  '/[...locale]/campaigns/[slug]': withTiles,
  '/[...locale]/events/[slug]': withTiles,
  '/[...locale]/embed/shops/[slug]': framedAnywhere,
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

export const onRequest = defineMiddleware(async (context, next) => {
  // The address decides, not the route: the page for what is not found has no language in its route.
  const locale = localeOfPath(context.url.pathname);
  Object.assign(context.locals, {
    locale,
    words: words(locale),
    at: now(),
    read: store.read,
    siteUrl: env.siteUrl,
    tileUrl: env.tileUrl,
    isLocal: env.isLocal,
    hasDemo: await hasDemo(),
  } satisfies App.Locals);
  // Astro renders 404.astro for an empty 404.
  if (!localeOf(context.params['locale'])) return new Response(null, { status: 404 });
  const response = await next();
  const adapt = ROUTE_POLICIES[context.routePattern];
  if (adapt) adaptPolicy(response.headers, adapt);
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
