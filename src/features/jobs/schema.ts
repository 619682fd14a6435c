import { z } from 'zod';
import {
  listedDays,
  localDateInput,
  optionalPhone,
  optionalText,
  optionalUrl,
  photosToShow,
  slug,
} from '#features/entries/schema.ts';
import { PREFECTURES } from './prefectures.ts';

/** 正社員・契約・パート・アルバイト・派遣・インターン; 業務委託 is no employment and a short form of its own. */
export const EMPLOYMENT_TYPES = [
  'regular',
  'contract',
  'part',
  'casual',
  'dispatch',
  'intern',
  'commission',
] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const WAGE_UNITS = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type WageUnit = (typeof WAGE_UNITS)[number];

/** 雇用・労災・健康・厚生年金. */
export const INSURANCES = ['employment', 'accident', 'health', 'pension'] as const;

/**
 * Legal items that may be left to 「面接時までに書面で明示」 where a post has no room for them
 * (職業安定法に基づく指針 平成11年労働省告示第141号 第三). The others can never be left out.
 */
export const DEFERRABLE = [
  'dutiesChange',
  'workplaceChange',
  'smoking',
  'contract',
  'trial',
  'hours',
  'breaks',
  'holidays',
  'overtime',
  'discretionary',
  'insurance',
] as const;
export type Deferrable = (typeof DEFERRABLE)[number];

/** What a new job may begin with. */
export const JOB_TEMPLATES = ['part', 'regular', 'commission', 'other'] as const;
export type JobTemplate = (typeof JOB_TEMPLATES)[number];

export const JOBS_PER_PAGE = 20;

/** A wall-clock time; past midnight it goes on counting: 25:00. */
const time = z.string().regex(/^(?:[0-3]\d):[0-5]\d$/, 'notATime');

export const ShiftInput = z
  .object({
    start: time,
    end: time,
    /** Weekdays on which it may be worked, 1 = Monday … 7 = Sunday. */
    days: z.string().regex(/^[1-7]{1,7}$/, 'notDays'),
  })
  .refine(({ start, end }) => start < end && start < '24:00', { message: 'notAShift' });
export type Shift = z.infer<typeof ShiftInput>;

const date = localDateInput.nullable().default(null);
const yes = z.boolean().nullable().default(null);
const whole = (low: number, high: number) =>
  z.number().int().min(low).max(high).nullable().default(null);
const hours = (low: number, high: number) => z.number().min(low).max(high).nullable().default(null);
const yen = whole(1, 100_000_000);
const excluded = whole(0, 100_000_000);
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).nullable().default(null);

const Work = {
  title: optionalText(60),
  titleEn: optionalText(120),
  description: optionalText(2000),
  descriptionEn: optionalText(5000),
  employmentType: choice(EMPLOYMENT_TYPES),
  postedOn: date,
  /** The last local day on which one may apply. */
  validUntil: date,
  /** 情報時点: the day on which what the post says was true. */
  informationOn: date,
  duties: optionalText(1000),
  dutiesEn: optionalText(2500),
  dutiesChange: optionalText(400),
  area: slug.nullable().default(null),
  workplaceName: optionalText(80),
  workplacePostalCode: optionalText(8).refine((t) => t === null || /^\d{3}-\d{4}$/.test(t), {
    message: 'notAPostalCode',
  }),
  workplaceAddress: optionalText(200),
  workplaceChange: optionalText(400),
  /** 敷地内禁煙 · 屋内禁煙 · 喫煙室あり · 喫煙可 · 屋外での仕事. */
  smoking: choice(['none', 'indoors', 'room', 'allowed', 'outdoors']),
  smokingNote: optionalText(200),
};

const Contract = {
  contractKind: choice(['indefinite', 'fixed']),
  /** First day of a fixed term; null means the day of hiring. */
  contractFrom: date,
  contractUntil: date,
  contractMonths: whole(1, 120),
  renewal: yes,
  renewalCriteria: optionalText(400),
  /** 通算契約期間または更新回数の上限, also that there is none. */
  renewalLimit: optionalText(200),
  trial: yes,
  trialLength: optionalText(100),
  /** How its terms differ, also that they do not. */
  trialTerms: optionalText(400),
  /** Lowest wage in the trial period where it differs, yen in the wage's unit. */
  trialWage: yen,
  /** 派遣労働者として雇用する旨. */
  dispatched: z.boolean().default(false),
};

