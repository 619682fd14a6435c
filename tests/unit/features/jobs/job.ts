import { checkJob } from '#features/jobs/checker.ts';
import type { CheckContext, Finding } from '#features/jobs/checks/finding.ts';
import { JobInput, type JobBody } from '#features/jobs/schema.ts';

/** The two rows every database begins with. */
export const WAGES = [
  { region: 'yamaguchi', validFrom: '2024-10-01', hourly: 979 },
  { region: 'yamaguchi', validFrom: '2025-10-16', hourly: 1043 },
];

const CONTEXT: CheckContext = { minimumWages: WAGES, today: '2025-11-01', categories: ['coffee'] };

/** A part-time post that lacks nothing. */
const COMPLETE = {
  title: '朝の喫茶スタッフ',
  description: 'パンを焼くところから。',
  employmentType: 'part',
  postedOn: '2025-11-01',
  validUntil: '2025-12-31',
  informationOn: '2025-11-01',
  duties: '接客、調理補助',
  dutiesChange: '変更なし',
  area: 'shiraishi',
  workplaceAddress: '山口市中市町90-1',
  workplaceChange: '変更なし',
  smoking: 'indoors',
  contractKind: 'fixed',
  contractMonths: 12,
  renewal: true,
  renewalCriteria: '勤務成績',
  renewalLimit: '上限なし',
  trial: false,
  shifts: [{ days: '12345', start: '08:00', end: '12:00' }],
  breakMinutes: 0,
  holidays: '土日',
  overtime: false,
  discretionary: 'none',
  wageUnit: 'HOUR',
  wageMin: 1100,
  insurance: ['accident'],
  recruiterName: '珈琲 羊雲',
  recruiterAddress: '山口市中市町90-1',
  contactPhone: '083-900-0001',
};

export function job(change: Record<string, unknown> = {}): JobBody {
  return JobInput.parse({ ...COMPLETE, ...change });
}

/** A commission that lacks nothing. */
export function commission(change: Record<string, unknown> = {}): JobBody {
  const { title, description, duties, workplaceAddress, postedOn, validUntil, informationOn } =
    COMPLETE;
  return JobInput.parse({
    title,
    description,
    duties,
    workplaceAddress,
    postedOn,
    validUntil,
    informationOn,
    employmentType: 'commission',
    commissionPeriod: '契約日から1か月',
    commissionReward: '1点 5,500円',
    commissionTermination: '30日前までに申し出る',
    recruiterName: '珈琲 羊雲',
    recruiterAddress: '山口市中市町90-1',
    contactEmail: 'work@example.com',
    ...change,
  });
}

export function findings(body: JobBody, context: Partial<CheckContext> = {}): Finding[] {
  return checkJob(body, { ...CONTEXT, ...context });
}

/** `field key` of each finding of a level. */
export function told(
  body: JobBody,
  level: Finding['level'] = 'block',
  context: Partial<CheckContext> = {},
): string[] {
  return findings(body, context)
    .filter((finding) => finding.level === level)
    .map(({ field, key }) => `${field} ${key}`);
}
