import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Listed } from './schema.ts';

interface Window {
  publish_from: string | null;
  publish_until: string | null;
}

/** The days an entry is to be listed, of its live columns. */
export function listedOf({ publish_from: from, publish_until: until }: Window): Listed {
  return {
    listedFrom: from === null ? null : dayOf(from),
    listedUntil: until === null ? null : localDate(new Date(Date.parse(until) - 1)),
  };
}

/** The day somebody chose: what is listed since it was published began in the middle of one. */
function dayOf(moment: string): string | null {
  const day = localDate(new Date(moment));
  return toIso(startOfLocalDay(day)) === moment ? day : null;
}

/**
 * The moments between which an entry is listed. Where no day is chosen, since when it is already, or
 * else from `otherwise` on.
 */
export function listedBetween<T extends string | null>(
  { listedFrom, listedUntil }: Listed,
  since: string | null,
  otherwise: T,
): { publish_from: string | T; publish_until: string | null } {
  const open = since !== null && dayOf(since) === null ? since : otherwise;
  return {
    publish_from: listedFrom === null ? open : toIso(startOfLocalDay(listedFrom)),
    publish_until: listedUntil === null ? null : toIso(startOfLocalDay(addDays(listedUntil, 1))),
  };
}
