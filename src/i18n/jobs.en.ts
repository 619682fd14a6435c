import type { JobsWords } from './jobs.ja.ts';

/** Words of the jobs pages, in English. */
export const jobsEn: JobsWords = {};
