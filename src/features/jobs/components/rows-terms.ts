import type { LocalText } from '#i18n/text.ts';
import { plain, written, type Row, type RowMaker, type SayContext } from './row.ts';
import { amountText, shiftLines } from './say.ts';

export function timeRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const w = words.jobs;
  const { body } = job;
  const breaks =
    body.breakMinutes === null
      ? null
      : plain(body.breakMinutes === 0 ? w.no : w.breakMinutes(body.breakMinutes));
  const overtime =
    body.overtime === null ? null : plain(body.overtime ? w.overtimeYes(body.overtimeHours) : w.no);
  return [
    ...row(
      w.fields.shifts,
      [...shiftLines(body.shifts, w).map(plain), written(body.hoursNote, locale)],
      'hours',
    ),
    ...row(w.fields.breakMinutes, [breaks, written(body.breakNote, locale)], 'breaks'),
    ...row(
      w.fields.holidays,
      [
        written(body.holidays, locale),
        body.annualHolidays === null ? null : plain(w.annualHolidays(body.annualHolidays)),
      ],
      'holidays',
    ),
    ...row(w.fields.overtime, [overtime, written(body.overtimeNote, locale)], 'overtime'),
    ...row(
      w.fields.discretionary,
      [
        body.discretionary === null ? null : plain(w.discretionary[body.discretionary]),
        body.deemedHours === null ? null : plain(w.deemed(body.deemedHours)),
      ],
      'discretionary',
    ),
  ];
}

export function wageRows(context: SayContext, row: RowMaker): Row[] {
  const { job, locale, words } = context;
  const { jobs } = words;
  const { fields } = jobs;
  const { body } = job;
  const { wageUnit, wageMin, wageMax, monthlyHours } = body;
  const wage =
    wageUnit === null || wageMin === null
      ? null
      : plain(amountText(wageUnit, wageMin, wageMax, words.jobs));
  const isMonthly = wageUnit === 'MONTH' || wageUnit === 'YEAR';
  return [
    ...row(fields.wageMin, [
      wage,
      written(body.wageNote, locale),
      isMonthly && monthlyHours !== null ? plain(jobs.averageHours(monthlyHours)) : null,
    ]),
    ...row(fields.fixedOvertime, fixedOvertimeLines(context)),
    ...row(fields.bonus, [written(body.bonus, locale)]),
    ...row(fields.raise, [written(body.raise, locale)]),
    ...row(fields.commuting, [written(body.commuting, locale)]),
  ];
}

function fixedOvertimeLines({ job, words }: SayContext): LocalText[] {
  const w = words.jobs;
  const { body } = job;
  const { fixedOvertimeBase, fixedOvertimeAmount, fixedOvertimeHours, wageUnit } = body;
  if (!body.fixedOvertime) return [plain(w.no)];
  if (fixedOvertimeBase === null || fixedOvertimeAmount === null || wageUnit === null) return [];
  return [
    plain(w.fixedOvertimeBase(amountText(wageUnit, fixedOvertimeBase, null, w))),
    plain(w.fixedOvertime(fixedOvertimeAmount, fixedOvertimeHours ?? 0)),
    plain(w.fixedOvertimeExcess),
  ];
}

export function careRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const w = words.jobs;
  const { insurance, retirementAge, retirementNote } = job.body;
  const insured =
    insurance === null
      ? null
      : plain(insurance.length === 0 ? w.no : w.list(insurance.map((name) => w.insurances[name])));
  return [
    ...row(w.fields.insurance, [insured], 'insurance'),
    ...row(w.fields.retirementAge, [
      retirementAge === null ? null : plain(w.retirementAge(retirementAge)),
      written(retirementNote, locale),
    ]),
  ];
}
