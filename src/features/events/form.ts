import {
  asChoice,
  asNarrow,
  asNumber,
  each,
  type FieldReader,
} from '#features/drafts/form-values.ts';
import { readDates } from './form-dates.ts';

/** `entry` there is the entry that is saved: how one takes part has a name of its own in the form. */
const entry: FieldReader = (form) => asChoice(form, 'way');

const entryUntil: FieldReader = (form) => {
  const [date, time] = [asChoice(form, 'entryUntil'), asChoice(form, 'entryUntil-time')];
  return date !== null && time !== null ? `${String(date)}T${String(time)}` : date;
};

/** Those that are ticked, as ids; one that cannot be an id is left for the schema to refuse. */
const coOrganisers: FieldReader = (form, field) => [...new Set(form.getAll(field).map(Number))];

/** Fields of an event that a form does not send as plain text. */
export const eventReaders: Readonly<Record<string, FieldReader>> = {
  ...each(asChoice, ['kind', 'venue', 'campaign', 'listedFrom', 'listedUntil']),
  ...each(asNumber, ['fee', 'capacity']),
  phone: asNarrow,
  dates: readDates,
  entry,
  entryUntil,
  coOrganisers,
};
