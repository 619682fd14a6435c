/** Words of the jobs pages, in Japanese: the source. */
export const jobsJa = {};

export type JobsWords = typeof jobsJa;
