import type { Reader } from '#server/db.ts';
import type { OpenTable } from '#features/opendata/files.ts';
import { liveEventsOf } from './body.ts';
import { EVENT_COLUMNS, eventCells } from './opendata-columns.ts';
import { visibleAt } from './visible.ts';

const BATCH = 500;

/** Which events and how: `withDemo` is for local sites, a real one's open data holds no demo rows. */
interface Options {
  at: Date;
  withDemo: boolean;
  siteUrl: string;
}

/** The open data of events: those of businesses that agreed, public at `at`, past ones too. */
export function eventTable(read: Reader, options: Options): OpenTable {
  return { columns: EVENT_COLUMNS, batches: batches(read, options), position: ['緯度', '経度'] };
}

/** When the open data of events changed last (ISO UTC), or undefined when there is none. */
export async function eventTableChangedAt(
  read: Reader,
  at: Date,
  withDemo: boolean,
): Promise<string | undefined> {
  const row = await openEvents(read, at, withDemo)
    .select((eb) => eb.fn.max('event.updated_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

async function* batches(
  read: Reader,
  { at, withDemo, siteUrl }: Options,
): AsyncGenerator<string[][]> {
  let after = 0;
  for (;;) {
    const rows = await openEvents(read, at, withDemo)
      .selectAll('event')
      .where('event.id', '>', after)
      .orderBy('event.id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    yield (await liveEventsOf(read, rows, at)).map((event) => eventCells(event, siteUrl));
    after = rows.at(-1)!.id;
  }
}

function openEvents(read: Reader, at: Date, withDemo: boolean) {
  const events = read
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .where('business.open_data', '=', 1)
    .where(visibleAt(at));
  return withDemo ? events : events.where('business.demo', '=', 0);
}
