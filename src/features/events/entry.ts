import { entryKind, missing } from '#features/drafts/kind.ts';
import type { Problem } from '#features/drafts/schema.ts';
import { now } from '#server/clock.ts';
import { liveEventsOf } from './body.ts';
import { isUsable } from './recurrence.ts';
import { EventInput, missingToPublish, type EventBody } from './schema.ts';
import { spanOf } from './times.ts';

/** An event as the editing core sees it. */
export const eventEntry = entryKind({
  schema: EventInput,
  title: ({ title }) => title,
  publicPath: (slug) => `/events/${slug}`,
  async liveBodies(read, ids) {
    const rows = await read.selectFrom('event').selectAll().where('id', 'in', ids).execute();
    const events = await liveEventsOf(read, rows, now());
    return new Map(events.map(({ row, body }) => [row.id, body]));
  },
  problems: async (_read, _entry, body) => [
    ...missing(missingToPublish(body), { place: 'venue', contact: 'phone' }),
    ...unreadableRules(body),
  ],
});

function unreadableRules({ dates }: EventBody): Problem[] {
  const isReadable = dates.every(({ from, until, rule }) =>
    isUsable({ ...spanOf(from, until), rrule: rule }),
  );
  if (isReadable) return [];
  return [{ field: 'dates', source: 'rule', key: 'rule', level: 'block', params: {} }];
}
