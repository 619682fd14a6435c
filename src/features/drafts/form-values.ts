/** Reads the value of one field of a body from a sent form. */
export type FieldReader = (form: FormData, field: string) => unknown;

const text = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
};

const texts = (form: FormData, field: string): string[] =>
  form.getAll(field).filter((value): value is string => typeof value === 'string');

/** The same reader for several fields. */
export function each(read: FieldReader, fields: readonly string[]): Record<string, FieldReader> {
  return Object.fromEntries(fields.map((field) => [field, read]));
}

/** Text, as most fields are; the schema makes null of an empty one. */
export const asText: FieldReader = text;

/** What was ticked, or the lines of a list that were filled in. */
export const asList: FieldReader = (form, field) =>
  texts(form, field).filter((value) => value !== '');

/** One of several, or null for none. */
export const asChoice: FieldReader = (form, field) => text(form, field) || null;

/** A box that is ticked or not. */
export const asFlag: FieldReader = (form, field) => text(form, field) !== '';

/** Yes, no, or nothing said yet. */
export const asYesNo: FieldReader = (form, field) => {
  const value = text(form, field);
  return value === '' ? null : value === 'yes' ? true : value === 'no' ? false : value;
};

/** A number in either width, with or without separators; what is none stays as it was typed. */
export const asNumber: FieldReader = (form, field) => {
  const typed = text(form, field)
    .normalize('NFKC')
    .replace(/[,\s円¥]/g, '');
  if (typed === '') return null;
  return /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : text(form, field);
};

/** Numbers that were ticked. */
export const asNumbers: FieldReader = (form, field) => texts(form, field).map(Number);

/** `7530001` and `〒753-0001` are the same post code. */
export const asPostalCode: FieldReader = (form, field) =>
  String(asNarrow(form, field))
    .replace('〒', '')
    .replace(/^(\d{3})(\d{4})$/, '$1-$2');

/** A place on the map, of the fields `lat` and `lng`. */
export const asPosition: FieldReader = (form) => {
  const [lat, lng] = [asNarrow(form, 'lat'), asNarrow(form, 'lng')];
  if (lat === '' && lng === '') return null;
  return { lat: Number(lat === '' ? NaN : lat), lng: Number(lng === '' ? NaN : lng) };
};

/** Letters and digits in their narrow form, as phones and post codes are typed in either. */
export const asNarrow: FieldReader = (form, field) =>
  text(form, field)
    .normalize('NFKC')
    .replace(/[‐‑–—−ー]/g, '-')
    .replace(/\s/g, '');

/** Rows of a list, sent as `field.0.part`, `field.1.part` …; rows without a word are left out. */
export function asRows(parts: Readonly<Record<string, FieldReader>>): FieldReader {
  const names = Object.keys(parts);
  return (form, field) => {
    const rows: Record<string, unknown>[] = [];
    for (let n = 0; form.has(`${field}.${n}.${names[0]}`); n += 1) {
      const name = (part: string) => `${field}.${n}.${part}`;
      if (names.every((part) => text(form, name(part)).trim() === '')) continue;
      rows.push(Object.fromEntries(names.map((part) => [part, parts[part]!(form, name(part))])));
    }
    return rows;
  };
}
