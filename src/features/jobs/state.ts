import { localDate, startOfLocalDay, addDays } from '#server/clock.ts';

/** What decides whether one may still apply. */
export interface JobTimes {
  postedOn: string;
  /** The last local day of the post. */
  validUntil: string;
  /** ISO UTC. */
  closedAt: string | null;
  closeReason: 'filled' | 'withdrawn' | null;
}

export type JobState = 'coming' | 'open' | 'filled' | 'withdrawn' | 'ended';

/** Where a post stands at a moment; it closes to the second, days are Tokyo's. */
export function jobState(job: JobTimes, at: Date): JobState {
  const today = localDate(at);
  if (job.closedAt !== null && new Date(job.closedAt) <= at) return job.closeReason ?? 'withdrawn';
  if (today > job.validUntil) return 'ended';
  return today < job.postedOn ? 'coming' : 'open';
}

/** The first moment at which nobody may apply any more: the midnight after the last day, or earlier. */
export function closesAt(job: JobTimes): Date {
  const midnight = startOfLocalDay(addDays(job.validUntil, 1));
  const closed = job.closedAt === null ? midnight : new Date(job.closedAt);
  return closed < midnight ? closed : midnight;
}
