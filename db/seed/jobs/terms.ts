/** What a kind of work usually offers in the demo town, by the names of the jobs' schema. */
import type { DemoJob, JobKind } from './types.ts';

const RENEWAL = {
  renewal: true,
  renewalCriteria: '契約が終わるときの業務量、勤務成績・態度、会社の経営状況により判断します',
  renewalLimit: '上限はありません',
};

const COMMON = {
  dutiesChange: '変更なし',
  workplaceChange: '変更なし',
  smoking: 'indoors',
  discretionary: 'none',
  selection: '面接1回（履歴書をお持ちください）',
  commuting: '実費を支給（月10,000円まで）',
};

const HOURLY = {
  ...COMMON,
  contractKind: 'fixed',
  contractMonths: 12,
  ...RENEWAL,
  trial: true,
  trialLength: '採用日から1か月',
  trialTerms: '賃金などの条件は変わりません',
  holidays: 'シフト制（希望を前月20日までにうかがいます）',
  overtime: false,
};

const MONTHLY = {
  ...COMMON,
  dutiesChange: '会社の定める業務',
  contractKind: 'indefinite',
  trial: true,
  trialLength: '採用日から3か月',
  trialTerms: '賃金などの条件は変わりません',
  holidays: '日曜・祝日・会社の休日（シフトによる土曜を含む）',
  overtime: true,
  overtimeHours: 10,
  insurance: ['employment', 'accident', 'health', 'pension'],
  bonus: '年2回（前年度の実績 計2.5か月分）',
  raise: '年1回（4月）',
  dailyHours: 8,
  retirementAge: 65,
};

const USUAL: Record<JobKind, Record<string, unknown>> = {
  regular: MONTHLY,
  contract: { ...MONTHLY, contractKind: 'fixed', contractMonths: 12, ...RENEWAL, bonus: null },
  part: { ...HOURLY, insurance: ['employment', 'accident'] },
  casual: { ...HOURLY, insurance: ['accident'] },
  dispatch: {
    ...HOURLY,
    insurance: ['employment', 'accident', 'health', 'pension'],
    dispatched: true,
  },
  intern: { ...HOURLY, insurance: ['accident'], trial: false, trialLength: null, trialTerms: null },
  commission: {},
};

/** Everything the post says beside employer, place and dates. */
export function termsOf(kind: JobKind, job: DemoJob): Record<string, unknown> {
  const terms = {
    ...USUAL[kind],
    employmentType: kind,
    title: job.title,
    titleEn: job.titleEn,
    description: job.text,
    descriptionEn: job.textEn,
    duties: job.duties,
    dutiesEn: job.dutiesEn,
    shifts: job.shifts.map(shiftOf),
    ...(kind !== 'commission' && breakOf(job.shifts)),
    ...(job.wage && { wageUnit: job.wage[0], wageMin: job.wage[1], wageMax: job.wage[2] ?? null }),
    ...job.more,
  };
  return { ...terms, ...monthlyHours(terms) };
}

function shiftOf(text: string): { days: string; start: string; end: string } {
  const [days = '', times = ''] = text.split(' ');
  const [start = '', end = ''] = times.split('-');
  return { days, start, end };
}

/** At least what 労働基準法 第34条 asks: 45 minutes above six hours, 60 above eight. */
function breakOf(shifts: readonly string[]): { breakMinutes: number; breakNote: string | null } {
  const longest = Math.max(
    ...shifts.map(shiftOf).map(({ start, end }) => minutesOf(end) - minutesOf(start)),
  );
  if (longest <= 360) return { breakMinutes: 0, breakNote: '6時間以内の勤務です' };
  return { breakMinutes: longest <= 510 ? 45 : 60, breakNote: null };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The yearly working hours over twelve, one decimal. */
function monthlyHours(terms: Record<string, unknown>): { monthlyHours?: number } {
  const { annualHolidays, dailyHours } = terms;
  if (typeof annualHolidays !== 'number' || typeof dailyHours !== 'number') return {};
  return { monthlyHours: Math.round((((365 - annualHolidays) * dailyHours) / 12) * 10) / 10 };
}
