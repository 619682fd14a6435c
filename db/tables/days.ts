import type { Generated } from 'kysely';

export interface DayTables {
  closing_period: ClosingPeriodTable;
  holiday_by_hand: HolidayByHandTable;
}

/** A time of every year many shops close for. */
export interface ClosingPeriodTable {
  id: Generated<number>;
  name: string;
  name_en: string;
  /** `MM-DD`, both included; one that ends before it starts goes on into the next year. */
  starts: string;
  ends: string;
}

/** What the staff say of one day, whatever the calendar of the law says. */
export interface HolidayByHandTable {
  id: Generated<number>;
  /** Local date. */
  date: string;
  /** Null as `name_en` is: an ordinary day. */
  name: string | null;
  name_en: string | null;
}
