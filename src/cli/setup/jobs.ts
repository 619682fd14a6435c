import { demoJobs } from '#db/seed/jobs/index.ts';
import { termsOf } from '#db/seed/jobs/terms.ts';
import type { DemoJob, JobKind } from '#db/seed/jobs/types.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addPublishedJobs, closeJob } from '#features/jobs/commands.ts';
import { JobInput, type JobBody } from '#features/jobs/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

/** The day of seeding, counted in days, makes the dates; the rest is the same every time. */
export async function replaceDemoJobs(tx: Tx, at: Date): Promise<void> {
  await removeDemoJobs(tx, at);
  const taxonomy = await getTaxonomy(tx);
  const shops = new Map((await listDemoShops(tx)).map((shop) => [shop.slug, shop]));
  const planned = (Object.keys(demoJobs) as JobKind[])
    .flatMap((kind) => demoJobs[kind].map((job) => ({ kind, job })))
    // The newest comes last, so that equal days keep a lively order.
    .sort((a, b) => b.job.posted - a.job.posted || (a.job.slug < b.job.slug ? -1 : 1))
    .flatMap(({ kind, job }) => {
      const shop = shops.get(job.shop);
      return shop ? [{ job, shop, body: bodyOf(kind, job, shop, at) }] : [];
    });
  const ids = await addPublishedJobs(
    tx,
    planned.map(({ job, shop, body }) => ({
      shopId: shop.id,
      slug: job.slug,
      body,
      confirmedOn: body.informationOn!,
    })),
    taxonomy,
    at,
  );
  for (const [i, { job }] of planned.entries()) {
    if (job.filled === undefined) continue;
    await closeJob(tx, ids[i]!, 'filled', startOfLocalDay(addDays(localDate(at), -job.filled)));
  }
}

/** Jobs of demo businesses and what is kept of them elsewhere. */
async function removeDemoJobs(tx: Tx, at: Date): Promise<void> {
  const demo = tx
    .selectFrom('job')
    .innerJoin('shop', 'shop.id', 'job.shop_id')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select('job.id')
    .where('business.demo', '=', 1);
  for (const table of ['revision', 'slug_history'] as const) {
    await tx.deleteFrom(table).where('kind', '=', 'job').where('entry_id', 'in', demo).execute();
  }
  await tx.deleteFrom('job').where('id', 'in', demo).execute();
  await tx
    .insertInto('change')
    .values({ tag: 'job', at: toIso(at) })
    .execute();
}

type DemoShop = Awaited<ReturnType<typeof listDemoShops>>[number];

function listDemoShops(tx: Tx) {
  const shops = Object.values(demoJobs).flatMap((jobs) => jobs.map(({ shop }) => shop));
  return tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .leftJoin('area', 'area.id', 'shop.area_id')
    .select(['shop.id', 'shop.slug', 'shop.name', 'shop.address', 'shop.building'])
    .select(['shop.postal_code', 'shop.phone', 'business.name as employer', 'area.slug as area'])
    .where('business.demo', '=', 1)
    .where('shop.slug', 'in', [...new Set(shops)])
    .execute();
}

/** The post as its employer would have entered it. */
function bodyOf(kind: JobKind, job: DemoJob, shop: DemoShop, at: Date): JobBody {
  const today = localDate(at);
  const address = [shop.address, shop.building].filter(Boolean).join(' ');
  return JobInput.parse({
    area: shop.area,
    workplaceName: kind === 'commission' ? null : shop.name,
    workplaceAddress: address,
    workplacePostalCode: kind === 'commission' ? null : shop.postal_code,
    recruiterName: shop.employer,
    recruiterAddress: address,
    contactPhone: kind === 'commission' ? null : shop.phone,
    contactEmail: `${job.slug}@example.com`,
    contactNote: kind === 'commission' ? null : '採用担当まで（電話は10時〜17時）',
    postedOn: addDays(today, -job.posted),
    validUntil: addDays(today, job.until),
    informationOn: addDays(today, -Math.floor(job.posted / 2)),
    ...termsOf(kind, job),
  });
}
