import { casual } from './casual.ts';
import { commission, contract, dispatch, intern } from './others.ts';
import { part } from './part.ts';
import { regular } from './regular.ts';
import type { DemoJob, JobKind } from './types.ts';

/** The demo town's jobs by kind. */
export const demoJobs: Record<JobKind, readonly DemoJob[]> = {
  regular,
  contract,
  part,
  casual,
  dispatch,
  intern,
  commission,
};
