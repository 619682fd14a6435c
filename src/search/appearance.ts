import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/**
 * When something next becomes public by itself, ISO UTC: the first publication that is planned, or
 * midnight in Tokyo, with which jobs begin and events are over. A report's correction for fewer
 * readers takes it away with its moment. What ends is left out of results at once, whatever the
 * index holds.
 */
export async function nextAppearance(read: Reader, at: Date): Promise<string> {
  const now = toIso(at);
  const planned = (table: 'shop' | 'coupon' | 'job' | 'event' | 'product' | 'news') =>
    read
      .selectFrom(table)
      .select('publish_from as from')
      .where('visibility', '=', 'published')
      .where('publish_from', '>', now);
  const reports = read
    .selectFrom('survey_release')
    .select('visible_from as from')
    .where('cancelled_at', 'is', null)
    .where('visible_from', '>', now);
  const row = await read
    .selectFrom(
      planned('shop')
        .unionAll(planned('coupon'))
        .unionAll(planned('job'))
        .unionAll(planned('event'))
        .unionAll(planned('product'))
        .unionAll(planned('news'))
        .unionAll(reports)
        .as('planned'),
    )
    .select((eb) => eb.fn.min('from').as('first'))
    .executeTakeFirst();
  const midnight = toIso(startOfLocalDay(addDays(localDate(at), 1)));
  return row?.first && row.first < midnight ? row.first : midnight;
}
