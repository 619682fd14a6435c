import type { Generated } from 'kysely';

export interface SurveyTables {
  survey: SurveyTable;
  survey_report: SurveyReportTable;
  survey_sheet: SurveySheetTable;
  survey_release: SurveyReleaseTable;
  counting_point: CountingPointTable;
  printed_figure: PrintedFigureTable;
  reference_figure: ReferenceFigureTable;
}

/** What is asked again and again; each time it was asked is a report of it. */
export interface SurveyTable {
  id: Generated<number>;
  slug: string;
  kind: 'condition' | 'traffic' | 'questionnaire' | 'analysis';
  name: string;
  name_en: string | null;
  /** JSON: how its sheet's columns were read the last time. */
  columns: Generated<string>;
  demo: Generated<number>;
  created_at: string;
}

export interface SurveyReportTable {
  id: Generated<number>;
  survey_id: number;
  slug: string;
  /** Local dates of what the figures speak of, both included. */
  period_from: string;
  period_until: string;
  /** JSON: what staff have written, see `ReportTexts`. */
  texts: Generated<string>;
  /** JSON: the figures as they would be published. */
  figures: Generated<string>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  updated_by: string;
}

/** The counted sheet a report's figures come from, as it was sent. */
export interface SurveySheetTable {
  report_id: number;
  file: string;
  form: 'UTF-8' | 'Shift_JIS' | 'xlsx' | 'pasted';
  /** JSON: every sheet of the file with its cells. */
  sheets: string;
  /** Which of them is read. */
  chosen: Generated<number>;
  /** JSON: how each of its columns is read. */
  columns: string;
  /** JSON: what was understood of it, see `Understood`, without its figures. */
  understood: Generated<string>;
  at: string;
  by: string;
}

/** What was published, word for word and figure for figure; a trigger keeps it so. */
export interface SurveyReleaseTable {
  id: Generated<number>;
  report_id: number;
  number: number;
  /** Seen from this moment on. */
  visible_from: string;
  audience: 'public' | 'members';
  /** 1 where only the businesses that were given it may see it. */
  concerned: Generated<number>;
  /** Said in public; null for the first. */
  reason: string | null;
  /** JSON: the report, what must be withheld already taken out. */
  body: string;
  demo: Generated<number>;
  by: string;
  at: string;
  /** Set only before it was seen. */
  cancelled_at: string | null;
}

/** Where passers-by are counted, as a survey's sheets call it and as it is shown. */
export interface CountingPointTable {
  id: Generated<number>;
  survey_id: number;
  key: string;
  name: string;
  lat: number | null;
  lng: number | null;
  /** The first and the last year it was counted at; null where it still is, or nobody knows. */
  active_from: number | null;
  active_until: number | null;
}

/** A figure as it was printed of a time before; never added to what is counted here. */
export interface PrintedFigureTable {
  survey_id: number;
  /** First local day of the year or the quarter. */
  period: string;
  /** Under which the survey keeps the same of its own. */
  key: string;
  value: number;
  source: string;
  by: string;
  at: string;
}

/** A DI of another survey that ours is laid beside. */
export interface ReferenceFigureTable {
  id: Generated<number>;
  survey_id: number;
  /** The other survey's name and round. */
  source: string;
  area: string;
  /** First local day of the quarter. */
  quarter: string;
  industry: string;
  item: string;
  basis: 'year' | 'quarter' | 'level';
  horizon: 'now' | 'next';
  /** Seasonally. */
  adjusted: number;
  di: number;
  url: string | null;
  by: string;
  at: string;
}
