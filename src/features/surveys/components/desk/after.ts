/** Where somebody is led who has sent a sheet: to its report, or to where it is worked out. */
export function afterWork(sent: { report: number } | { job: string }, did: string): string {
  return 'job' in sent
    ? `/staff/surveys/work/${sent.job}?did=${did}`
    : `/staff/surveys/${sent.report}?did=${did}`;
}
