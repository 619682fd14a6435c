import { openStore } from '#server/db.ts';
import { runJob, type Job } from './job.ts';

/** What the parent sends: where the database is, and what to do. */
export interface Order {
  dataDir: string;
  job: Job;
}

process.once('message', async (message: Order) => {
  const store = openStore(message.dataDir);
  const answer = await runJob(store, message.job, (step) => process.send!({ step }));
  await store.close();
  process.send!({ answer }, () => process.exit());
});
