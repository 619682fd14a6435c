import {
  asChoice,
  asFlag,
  asList,
  asNarrow,
  asNumber,
  asPostalCode,
  asYesNo,
  each,
  type FieldReader,
} from '#features/drafts/form-values.ts';

/** So many shifts a form shows: what is there and one to add, three at least. */
export const shiftRows = (count: number) => Math.min(Math.max(count + 1, 3), 8);

const SHIFTS = 8;

/** The shifts that were filled in; one whose end is not after its start ends on the next day. */
const shifts: FieldReader = (form) =>
  Array.from({ length: SHIFTS }, (_, i) => ({
    start: String(form.get(`shift${i}-start`) ?? ''),
    end: String(form.get(`shift${i}-end`) ?? ''),
    days: form.getAll(`shift${i}-days`).join(''),
  }))
    .filter(({ start, end }) => start !== '' || end !== '')
    .map(({ start, end, days }) => ({ start, end: end <= start ? nextDay(end) : end, days }));

/** `01:00` as the hour after midnight of the day before: `25:00`. */
function nextDay(time: string): string {
  return time === '' ? '' : `${Number(time.slice(0, 2)) + 24}${time.slice(2)}`;
}

/** Nothing ticked says nothing yet; 「加入なし」 says that none applies. */
const insurance: FieldReader = (form, field) => {
  const ticked = asList(form, field) as string[];
  if (ticked.length === 0) return null;
  return ticked.filter((one) => one !== 'none');
};

/** Fields of a job that a form does not send as plain text. */
export const jobReaders: Readonly<Record<string, FieldReader>> = {
  ...each(asChoice, ['employmentType', 'postedOn', 'validUntil', 'informationOn', 'area']),
  ...each(asChoice, [
    'smoking',
    'wageRegion',
    'contractKind',
    'contractFrom',
    'contractUntil',
    'wageUnit',
  ]),
  ...each(asChoice, ['listedFrom', 'listedUntil']),
  ...each(asChoice, ['discretionary', 'ageException', 'sexLimit', 'sexGround']),
  ...each(asYesNo, ['renewal', 'trial', 'overtime']),
  ...each(asFlag, ['dispatched', 'fixedOvertime', 'fixedOvertimeExcess']),
  ...each(asNumber, ['contractMonths', 'trialWage', 'breakMinutes', 'overtimeHours']),
  ...each(asNumber, ['deemedHours', 'annualHolidays', 'wageMin', 'wageMax', 'dailyHours']),
  ...each(asNumber, ['weeklyHours', 'monthlyHours', 'fixedOvertimeBase', 'fixedOvertimeAmount']),
  ...each(asNumber, ['fixedOvertimeHours', 'excludedPremium', 'excludedCommuting']),
  ...each(asNumber, ['excludedFamily', 'excludedAttendance', 'excludedBonus', 'retirementAge']),
  ...each(asNumber, ['ageMin', 'ageMax']),
  ...each(asNarrow, ['contactPhone', 'contactEmail', 'helloWorkNumber']),
  workplacePostalCode: asPostalCode,
  shifts,
  insurance,
  deferred: asList,
};
