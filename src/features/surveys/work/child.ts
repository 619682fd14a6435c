import { actingAs, type Acting } from '#server/acting.ts';
import { openStore } from '#server/db.ts';
import { runJob, type Job } from './job.ts';

/** What the parent sends: where the database is, what to do, and whose act it is. */
export interface Order {
  dataDir: string;
  job: Job;
  acting: Acting | undefined;
}

process.once('message', async (message: Order) => {
  const store = openStore(message.dataDir);
  const { job, acting } = message;
  const run = () => runJob(store, job, (step) => process.send!({ step }));
  const answer = await (acting ? actingAs(acting, run) : run());
  await store.close();
  process.send!({ answer }, () => process.exit());
});
