import { defineAction } from 'astro:actions';
import { signedIn } from '#features/accounts/signed-in.ts';
import { findEntry } from '#features/drafts/queries.ts';
import { found, written } from '#features/drafts/written.ts';
import { isDemoBusiness } from '#features/entries/demo.ts';
import { tellNews, withdrawNews } from '#features/news/about-commands.ts';
import { now } from '#server/clock.ts';
import { noticesOf } from './notices.ts';
import { AboutInput } from './schema.ts';

/** What is public of an entry, told once more as a notice: no word of it is new, so nothing waits. */
export const tell = {
  news: defineAction({
    accept: 'form',
    input: AboutInput,
    handler: async (about, context) => {
      const editor = signedIn(context);
      const at = now();
      const slug = await written(async (tx) => {
        const entry = await findEntry(tx, editor, about);
        const notices = await noticesOf(tx, editor, about, context.locals.siteUrl, at);
        const body = notices.get(about.key);
        if (!entry || !body) return undefined;
        const { businessId } = entry;
        const demo = await isDemoBusiness(tx, businessId);
        const slug = `${about.kind}-${about.id}-${about.key}`;
        return tellNews(tx, { slug, businessId, about, demo, body }, at);
      });
      return { slug: found(slug) };
    },
  }),
  drop: defineAction({
    accept: 'form',
    input: AboutInput,
    handler: async (about, context) => {
      const editor = signedIn(context);
      const entry = await written(async (tx) => {
        const entry = await findEntry(tx, editor, about);
        if (entry) await withdrawNews(tx, about, now());
        return entry;
      });
      return { done: found(entry) !== undefined };
    },
  }),
};
