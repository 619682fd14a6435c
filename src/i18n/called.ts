/** The same words, of a site that is called `to` instead of `from`; what they are made of is called so too. */
export function called<T>(words: T, from: string, to: string): T {
  return rename(words, from, to) as T;
}

function rename(words: unknown, from: string, to: string): unknown {
  if (typeof words === 'string') return words.replaceAll(from, to);
  if (typeof words === 'function')
    return (...args: unknown[]) => rename(words(...args) as unknown, from, to);
  if (Array.isArray(words)) return words.map((one) => rename(one, from, to));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, rename(value, from, to)]),
  );
}
