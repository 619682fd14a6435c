import { defineMiddleware } from 'astro:middleware';
import { words } from '#i18n/index.ts';
import { localeOf, localeOfPath } from '#i18n/urls.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';

/** What a route may load beyond the policy every page has (`astro.config.mjs`). */
const ROUTE_DIRECTIVES: Record<string, () => string[]> = {
  '/[...locale]/shops': mapDirectives,
  '/[...locale]/shops/[slug]': mapDirectives,
};

function mapDirectives(): string[] {
  return [`img-src 'self' data: ${new URL(env.tileUrl.replace(/[{}]/g, '')).origin}`];
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
  for (const directive of ROUTE_DIRECTIVES[context.routePattern]?.() ?? []) {
    context.csp?.insertDirective(directive as `img-src ${string}`);
  }
  const response = await next();
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
