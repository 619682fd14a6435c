import type { Generated } from 'kysely';

export interface PlanTables {
  plan_grade: PlanGradeTable;
  plan_result: PlanResultTable;
  plan_review: PlanReviewTable;
  plan_release: PlanReleaseTable;
  survey_concerned: SurveyConcernedTable;
  survey_due: SurveyDueTable;
}

/** From this rate on (per cent, half-open) a result has this grade. */
export interface PlanGradeTable {
  grade: 'A' | 'B' | 'C' | 'D';
  from_rate: number;
}

export interface PlanResultTable {
  id: Generated<number>;
  year: 'R7' | 'R8' | 'R9' | 'R10' | 'R11';
  chapter: string;
  indicator: string;
  /** Null while it has not been counted. */
  result: number | null;
  /** 0 where it was counted otherwise than its target, and so is not graded. */
  comparable: Generated<number>;
  comment: string | null;
  improvement: string | null;
  due_on: string | null;
  /** What became of it. */
  outcome: string | null;
  /** JSON: links that prove it. */
  evidence: Generated<string>;
  by: string;
  at: string;
}

/** What the committee said of a chapter, and when it met. */
export interface PlanReviewTable {
  year: 'R7' | 'R8' | 'R9' | 'R10' | 'R11';
  chapter: string;
  text: string;
  met_on: string | null;
}

/** A year's evaluation as it was published; a trigger keeps it so. */
export interface PlanReleaseTable {
  id: Generated<number>;
  year: 'R7' | 'R8' | 'R9' | 'R10' | 'R11';
  number: number;
  reason: string | null;
  /** JSON: `PlanDocument`. */
  body: string;
  by: string;
  at: string;
}

/** Once that a report was given to a business it concerns. */
export interface SurveyConcernedTable {
  id: Generated<number>;
  report_id: number;
  business_id: number;
  how: 'visit' | 'mail' | 'post' | 'site';
  given_on: string;
  by: string;
  /** When it was written down. */
  at: string;
}

/** When one of a year's items falls due, and the report that meets it. */
export interface SurveyDueTable {
  year: 'R7' | 'R8' | 'R9' | 'R10' | 'R11';
  item: string;
  due_on: string;
  report_id: number | null;
}
