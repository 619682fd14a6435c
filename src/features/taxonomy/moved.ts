import type { Taxonomy } from './queries.ts';

/**
 * Where a list's address leads that asks for areas or categories by addresses of before; undefined
 * where all of them are today's.
 */
export function movedList(
  { moved }: Taxonomy,
  { pathname, searchParams }: URL,
): string | undefined {
  const asked = [...searchParams];
  const today = asked.map(([name, value]) => [name, moved.get(`${name}:${value}`) ?? value]);
  if (today.every(([, value], i) => value === asked[i]![1])) return undefined;
  const params = new URLSearchParams();
  for (const [name, value] of today as [string, string][])
    if (!params.has(name, value)) params.append(name, value);
  return `${pathname}?${params}`;
}
