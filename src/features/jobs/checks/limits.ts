import type { JobBody } from '../schema.ts';
import { block, type Finding } from './finding.ts';

type Exception = NonNullable<JobBody['ageException']>;

/** What each legal exception demands of the post besides its reason. */
const FITS: Record<Exception, (job: JobBody) => boolean> = {
  // 1号: 定年を上限とする, neither above nor below it, for work without a term.
  retirement: (job) =>
    job.contractKind === 'indefinite' &&
    job.ageMin === null &&
    job.ageMax !== null &&
    job.retirementAge !== null &&
    job.ageMax === job.retirementAge - 1,
  // 2号: 法令の規定により年齢制限が設けられている.
  law: () => true,
  // 3号イ: 長期勤続によるキャリア形成: young people, no term, no lower limit.
  career: (job) => job.contractKind === 'indefinite' && job.ageMin === null && job.ageMax !== null,
  // 3号ロ: 技能・ノウハウの継承: 5 to 10 years of age within 30 to 49 (告示第278号), no term.
  skills: (job) =>
    job.contractKind === 'indefinite' &&
    job.ageMin !== null &&
    job.ageMax !== null &&
    job.ageMin >= 30 &&
    job.ageMax <= 49 &&
    job.ageMax - job.ageMin + 1 >= 5 &&
    job.ageMax - job.ageMin + 1 <= 10,
  // 3号ハ: 芸術・芸能の表現の真実性.
  art: () => true,
  // 3号ニ: 60歳以上に限る.
  senior: (job) => job.ageMin !== null && job.ageMin >= 60 && job.ageMax === null,
  // 3号ニ: 特定の年齢層の雇用を促進する国の施策を活用する.
  policy: () => true,
};

/**
 * An age limit needs one of the exceptions of 労働施策総合推進法 第9条 (施行規則 第1条の3第1項) that
 * fits the post, and its reason (第2項; 高年齢者雇用安定法 第20条 for an upper limit of 65 or less).
 */
export function checkAge(job: JobBody): Finding[] {
  if (job.ageMin === null && job.ageMax === null) return [];
  const field = job.ageMin === null ? 'ageMax' : 'ageMin';
  const upsideDown = job.ageMin !== null && job.ageMax !== null && job.ageMax < job.ageMin;
  return [
    ...(job.ageException === null ? [block('ageException', 'ageException')] : []),
    ...(job.ageReason === null ? [block('ageReason', 'ageReason')] : []),
    ...(upsideDown || (job.ageException !== null && !FITS[job.ageException](job))
      ? [block(field, 'ageUnfit')]
      : []),
  ];
}

/**
 * Only women, or only men, needs a ground: ポジティブ・アクション (男女雇用機会均等法 第8条, which favours
 * women) or one of the 適用除外 of the 指針 平成18年厚生労働省告示第614号 第二の14(2). 第5条 forbids all else.
 */
export function checkSex(job: JobBody): Finding[] {
  if (job.sexLimit === null) return [];
  return [
    ...(job.sexGround === null ? [block('sexGround', 'sexGround')] : []),
    ...(job.sexReason === null ? [block('sexReason', 'sexReason')] : []),
    ...(job.sexGround === 'positive-action' && job.sexLimit === 'men'
      ? [block('sexGround', 'sexUnfit')]
      : []),
  ];
}
