/** An open period in minutes of the day it starts on; `end` may pass 24:00. */
export interface Period {
  start: number;
  end: number;
  /** Last order. */
  order: number | null;
  /** Last entry or last reception; stands in for a last order where there is none. */
  entry: number | null;
}

/** Days of the week, Monday is 0. */
export interface DaySet {
  days: number[];
  holiday: boolean;
  /** 祝日を除く stood behind the days. */
  notHoliday: boolean;
  /** 平日 or 毎日: a later day name may take a day out of it. */
  generic: boolean;
  /** 平日 was among the words. */
  workday: boolean;
  /** Days named one by one, not within a range; closing such a day contradicts its hours. */
  named: number[];
}

/** Dates as month × 100 + day, both ends included; may run over the new year. */
export interface Span {
  from: number;
  to: number;
}

export type Meal = 'lunch' | 'dinner' | 'other';

/** "On these days of this season: these periods." */
export interface Statement {
  spans: Span[] | null;
  days: DaySet | null;
  meal: Meal | null;
  /** のみ: the periods stand beside the usual ones. */
  only: boolean;
  /** Written in brackets behind other hours. */
  inside: boolean;
  periods: Period[];
}

/** "On these days the usual period ends earlier", and the like. */
export interface Change {
  kind: 'end' | 'start' | 'order' | 'noOrder' | 'noMeal';
  /** Null: every open day. */
  days: DaySet | null;
  spans: Span[] | null;
  at: number;
  meal: Meal | null;
  /** The hours it stands behind, and how many periods they had by then. */
  of: Statement;
  count: number;
}

export type Part = 'all' | 'morning' | 'afternoon' | 'lunch' | 'dinner';

export type ClosedOn =
  | { kind: 'week'; days: number[] }
  | { kind: 'nth'; day: number; nths: number[] }
  | { kind: 'holiday' }
  | { kind: 'dates'; spans: Span[] };

export interface Closure {
  on: ClosedOn;
  part: Part;
  /** Only in these parts of the year. */
  spans: Span[] | null;
  /** What happens when the closed day is a public holiday. */
  onHoliday: 'open' | 'next' | 'closed' | null;
}

/** What is said of a closed day that falls on a public holiday. */
export interface HolidayCondition {
  outcome: 'open' | 'next' | 'closed';
  /** 月曜が祝日の場合: the day spoken of. */
  subject: number | null;
  /** 翌火曜: the day closed instead. */
  target: number | null;
  /** 但し: said of everything before it. */
  whole: boolean;
  note: string | null;
}

export interface ClosedDays {
  closures: Closure[];
  notes: string[];
  /** なし, 無休. */
  none: boolean;
}

export interface HoursText {
  statements: Statement[];
  changes: Change[];
  closed: ClosedDays;
  /** 祝日の場合は… without its closed day, which may stand in the column of closed days. */
  conditions: HolidayCondition[];
  notes: string[];
}
