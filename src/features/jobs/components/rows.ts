import type { JobsWords } from '#i18n/jobs.ja.ts';
import { localText, type LocalText } from '#i18n/text.ts';
import type { JobBody } from '../schema.ts';
import type { JobSummary } from '../summary.ts';
import { plain, written, type Row, type RowMaker, type SayContext } from './row.ts';
import { amountText, dayText } from './say.ts';

export function workRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const w = words.jobs;
  const { body } = job;
  const duties = body.duties === null ? null : localText(locale, body.duties, body.dutiesEn);
  return [
    ...(job.employmentType === 'commission'
      ? row(w.commissionKind, [plain(w.notEmployment)])
      : row(w.fields.employmentType, [plain(w.types[job.employmentType])])),
    ...row(w.fields.duties, [duties]),
    ...row(w.fields.dutiesChange, [written(body.dutiesChange, locale)], 'dutiesChange'),
  ];
}

export function placeRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const w = words.jobs;
  const { body } = job;
  const postal = body.workplacePostalCode === null ? '' : `〒${body.workplacePostalCode} `;
  const address = body.workplaceAddress === null ? null : postal + body.workplaceAddress;
  return [
    ...row(placeTerm(job, w), [written(body.workplaceName, locale), written(address, locale)]),
    ...row(w.fields.workplaceChange, [written(body.workplaceChange, locale)], 'workplaceChange'),
    ...row(
      w.fields.smoking,
      [
        body.smoking === null ? null : plain(w.smoking[body.smoking]),
        written(body.smokingNote, locale),
      ],
      'smoking',
    ),
  ];
}

/** 業務委託 has no workplace of an employer. */
export function placeTerm(job: JobSummary, words: JobsWords): string {
  return job.employmentType === 'commission'
    ? words.commissionPlace
    : words.fields.workplaceAddress;
}

export function contractRows(context: SayContext, row: RowMaker): Row[] {
  const { job, locale, words } = context;
  const w = words.jobs;
  const { body } = job;
  const isFixed = body.contractKind === 'fixed';
  return [
    ...row(w.fields.contractKind, [termText(context)], 'contract'),
    ...(isFixed
      ? [
          ...row(w.fields.renewal, [
            body.renewal === null ? null : plain(body.renewal ? w.renewalYes : w.renewalNo),
            written(body.renewalCriteria, locale),
          ]),
          ...row(w.fields.renewalLimit, [written(body.renewalLimit, locale)]),
        ]
      : []),
    ...row(w.fields.trial, trialLines(context), 'trial'),
    ...(body.dispatched ? row(w.fields.dispatched, [plain(w.dispatchedYes)]) : []),
  ];
}

function termText({ job, words, at }: SayContext): LocalText | null {
  const w = words.jobs;
  const { contractKind, contractFrom, contractUntil, contractMonths } = job.body;
  if (contractKind === null) return null;
  if (contractKind === 'indefinite') return plain(w.indefinite);
  const from =
    contractFrom === null ? w.fromHiring : w.termFrom(dayText(contractFrom, at, words.common));
  if (contractUntil !== null) {
    return plain(w.termDates(from, dayText(contractUntil, at, words.common)));
  }
  return plain(contractMonths === null ? w.fixed : w.termMonths(from, contractMonths));
}

function trialLines({ job, locale, words }: SayContext): (LocalText | null)[] {
  const w = words.jobs;
  const { trial, trialLength, trialTerms, trialWage, wageUnit } = job.body;
  if (trial === false) return [plain(w.trialNone)];
  const wage =
    trialWage === null || wageUnit === null
      ? null
      : plain(w.trialWage(amountText(wageUnit, trialWage, null, w)));
  return [written(trialLength, locale), written(trialTerms, locale), wage];
}

export function whoRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const w = words.jobs;
  const { body } = job;
  const age = ageText(body, w);
  return [
    ...(age === null
      ? []
      : row(w.fields.ageMin, [
          plain(age),
          body.ageException === null ? null : plain(w.ageException[body.ageException]),
          written(body.ageReason, locale),
        ])),
    ...(body.sexLimit === null
      ? []
      : row(w.fields.sexLimit, [
          plain(w.sexLimit[body.sexLimit]),
          body.sexGround === null ? null : plain(w.sexGround[body.sexGround]),
          written(body.sexReason, locale),
        ])),
  ];
}

function ageText({ ageMin, ageMax }: JobBody, w: JobsWords): string | null {
  if (ageMin !== null && ageMax !== null) return w.ageBetween(ageMin, ageMax);
  if (ageMin !== null) return w.ageFrom(ageMin);
  return ageMax === null ? null : w.ageUntil(ageMax);
}

export function recruiterRows({ job, locale, words }: SayContext, row: RowMaker): Row[] {
  const { fields } = words.jobs;
  const { body } = job;
  return [
    ...row(fields.recruiterName, [written(body.recruiterName, locale)]),
    ...row(fields.recruiterAddress, [written(body.recruiterAddress, locale)]),
    // Who closed a post wants no more calls about it.
    ...(job.state === 'open'
      ? row(fields.contactPhone, [
          written(body.contactPhone, locale),
          written(body.contactEmail, locale),
          written(body.contactUrl, locale),
          written(body.contactNote, locale),
        ])
      : []),
    ...row(fields.selection, [written(body.selection, locale)]),
    ...row(fields.helloWorkNumber, [written(body.helloWorkNumber, locale)]),
  ];
}
