import type { Deferrable, JobBody, JobField } from '../schema.ts';
import { block, warn, type Finding } from './finding.ts';

/** An absent answer; `false` and 0 are answers. */
const isBlank = (value: JobBody[JobField]) =>
  value === null || (Array.isArray(value) && value.length === 0);

const missing = (job: JobBody, fields: readonly JobField[]): Finding[] =>
  fields.filter((field) => isBlank(job[field])).map((field) => block(field, 'missing'));

/** Nobody can be asked anything without one of these. */
function contact(job: JobBody): Finding[] {
  const ways = [job.contactPhone, job.contactEmail, job.contactUrl];
  return ways.every((way) => way === null) ? [block('contactPhone', 'missing')] : [];
}

/**
 * What every post must show whatever else it leaves for later: 募集主の氏名または名称, 住所, 連絡先,
 * 業務内容, 就業場所, 賃金 (職業安定法 第5条の4第1項 and the 通達 of December 2024 on it) and the kind of
 * employment; for 業務委託 the same with 報酬 (フリーランス法 第12条第1項). Title, text and dates are
 * the portal's own needs; 情報時点 keeps the post current (職業安定法施行規則 第4条の3).
 */
export function checkAlwaysNeeded(job: JobBody): Finding[] {
  const pay: JobField[] =
    job.employmentType === 'commission' ? ['commissionReward'] : ['wageUnit', 'wageMin'];
  return [
    ...missing(job, ['title', 'description', 'employmentType', 'duties', 'workplaceAddress']),
    ...missing(job, pay),
    ...missing(job, ['recruiterName', 'recruiterAddress']),
    ...contact(job),
    ...missing(job, ['postedOn', 'validUntil', 'informationOn']),
    ...(job.postedOn !== null && job.validUntil !== null && job.validUntil < job.postedOn
      ? [block('validUntil', 'dateOrder')]
      : []),
  ];
}

/** Which fields an item of 労働条件の明示 lacks; an empty list means it is stated. */
const LACKS: Record<Deferrable, (job: JobBody) => JobField[]> = {
  dutiesChange: (job) => blanks(job, ['dutiesChange']),
  workplaceChange: (job) => blanks(job, ['workplaceChange']),
  smoking: (job) => blanks(job, ['smoking']),
  contract: contractLacks,
  trial: (job) => (job.trial ? blanks(job, ['trialLength', 'trialTerms']) : blanks(job, ['trial'])),
  hours: (job) => (job.hoursNote === null ? blanks(job, ['shifts']) : []),
  breaks: (job) => (job.breakNote === null ? blanks(job, ['breakMinutes']) : []),
  holidays: (job) => blanks(job, ['holidays']),
  overtime: (job) => blanks(job, ['overtime']),
  discretionary: (job) => blanks(job, ['discretionary']),
  // An empty list says that none applies.
  insurance: (job) => (job.insurance === null ? ['insurance'] : []),
};

const blanks = (job: JobBody, fields: JobField[]) => fields.filter((field) => isBlank(job[field]));

/** 有期: until when, renewed or not, by which criteria, up to which limit (施行規則 第4条の2第3項). */
function contractLacks(job: JobBody): JobField[] {
  if (job.contractKind === null) return ['contractKind'];
  if (job.contractKind === 'indefinite') return [];
  const term: JobField[] =
    job.contractUntil === null && job.contractMonths === null ? ['contractUntil'] : [];
  const renewal: JobField[] = job.renewal
    ? blanks(job, ['renewalCriteria', 'renewalLimit'])
    : blanks(job, ['renewal']);
  return [...term, ...renewal];
}

/** Whether an item is not stated here and left to 「面接時までに書面で明示」, as the post then says. */
export function isDeferred(job: JobBody, item: Deferrable): boolean {
  return job.deferred.includes(item) && LACKS[item](job).length > 0;
}

/**
 * 労働条件の明示 (職業安定法 第5条の3, 施行規則 第4条の2第3項; 変更の範囲 and 更新上限 since April 2024).
 * An item may be left to a writing by the interview where a post lacks the room (指針 第三); that is
 * warned about, everything else that is missing blocks.
 */
export function checkLegalItems(job: JobBody): Finding[] {
  return (Object.keys(LACKS) as Deferrable[]).flatMap((item) =>
    LACKS[item](job).map((field) =>
      job.deferred.includes(item) ? warn(field, 'later') : block(field, 'missingOrLater'),
    ),
  );
}

/** 業務委託: also 期間・時期 and 契約の解除・不更新 (フリーランス法 第12条, 施行令 第2条). */
export function checkCommission(job: JobBody): Finding[] {
  return missing(job, ['commissionPeriod', 'commissionTermination']);
}
