import type { Publisher } from '#features/drafts/publisher.ts';
import { slugAtShop } from '#features/entries/free-slug.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { addHiddenJob, closeJob, publishJob } from './commands.ts';
import type { JobBody } from './schema.ts';

/** How a job is written by the editing core. */
export const jobPublisher: Publisher = {
  addHidden: async (tx, { shopId }, _body, at) =>
    addHiddenJob(tx, shopId!, await slugAtShop(tx, 'job', shopId!), await getTaxonomy(tx), at),
  publish: async (tx, id, body, _schedules, at) =>
    publishJob(tx, id, body as JobBody, await getTaxonomy(tx), at),
  end: (tx, id, why, at) => closeJob(tx, id, why === 'done' ? 'filled' : 'withdrawn', at),
};
