import {
  asChoice,
  asList,
  asNarrow,
  asPostalCode,
  asText,
  type FieldReader,
} from '#features/drafts/form-values.ts';
import { reading } from '#features/entries/normalise.ts';
import { readExceptions } from './hours/form-exceptions.ts';
import { readHoursForm } from './hours/form.ts';

const phone: FieldReader = asNarrow;

const position: FieldReader = (form) => {
  const [lat, lng] = [asNarrow(form, 'lat'), asNarrow(form, 'lng')];
  if (lat === '' && lng === '') return null;
  return { lat: Number(lat === '' ? NaN : lat), lng: Number(lng === '' ? NaN : lng) };
};

/** Fields of a shop that a form does not send as plain text. */
export const shopReaders: Readonly<Record<string, FieldReader>> = {
  kana: (form, field) => reading(String(asText(form, field))),
  kind: asChoice,
  categories: (form, field) => [...new Set(asList(form, field) as string[])],
  area: asChoice,
  zones: asList,
  features: asList,
  addressPrecision: asChoice,
  closure: asChoice,
  postalCode: asPostalCode,
  phone,
  position,
  hours: readHoursForm,
  exceptions: readExceptions,
};
