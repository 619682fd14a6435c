import {
  asChoice,
  asList,
  asNarrow,
  asPosition,
  asPostalCode,
  asText,
  type FieldReader,
} from '#features/drafts/form-values.ts';
import { reading } from '#features/entries/normalise.ts';
import { readExceptions } from './hours/form-exceptions.ts';
import { readHoursForm } from './hours/form.ts';

const phone: FieldReader = asNarrow;

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
  listedFrom: asChoice,
  listedUntil: asChoice,
  postalCode: asPostalCode,
  phone,
  position: asPosition,
  hours: readHoursForm,
  exceptions: readExceptions,
};
