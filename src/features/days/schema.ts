import { z } from 'zod';
import { localDateInput, optionalText, requiredText } from '#features/entries/schema.ts';
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
/** One row of what this room keeps. */
export const DayRowInput = z.object({ id });

/** A day that is a holiday with a name, or an ordinary one. */
export const PutHolidayInput = z
  .object({
    date: localDateInput,
    is: z.enum(['holiday', 'ordinary']),
    holidayName: optionalText(40),
    holidayNameEn: optionalText(60),
  })
  .superRefine((day, context) => {
    for (const path of ['holidayName', 'holidayNameEn'] as const)
      if (day.is === 'holiday' && day[path] === null)
        context.addIssue({ code: 'custom', path: [path], message: 'required' });
  })
  .transform(({ date, is, holidayName, holidayNameEn }) => {
    const isHoliday = is === 'holiday';
    return {
      date,
      name: isHoliday ? holidayName : null,
      nameEn: isHoliday ? holidayNameEn : null,
    };
  });
