import { contradictions, entryKind, missing } from '#features/drafts/kind.ts';
import type { Problem } from '#features/drafts/schema.ts';
import { ListedInput } from '#features/entries/schema.ts';
import { now } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
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
  lacks: missingToPublish,
  problems: async (read, _entry, body) => [
    ...missing(missingToPublish(body), { place: 'venue', contact: 'phone' }),
    ...unreadableRules(body),
    ...contradictions(ListedInput, body),
    ...(await unknownCampaign(read, body)),
  ],
});

function unreadableRules({ dates }: EventBody): Problem[] {
  const isReadable = dates.every(({ from, until, rule }) =>
    isUsable({ ...spanOf(from, until), rrule: rule }),
  );
  if (isReadable) return [];
  return [{ field: 'dates', source: 'rule', key: 'rule', level: 'block', params: {} }];
}

/** A campaign that is not public: its page would show the event to nobody. */
async function unknownCampaign(read: Reader, { campaign }: EventBody): Promise<Problem[]> {
  if (campaign === null) return [];
  const known = await read
    .selectFrom('campaign')
    .select('id')
    .where('slug', '=', campaign)
    .where('visibility', '=', 'published')
    .executeTakeFirst();
  if (known) return [];
  return [{ field: 'campaign', source: 'rule', key: 'campaign', level: 'block', params: {} }];
}
