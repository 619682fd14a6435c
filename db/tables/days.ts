import type { Generated } from 'kysely';

export interface DayTables {
  closing_period: ClosingPeriodTable;
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
