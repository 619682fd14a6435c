import type { APIRoute } from 'astro';
import { controlsIn, hoursOf } from '#features/shops/hours/form.ts';
import { hoursSentence } from '#features/shops/hours/sentence.ts';
import { usualWeek } from '#features/shops/hours/usual.ts';
import { hoursJa } from '#i18n/hours.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { shopFormJa } from '#i18n/shop-form.ja.ts';

/** Answers the sentence visitors would read if the form beside were saved. Nothing is written. */
export const POST: APIRoute = async ({ request }) => {
  const hours = hoursOf(controlsIn(await request.formData()));
  if (!hours) return Response.json({ sentence: memberJa.form.errors['notUsable']!({}) });
  const { value } = hours;
  return Response.json({
    sentence: value === null ? shopFormJa.hours.nothing : hoursSentence(usualWeek(value), hoursJa),
  });
};
