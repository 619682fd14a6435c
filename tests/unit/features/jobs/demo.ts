import type { Store } from '#server/db.ts';
import { getPublishedJob, type JobDetail } from '#features/jobs/queries.ts';
import { getTaxonomy, type Taxonomy } from '#features/taxonomy/queries.ts';
import { replaceDemoJobs } from '../../../../src/cli/setup/jobs.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

export const at = new Date(NOW);

/** The demo town with its jobs, dated from `at`. */
export async function demo(): Promise<{ store: Store; taxonomy: Taxonomy }> {
  const { store } = await townDatabase();
  await store.write((tx) => replaceDemoJobs(tx, at));
  return { store, taxonomy: await getTaxonomy(store.read) };
}

export async function everyJob(store: Store, taxonomy: Taxonomy): Promise<JobDetail[]> {
  const slugs = await store.read.selectFrom('job').select('slug').execute();
  const jobs = slugs.map(({ slug }) => getPublishedJob(store.read, slug, taxonomy, at));
  return (await Promise.all(jobs)).map((found) => found!);
}
