import type { APIRoute } from 'astro';
import { resultOf } from '#features/events/components/dates-text.ts';
import { speakerOf } from '#features/events/components/when.ts';
import { readDates } from '#features/events/form-dates.ts';
import { DatesInput } from '#features/events/schema.ts';

/** Answers the dates that the lines of a form give; nothing of it is kept. */
export const POST: APIRoute = async ({ locals, request }) => {
  const form = await request.formData();
  const dates = DatesInput.safeParse(readDates(form, 'dates')).data ?? [];
  return Response.json(resultOf(dates, locals.at, speakerOf('ja', locals.words, locals.at)));
};
