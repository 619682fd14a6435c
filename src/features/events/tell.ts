import { eventsJa } from '#i18n/events.ja.ts';
import { tellJa } from '#i18n/tell.ja.ts';
import type { Teller, Telling } from '#features/tell/telling.ts';
import type { EventBody } from './schema.ts';

const { event: w, fact } = tellJa;

/** What can be told of an event. */
export function eventTellings(body: EventBody, { say }: Teller): Telling[] {
  if (body.title === null) return [];
  const place = [body.venue === null ? null : say('venue', body.venue), body.placeNote];
  const facts: [string, string | null][] = [
    [w.when, say('dates', body.dates).replaceAll('\n', '、')],
    [w.where, place.filter(Boolean).join(' ') || body.onlineUrl],
    [eventsJa.fee, body.fee === null ? body.feeNote : eventsJa.feeFull(body.fee)],
    [w.contact, body.phone ?? body.contactUrl],
  ];
  return [
    {
      key: 'entry',
      what: w.title(body.title),
      lines: facts.flatMap(([label, text]) => (text ? [fact(label, text)] : [])),
    },
  ];
}
