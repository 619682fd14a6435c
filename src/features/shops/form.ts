import {
  asChoice,
  asList,
  asNarrow,
  asText,
  type FieldReader,
} from '#features/drafts/form-values.ts';
import { reading } from '#features/entries/normalise.ts';
import { readExceptions } from './hours/form-exceptions.ts';
import { readHoursForm } from './hours/form.ts';

const phone: FieldReader = asNarrow;

/** `7530001` and `〒753-0001` are the same post code. */
const postalCode: FieldReader = (form, field) => {
  const typed = String(asNarrow(form, field)).replace('〒', '');
  return typed.replace(/^(\d{3})(\d{4})$/, '$1-$2');
};

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
  postalCode,
  phone,
  position,
  hours: readHoursForm,
  exceptions: readExceptions,
};
