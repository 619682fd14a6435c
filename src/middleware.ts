import { defineMiddleware } from 'astro:middleware';
import { words } from '#i18n/index.ts';
import { localeOf, localeOfPath } from '#i18n/urls.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';

/** Sources a route may load beyond the policy every page has (`astro.config.mjs`). */
const ROUTE_SOURCES: Record<string, () => Record<string, string>> = {
  '/[...locale]/shops': mapSources,
  '/[...locale]/shops/[slug]': mapSources,
};

function mapSources(): Record<string, string> {
  return { 'img-src': new URL(env.tileUrl.replace(/[{}]/g, '')).origin };
}

/** Astro forgets directives that are inserted before the page renders, so its header is extended. */
function extendPolicy(headers: Headers, sources: Record<string, string>): void {
  const policy = headers.get('content-security-policy');
  if (policy === null) return;
  const directives = policy.split(';').map((directive) => {
    const extra = sources[directive.trim().split(' ')[0]!];
    return extra ? `${directive} ${extra}` : directive;
  });
  headers.set('content-security-policy', directives.join(';'));
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
  const known = localeOf(context.params['locale']);
  const locale = known ?? localeOfPath(context.url.pathname);
  Object.assign(context.locals, {
    locale,
    words: words(locale),
    at: now(),
    read: store.read,
    siteUrl: env.siteUrl,
    tileUrl: env.tileUrl,
    hasDemo: await hasDemo(),
  } satisfies App.Locals);
  // Astro renders 404.astro for an empty 404.
  if (!known) return new Response(null, { status: 404 });
  const response = await next();
  const sources = ROUTE_SOURCES[context.routePattern]?.();
  if (sources) extendPolicy(response.headers, sources);
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