const Hours = {
  shifts: z.array(ShiftInput).max(8).default([]),
  hoursNote: optionalText(400),
  breakMinutes: whole(0, 300),
  breakNote: optionalText(200),
  holidays: optionalText(400),
  overtime: yes,
  /** 月平均時間外労働時間. */
  overtimeHours: hours(0, 100),
  overtimeNote: optionalText(200),
  /** 裁量労働制: none, 専門業務型, 企画業務型. */
  discretionary: choice(['none', 'professional', 'planning']),
  /** みなし労働時間 a day. */
  deemedHours: hours(1, 24),
  annualHolidays: whole(0, 366),
};

const Wage = {
  wageUnit: choice(WAGE_UNITS),
  /** Lowest and highest yen in the unit, with everything below in it. */
  wageMin: yen,
  wageMax: yen,
  wageNote: optionalText(600),
  /** Where it is done: the minimum wage of which prefecture it is held to. */
  wageRegion: z.enum(PREFECTURES).default('yamaguchi'),
  /** 所定労働時間 a day, a week, and the monthly average over a year. */
  dailyHours: hours(0.5, 24),
  weeklyHours: hours(0.5, 60),
  monthlyHours: hours(1, 260),
  fixedOvertime: z.boolean().default(false),
  fixedOvertimeBase: yen,
  fixedOvertimeAmount: yen,
  fixedOvertimeHours: hours(0.5, 100),
  /** 固定残業時間を超えた分の割増賃金を追加で支給する. */
  fixedOvertimeExcess: z.boolean().default(false),
  /** Parts of `wageMin` that do not count towards the minimum wage. */
  excludedPremium: excluded,
  excludedCommuting: excluded,
  excludedFamily: excluded,
  excludedAttendance: excluded,
  excludedBonus: excluded,
  bonus: optionalText(200),
  raise: optionalText(200),
  commuting: optionalText(200),
  /** null while nothing is said; an empty list says that none applies. */
  insurance: z.array(z.enum(INSURANCES)).nullable().default(null),
  retirementAge: whole(60, 99),
  retirementNote: optionalText(200),
};

const Limits = {
  ageMin: whole(15, 99),
  ageMax: whole(15, 99),
  /** 労働施策総合推進法施行規則 第1条の3 第1項: 1号, 2号, 3号イ, ロ, ハ, ニ (60歳以上), ニ (国の施策). */
  ageException: choice(['retirement', 'law', 'career', 'skills', 'art', 'senior', 'policy']),
  ageReason: optionalText(300),
  sexLimit: choice(['women', 'men']),
  /** 均等法 第8条, then 指針 第二の14(2): 芸術, 防犯, 宗教・風紀・競技, 法令. */
  sexGround: choice(['positive-action', 'art', 'security', 'custom', 'law']),
  sexReason: optionalText(300),
};

const Recruiter = {
  selection: optionalText(400),
  helloWorkNumber: optionalText(20),
  recruiterName: optionalText(120),
  recruiterAddress: optionalText(200),
  contactPhone: optionalPhone,
  contactEmail: optionalText(254).refine(
    (text) => text === null || z.email().safeParse(text).success,
    { message: 'notAnEmail' },
  ),
  contactUrl: optionalUrl,
  contactNote: optionalText(300),
};

/** 業務委託: 期間または時期, 報酬, 契約の解除・不更新 (フリーランス法 第12条 and its 施行令 第2条). */
const Commission = {
  commissionPeriod: optionalText(300),
  commissionReward: optionalText(400),
  commissionTermination: optionalText(400),
};

/**
 * What an employer says of a job: the body of a revision. Everything may be missing in a draft;
 * `checkJob` tells what publication still needs.
 */
export const JobInput = z.object({
  ...Work,
  ...Contract,
  ...Hours,
  ...Wage,
  ...Limits,
  ...Recruiter,
  ...Commission,
  ...listedDays,
  ...photosToShow,
  deferred: z.array(z.enum(DEFERRABLE)).default([]),
});
export type JobBody = z.infer<typeof JobInput>;
export type JobField = keyof JobBody;
