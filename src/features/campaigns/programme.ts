import { cleanText, halfWidth } from '#features/entries/schema.ts';
import { ClaimInput, MOST, PartInput, type Story } from './schema.ts';

export type Programme = Pick<Story, 'claims' | 'parts'>;
export type Told = keyof Programme;

/** The fields of each, in the order of the form. */
export const TOLD_FIELDS = {
  parts: ['title', 'text', 'note', 'titleEn', 'textEn', 'noteEn'],
  claims: ['text', 'year', 'basis', 'source', 'textEn', 'basisEn', 'sourceEn'],
} as const;
export type ToldField = (typeof TOLD_FIELDS)[Told][number];

type Typed = Partial<Record<ToldField, string>>;

/** The form of a programme as it was sent, and what is wrong with it. */
export interface SentProgramme {
  typed: Record<Told, Typed[]>;
  /** Undefined where something is wrong. */
  programme: Programme | undefined;
  errors: { id: string; key: string }[];
}

/** What a field is called in the form: `parts-0-title`. */
export const toldName = (what: Told, row: number, field: ToldField): string =>
  `${what}-${row}-${field}`;

/** Reads the form; rows that were left or made empty are none. */
export function readProgramme(form: FormData): SentProgramme {
  const typed = { parts: typedRows(form, 'parts'), claims: typedRows(form, 'claims') };
  const parts = typed.parts.map((row) => PartInput.safeParse(row));
  const claims = typed.claims.map((row) =>
    ClaimInput.safeParse({ ...row, year: yearOf(row.year) }),
  );
  const errors = [
    ...parts.flatMap((row, i) => faults('parts', i, row.error)),
    ...claims.flatMap((row, i) => faults('claims', i, row.error)),
  ];
  if (errors.length > 0) return { typed, programme: undefined, errors };
  const programme = {
    parts: parts.map((row) => row.data!),
    claims: claims.map((row) => row.data!),
  };
  return { typed, programme, errors };
}

function typedRows(form: FormData, what: Told): Typed[] {
  const rows = Array.from({ length: MOST[what] }, (_, row) => {
    const values = TOLD_FIELDS[what].map((field) => {
      const text = form.get(toldName(what, row, field));
      return [field, typeof text === 'string' ? cleanText(text) : ''] as const;
    });
    return Object.fromEntries(values) as Typed;
  });
  return rows.filter((row) => Object.values(row).some((text) => text !== ''));
}

function yearOf(text: string | undefined): number | undefined {
  const year = Number(halfWidth(text));
  return Number.isInteger(year) && year > 0 ? year : undefined;
}

function faults(
  what: Told,
  row: number,
  error: { issues: { path: PropertyKey[]; message: string }[] } | undefined,
) {
  return (error?.issues ?? []).map(({ path, message }) => {
    const field = path[0] as ToldField;
    return { id: toldName(what, row, field), key: field === 'year' ? 'notAYear' : message };
  });
}
