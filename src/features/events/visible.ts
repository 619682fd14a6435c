import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { toIso } from '#server/clock.ts';

/** Published, and inside its publication window (half-open). */
export function visibleAt(at: Date) {
  const now = toIso(at);
  return (eb: ExpressionBuilder<Database, 'event'>) =>
    eb.and([
      eb('event.visibility', '=', 'published'),
      eb.or([eb('event.publish_from', 'is', null), eb('event.publish_from', '<=', now)]),
      eb.or([eb('event.publish_until', 'is', null), eb('event.publish_until', '>', now)]),
    ]);
}
