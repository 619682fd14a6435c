import { z } from 'zod';
import { requiredText } from '#features/entries/schema.ts';
import { isLocalDate } from '#server/clock.ts';

/** A day every year has, as `08-13`, `8/13` or 8月13日. */
const monthDay = z
  .string()
  .transform((text) => /^\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})日?\s*$/.exec(text.normalize('NFKC')))
  .transform(
    (found) =>
      found &&
      found
        .slice(1)
        .map((n) => n.padStart(2, '0'))
        .join('-'),
  )
  .refine((day) => day !== null && isLocalDate(`2027-${day}`), 'notADay')
  .transform((day) => day!);

const id = z.coerce.number().int().positive();

/** A new period, or one that is there with its id. */
export const PutPeriodInput = z.object({
  id: id.nullish().transform((value) => value ?? null),
  name: requiredText(40),
  nameEn: requiredText(60),
  starts: monthDay,
  ends: monthDay,
});
export type PeriodChange = z.infer<typeof PutPeriodInput>;
export const RemovePeriodInput = z.object({ id });
