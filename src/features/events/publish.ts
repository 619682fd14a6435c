import { randomUUID } from 'node:crypto';
import { toIso } from '#server/clock.ts';
import type { Publisher } from '#features/drafts/publisher.ts';
import { archive } from '#features/entries/archive.ts';
import { freeSlugIn, settleSlug } from '#features/entries/free-slug.ts';
import { slugFromReading } from '#features/entries/slug.ts';
import { hideAgain, showWaiting } from '#features/media/waiting.ts';
import { addEvent, publishEvent } from './commands.ts';
import type { EventBody } from './schema.ts';

/** How an event is written by the editing core. */
export const eventPublisher: Publisher = {
  async addHidden(tx, { businessId }, body, at) {
    const { kana } = body as EventBody;
    const slug = await freeSlugIn(tx, 'event', slugFromReading(kana ?? '') || 'event');
    const event = { businessId, slug, uid: randomUUID(), confirmedOn: null, sourceKey: null };
    return addEvent(tx, event, at);
  },
  async publish(tx, id, body, _schedules, at) {
    const event = body as EventBody;
    await settleSlug(tx, 'event', id, event.kana);
    await publishEvent(tx, id, event, at);
    await showWaiting(tx, { kind: 'event', id }, event.newPhotos);
  },
  unshow: (tx, id, body) =>
    hideAgain(tx, { kind: 'event', id }, (body as EventBody).newPhotos ?? []),
  end: (tx, id, _why, at) => archive(tx, 'event', id, toIso(at)),
};
