import { addDays, daysBetween, localDate, yearsLater } from '#server/clock.ts';
import type { Recruiter } from './queries.ts';
import { JobInput, type JobBody, type JobTemplate } from './schema.ts';

/** A post is open for so many days unless the last one says otherwise; never for longer than the most. */
const USUAL_DAYS = 60;
const MOST_DAYS = 92;

/** What nearly every post of a kind says; nothing of it is a promise the employer has to make. */
const TEMPLATES: Record<JobTemplate, Partial<JobBody>> = {
  part: { employmentType: 'part', wageUnit: 'HOUR', discretionary: 'none' },
  regular: { employmentType: 'regular', wageUnit: 'MONTH', contractKind: 'indefinite' },
  commission: { employmentType: 'commission' },
  other: {},
};

/** A new job of a shop: what is known of the employer, what the template says, and days from today. */
export function newJob(template: JobTemplate, recruiter: Recruiter, at: Date): JobBody {
  const { name, shop, postalCode, address, area, phone, contactUrl } = recruiter;
  return JobInput.parse({
    ...TEMPLATES[template],
    ...freshDays(USUAL_DAYS, at),
    workplaceName: shop,
    workplacePostalCode: postalCode,
    workplaceAddress: address,
    area,
    recruiterName: name,
    recruiterAddress: address,
    contactPhone: phone,
    contactUrl,
  });
}

/** A job that was posted before, with its days fresh: open from today for as long as it was. */
export function jobAgain(body: JobBody, at: Date): JobBody {
  const { postedOn, validUntil } = body;
  const open = postedOn && validUntil ? daysBetween(postedOn, validUntil) : USUAL_DAYS;
  return {
    ...body,
    ...freshDays(Math.min(Math.max(open, 1), MOST_DAYS), at),
    ...freshTerm(body, localDate(at)),
    ...{ listedFrom: null, listedUntil: null },
  };
}

function freshDays(open: number, at: Date) {
  const today = localDate(at);
  return { postedOn: today, validUntil: addDays(today, open), informationOn: today };
}

/** A fixed term with a date: the same days of the first year in which it has not ended yet. */
function freshTerm({ contractFrom, contractUntil }: JobBody, today: string) {
  const last = contractUntil ?? contractFrom;
  if (last === null || last >= today) return {};
  const years = Number(today.slice(0, 4)) - Number(last.slice(0, 4));
  const later = yearsLater(last, years) < today ? years + 1 : years;
  const moved = (day: string | null) => (day === null ? null : yearsLater(day, later));
  return { contractFrom: moved(contractFrom), contractUntil: moved(contractUntil) };
}
