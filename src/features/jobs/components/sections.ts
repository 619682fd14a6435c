import { isDeferred } from '../checks/stated.ts';
import { plain, written, type Row, type RowMaker, type SayContext } from './row.ts';
import { contractRows, placeRows, recruiterRows, whoRows, workRows } from './rows.ts';
import { careRows, timeRows, wageRows } from './rows-terms.ts';
import { dayText } from './say.ts';

export interface Section {
  id: string;
  title: string;
  rows: Row[];
}

/**
 * Every item of a post in a fixed order, so that two posts can be read side by side; an item that is
 * left to a writing by the interview says so in its place, an optional one that is absent is left out.
 */
export function jobSections(context: SayContext): Section[] {
  const { job, words } = context;
  const w = words.jobs;
  const row: RowMaker = (term, lines, item) => {
    const said = lines.filter((line) => line !== null);
    if (said.length > 0) return [{ term, lines: said }];
    const later = item !== undefined && isDeferred(job.body, item);
    return later ? [{ term, lines: [plain(w.later)] }] : [];
  };
  const isCommission = job.employmentType === 'commission';
  const all: Record<string, Row[]> = isCommission
    ? {
        work: workRows(context, row),
        place: placeRows(context, row),
        commission: commissionRows(context, row),
        recruiter: recruiterRows(context, row),
        information: informationRows(context, row),
      }
    : {
        work: workRows(context, row),
        wage: wageRows(context, row),
        time: timeRows(context, row),
        place: placeRows(context, row),
        contract: contractRows(context, row),
        care: careRows(context, row),
        who: whoRows(context, row),
        recruiter: recruiterRows(context, row),
        information: informationRows(context, row),
      };
  return Object.entries(all)
    .filter(([, rows]) => rows.length > 0)
    .map(([id, rows]) => ({ id, title: w.sections[id as keyof typeof w.sections], rows }));
}

function commissionRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const { fields } = words.jobs;
  const { body } = job;
  return [
    ...row(fields.commissionReward, [written(body.commissionReward, locale)]),
    ...row(fields.commissionPeriod, [written(body.commissionPeriod, locale)]),
    ...row(fields.commissionTermination, [written(body.commissionTermination, locale)]),
  ];
}

function informationRows({ job, words, at }: SayContext, row: RowMaker): Row[] {
  const { fields, confirmed } = words.jobs;
  const day = (date: string | null) =>
    date === null ? null : plain(dayText(date, at, words.common));
  return [
    ...row(fields.postedOn, [day(job.postedOn)]),
    ...row(fields.validUntil, [day(job.validUntil)]),
    ...row(fields.informationOn, [day(job.body.informationOn)]),
    ...row(confirmed, [day(job.confirmedOn)]),
  ];
}
