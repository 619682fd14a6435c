import type { JobBody, JobField } from './schema.ts';
import { block, type CheckContext, type Finding } from './checks/finding.ts';
import { checkAge, checkSex } from './checks/limits.ts';
import { checkAlwaysNeeded, checkCommission, checkLegalItems } from './checks/stated.ts';
import { checkWage } from './checks/wage.ts';

/**
 * Names everything that keeps a post from being published (`block`) or should be looked at (`warn`),
 * each beside its field. Pure: the same post, table and day give the same findings. The sources of
 * the rules stand with each rule in `checks/`.
 *
 * @param context `today` is the local date; `minimumWages` may hold every region's rows.
 */
export function checkJob(job: JobBody, context: CheckContext): Finding[] {
  const always = [...checkAlwaysNeeded(job), ...checkGiftMoney(job)];
  if (job.employmentType === 'commission') return [...always, ...checkCommission(job)];
  return [
    ...always,
    ...checkLegalItems(job),
    ...checkTerm(job),
    ...checkDispatch(job),
    ...checkDiscretionary(job),
    ...checkWage(job, context),
    ...checkAge(job),
    ...checkSex(job),
  ];
}

/** A term does not end before it begins; without a first day it begins when the post goes up at the earliest. */
function checkTerm(job: JobBody): Finding[] {
  if (job.contractKind !== 'fixed' || job.contractUntil === null) return [];
  const begins = job.contractFrom ?? job.postedOn;
  return begins !== null && job.contractUntil < begins ? [block('contractUntil', 'termDates')] : [];
}

/** 派遣労働者として雇用しようとする旨 (職業安定法施行規則 第4条の2第3項). */
function checkDispatch(job: JobBody): Finding[] {
  return job.employmentType === 'dispatch' && !job.dispatched
    ? [block('dispatched', 'dispatch')]
    : [];
}

/** 裁量労働制: the hours that are deemed worked (指針 第三). */
function checkDiscretionary(job: JobBody): Finding[] {
  const applies = job.discretionary !== null && job.discretionary !== 'none';
  return applies && job.deemedHours === null ? [block('deemedHours', 'deemedHours')] : [];
}

/** お祝い金, 入社祝金, 就職祝い … but not a bonus or an allowance for a wedding. */
const GIFT_MONEY = /(?:お祝い?金|(?:入社|就職|採用|入職|内定|転職)(?:お)?祝い?)/;

/**
 * Money for taking a job has no place here: since April 2025 the 指針 forbids those who publish posts to
 * lure job seekers with it, and the portal takes no post that does.
 */
function checkGiftMoney(job: JobBody): Finding[] {
  return (Object.keys(job) as JobField[])
    .filter((field) => {
      const value = job[field];
      return typeof value === 'string' && GIFT_MONEY.test(value);
    })
    .map((field) => block(field, 'giftMoney'));
}
