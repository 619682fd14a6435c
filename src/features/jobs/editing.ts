import { dateSaid } from '#features/entries/said-date.ts';
import { jobFormJa as w } from '#i18n/job-form.ja.ts';
import { jobsJa } from '#i18n/jobs.ja.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { prefecturesJa } from '#i18n/prefectures.ja.ts';
import { sectionsOf } from '#features/drafts/sections.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { shiftLines } from './components/say.ts';
import { DEFERRABLE, type Deferrable, type JobField, type Shift } from './schema.ts';

/** The short forms a job is written with, in their order; each saves its own fields. */
export const JOB_SECTIONS = {
  work: ['employmentType', 'title', 'duties', 'dutiesChange', 'description', 'deferred'],
  commission: ['commissionReward', 'commissionPeriod', 'commissionTermination'],
  wage: [
    ...['wageUnit', 'wageMin', 'wageMax', 'dailyHours', 'weeklyHours', 'monthlyHours'],
    ...['wageNote', 'fixedOvertime', 'fixedOvertimeBase', 'fixedOvertimeAmount'],
    ...['fixedOvertimeHours', 'fixedOvertimeExcess', 'excludedPremium', 'excludedCommuting'],
    ...['excludedFamily', 'excludedAttendance', 'excludedBonus', 'bonus', 'raise', 'commuting'],
  ],
  time: [
    ...['shifts', 'hoursNote', 'breakMinutes', 'breakNote', 'holidays', 'annualHolidays'],
    ...['overtime', 'overtimeHours', 'overtimeNote', 'discretionary', 'deemedHours', 'deferred'],
  ],
  place: [
    ...['workplaceName', 'workplacePostalCode', 'workplaceAddress', 'area', 'wageRegion'],
    ...['workplaceChange', 'smoking', 'smokingNote', 'deferred'],
  ],
  contract: [
    ...['contractKind', 'contractFrom', 'contractUntil', 'contractMonths', 'renewal'],
    ...['renewalCriteria', 'renewalLimit', 'trial', 'trialLength', 'trialTerms', 'trialWage'],
    ...['dispatched', 'deferred'],
  ],
  care: ['insurance', 'retirementAge', 'retirementNote', 'deferred'],
  who: ['ageMin', 'ageMax', 'ageException', 'ageReason', 'sexLimit', 'sexGround', 'sexReason'],
  recruiter: [
    ...['recruiterName', 'recruiterAddress', 'contactPhone', 'contactEmail', 'contactUrl'],
    ...['contactNote', 'selection', 'helloWorkNumber'],
  ],
  dates: ['postedOn', 'validUntil', 'informationOn', 'listedFrom', 'listedUntil'],
  english: ['titleEn', 'dutiesEn', 'descriptionEn'],
} as const satisfies Record<string, readonly string[]>;
export type JobSection = keyof typeof JOB_SECTIONS;

/** 業務委託 is no employment: a short form of its own, without wage, hours and insurance. */
const OF_COMMISSION: readonly JobSection[] = [
  ...(['work', 'commission', 'place', 'recruiter', 'dates', 'english'] as const),
];
const OF_EMPLOYMENT = (Object.keys(JOB_SECTIONS) as JobSection[]).filter(
  (section) => section !== 'commission',
);

export const jobSections = sectionsOf<JobSection>(JOB_SECTIONS, ({ employmentType }) =>
  employmentType === 'commission' ? OF_COMMISSION : OF_EMPLOYMENT,
);

const DEFERRED_IN: Partial<Record<JobSection, readonly Deferrable[]>> = {
  work: ['dutiesChange'],
  time: ['hours', 'breaks', 'holidays', 'overtime', 'discretionary'],
  place: ['workplaceChange', 'smoking'],
  contract: ['contract', 'trial'],
  care: ['insurance'],
};

/** Items left to a writing by the interview that other sections show: this one sends them along. */
export function deferredElsewhere(section: JobSection, deferred: readonly string[]): string[] {
  const here: readonly string[] | undefined = DEFERRED_IN[section];
  return here ? deferred.filter((item) => !here.includes(item)) : [];
}

const WORDS: Partial<Record<JobField, Record<string, string>>> = {
  employmentType: w.types,
  wageUnit: w.units,
  smoking: w.smoking,
  discretionary: w.discretionary,
  contractKind: w.contracts,
  ageException: w.exceptions,
  sexLimit: w.sexLimits,
  sexGround: w.sexGrounds,
  wageRegion: prefecturesJa,
};

/** A value of a job's body in words, for comparing two. */
export function jobValueText(taxonomy: Taxonomy): (field: string, value: unknown) => string {
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? w.yes : w.no;
    if (Array.isArray(value)) return listText(field, value);
    if (field === 'area') return taxonomy.areas.find(({ slug }) => slug === value)?.name ?? '';
    return WORDS[field as JobField]?.[String(value)] ?? dateSaid(String(value));
  };
}

function listText(field: string, value: unknown[]): string {
  if (field === 'shifts') {
    const isWhole = (value as Shift[]).every(({ days }) => days !== '');
    return isWhole ? shiftLines(value as Shift[], jobsJa).join('\n') : '';
  }
  if (field === 'newPhotos') return photosJa.added(value.length);
  if (field === 'insurance') {
    const names = (value as (keyof typeof w.insurances)[]).map((one) => w.insurances[one] ?? one);
    return names.length === 0 ? w.insuranceNone : names.join('・');
  }
  return DEFERRABLE.filter((item) => value.includes(item))
    .map((item: Deferrable) => w.deferrable[item])
    .join('・');
}
