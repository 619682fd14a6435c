import { z } from 'zod';
import type { Reader } from './db.ts';

const text = z.string().nullable().default(null);

/** What administrators have settled of the whole site; null: as it came. */
const SiteSettings = z.object({
  name: text,
  nameEn: text,
  /** One line over every public page. */
  banner: text,
  bannerEn: text,
  /** The last local date it stands there; null: until it is taken away. */
  bannerUntil: text,
});
export type SiteSettings = z.infer<typeof SiteSettings>;

/** The setting it is kept in. */
export const SITE_KEY = 'site';
/** What the site is called in everything it writes, until somebody calls it otherwise. */
const FIRST_NAME = 'エール！やまぐち';

export async function readSite(read: Pick<Reader, 'selectFrom'>): Promise<SiteSettings> {
  const row = await read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', SITE_KEY)
    .executeTakeFirst();
  return SiteSettings.parse(row ? JSON.parse(row.value) : {});
}

/** A text the site sends, with the name it has now. */
export const withName = (said: string, { name }: SiteSettings): string =>
  name === null ? said : said.replaceAll(FIRST_NAME, name);
