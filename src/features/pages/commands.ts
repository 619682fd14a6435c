import { FRAME_TAG } from '#server/cache/keep.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { SITE_KEY } from '#server/site.ts';
import { CHAMBER_KEY } from './queries.ts';
import type { Chamber, SiteInput } from './schema.ts';

/** Enters how the chamber is reached, on every page that says so. */
export async function setChamber(tx: Tx, chamber: Chamber, at: Date): Promise<void> {
  await put(tx, CHAMBER_KEY, chamber, [CHAMBER_KEY], at);
}

/** Calls the site by its name and writes its line over every page. */
export async function setSite(tx: Tx, site: SiteInput, at: Date): Promise<void> {
  await put(tx, SITE_KEY, site, [SITE_KEY, FRAME_TAG], at);
}

async function put(tx: Tx, key: string, setting: object, tags: string[], at: Date): Promise<void> {
  const value = JSON.stringify(setting);
  await tx
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await tx
    .insertInto('change')
    .values(tags.map((tag) => ({ tag, at: toIso(at) })))
    .execute();
}
