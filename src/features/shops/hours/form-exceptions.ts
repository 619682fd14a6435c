import type { FieldReader } from '#features/drafts/form-values.ts';

/** Rows `e<n>date`, `e<n>hours` and `e<n>reason`; one without a date is none, or taken away. */
export const readExceptions: FieldReader = (form) => {
  const rows = [...form.keys()].flatMap((name) => /^e(\d{1,2})date$/.exec(name)?.[1] ?? []);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.normalize('NFKC').trim() : '';
  };
  return rows
    .filter((row) => text(`e${row}date`) !== '' && text(`e${row}drop`) === '')
    .map((row) => ({
      date: text(`e${row}date`),
      hours: text(`e${row}hours`) || null,
      reason: text(`e${row}reason`) || null,
      reasonEn: text(`e${row}reasonEn`) || null,
    }));
};
