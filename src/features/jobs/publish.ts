import type { Publisher } from '#features/drafts/publisher.ts';
import { slugAtShop } from '#features/entries/free-slug.ts';
import { hideAgain, showWaiting } from '#features/media/waiting.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { addHiddenJob, closeJob, publishJob } from './commands.ts';
import type { JobBody } from './schema.ts';

/** How a job is written by the editing core. */
export const jobPublisher: Publisher = {
  addHidden: async (tx, { shopId }, _body, at) =>
    addHiddenJob(tx, shopId!, await slugAtShop(tx, 'job', shopId!), await getTaxonomy(tx), at),
  async publish(tx, id, body, _schedules, at) {
    const job = body as JobBody;
    await publishJob(tx, id, job, await getTaxonomy(tx), at);
    await showWaiting(tx, { kind: 'job', id }, job.newPhotos);
  },
  unshow: (tx, id, body) => hideAgain(tx, { kind: 'job', id }, (body as JobBody).newPhotos ?? []),
  end: (tx, id, why, at) => closeJob(tx, id, why === 'done' ? 'filled' : 'withdrawn', at),
};
