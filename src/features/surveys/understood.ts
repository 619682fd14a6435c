import type { HolidayCalendar } from '#features/days/holidays.ts';
import type { EarlierTrait } from './earlier.ts';
import type { DraftFigures } from './schema.ts';

/** How a column is read, as it is remembered. */
export interface StoredColumn {
  at: number;
  label: string;
  /** One of the kind's own. */
  use: string;
  /** What stands between the answers of a multiple choice. */
  separator: string | null;
  /** Of a question, whatever it is called. */
  id?: string | undefined;
  /** Its answers, where it has a list of them. */
  options?: string[] | undefined;
}

/** A column as the staff see it: how it is read and why, and what is in it. */
export interface ReadColumn extends StoredColumn {
  reason: string;
  filled: number;
  kinds: number;
  examples: string[];
  /** What it was called before, where it is known under another name. */
  was?: string | null;
}

/** Something to say of a row (as a spreadsheet numbers it) or of the whole; `what` is a key of words. */
export interface SheetNote {
  /** Of which sheet, where there are several. */
  sheet?: string;
  row: number | null;
  what: string;
  text: string;
}

/** Everything there is to say of a sheet: what was understood, and the figures it gives. */
export interface Understood {
  rows: number;
  columns: ReadColumn[];
  /** Rows that cannot be read; while there are any, there are no figures. */
  refused: SheetNote[];
  notes: SheetNote[];
  figures: DraftFigures;
  /** What the figures speak of, where the sheet says. */
  period: { from: string; until: string } | undefined;
}

export const NO_FIGURES: DraftFigures = {
  figures: [],
  respondents: 0,
  finding: '',
  withheld: {},
  places: [],
  kept: {},
};

/** What stands beside a report's own sheet: reports before it, points, printed and outside figures. */
export interface Beside {
  /** Of the report; null while it is being made. */
  period: { from: string; until: string } | null;
  /** What earlier releases of this report withheld. */
  withheld: readonly EarlierTrait[];
  /** Other public reports of the survey, oldest first. */
  reports: { period: { from: string; until: string }; kept: DraftFigures['kept'] }[];
  points: CountingPoint[];
  printed: PrintedFigure[];
  references: ReferenceFigure[];
  /** What counts as a holiday; where it is left out, what the law says. */
  holidays?: HolidayCalendar;
}

export const NOTHING_BESIDE: Beside = {
  period: null,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};

/** Where passers-by are counted, in which years: null where it still is, or nobody knows. */
export interface CountingPoint {
  key: string;
  name: string;
  lat: number | null;
  lng: number | null;
  activeFrom: number | null;
  activeUntil: number | null;
}

/** A figure as it was printed of a time before, under the key its kind keeps its own by. */
export interface PrintedFigure {
  /** First local day of its year or quarter. */
  period: string;
  key: string;
  value: number;
  source: string;
}

export const BASES = ['year', 'quarter', 'level'] as const;
/** Against the same quarter of the year before, against the quarter before, or how it stands. */
export type Basis = (typeof BASES)[number];
export const HORIZONS = ['now', 'next'] as const;
export type Horizon = (typeof HORIZONS)[number];

/** A figure of another survey, with all one must know to lay it beside ours. */
export interface ReferenceFigure {
  survey: string;
  area: string;
  /** First day of its quarter. */
  quarter: string;
  industry: string;
  item: string;
  basis: Basis;
  horizon: Horizon;
  adjusted: boolean;
  di: number;
}
