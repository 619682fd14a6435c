import { jobsJa } from '#i18n/jobs.ja.ts';
import { tellJa } from '#i18n/tell.ja.ts';
import type { Teller, Telling } from '#features/tell/telling.ts';
import { amountText } from './components/say.ts';
import type { JobBody } from './schema.ts';

const { job: w, fact } = tellJa;

/**
 * What can be told of a job. Whoever recruits on a network names there, too, who recruits with address
 * and contact, the duties, the workplace, the wage and the kind of employment (職業安定法 第5条の4 と
 * 厚生労働省「SNS等を通じて直接労働者を募集する際の留意点」).
 */
export function jobTellings(body: JobBody, { say, day }: Teller): Telling[] {
  const { title, employmentType, validUntil } = body;
  if (title === null || employmentType === null || validUntil === null) return [];
  const contact = [body.contactPhone, body.contactEmail, body.contactUrl].find(Boolean);
  const facts: [string, string | null | undefined][] = [
    wageFact(body),
    [w.duties, body.duties],
    [w.place, [body.workplaceName, body.workplaceAddress].filter(Boolean).join(' ')],
    [w.recruiter, [body.recruiterName, body.recruiterAddress].filter(Boolean).join(' ')],
    [w.contact, contact],
    [w.until, day(validUntil)],
  ];
  return [
    {
      key: 'entry',
      what: w.title(say('employmentType', employmentType), title),
      lines: facts.flatMap(([label, text]) => (text ? [fact(label, oneLine(text))] : [])),
    },
  ];
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, '、');

function wageFact(body: JobBody): [string, string | null] {
  if (body.employmentType === 'commission') return [w.reward, body.commissionReward];
  const { wageUnit, wageMin, wageMax } = body;
  const isSaid = wageUnit !== null && wageMin !== null;
  return [w.wage, isSaid ? amountText(wageUnit, wageMin, wageMax, jobsJa) : null];
}
