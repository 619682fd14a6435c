import type { EventBody } from '../schema.ts';

export interface Problem {
  column: string;
  reason: string;
}

/** A place a row names; the same words always give the same slug. */
export interface ImportVenue {
  slug: string;
  name: string;
  nameEn: string | null;
  kana: string | null;
  address: string | null;
  addressEn: string | null;
  access: string | null;
  accessEn: string | null;
  parking: string | null;
  area: string | null;
  position: { lat: number; lng: number } | null;
}

export interface ImportOrganiser {
  name: string;
  corporateNumber: string | null;
}

/** A row of a file, understood as far as it goes. */
export type ImportRow =
  | {
      row: number;
      status: 'read';
      key: string;
      name: string;
      organiser: ImportOrganiser;
      /** Names of the others, in order; the body gets their ids. */
      coOrganisers: string[];
      /** What a row of our own files goes by. */
      own: { slug: string; uid: string } | null;
      venue: ImportVenue | null;
      body: EventBody;
      remarks: Problem[];
    }
  | { row: number; status: 'refused'; problems: Problem[] };

export type ReadRow = Extract<ImportRow, { status: 'read' }>;
