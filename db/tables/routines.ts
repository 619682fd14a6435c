export interface RoutineTables {
  routine: RoutineTable;
}

/** A piece of work the site does by itself. */
export interface RoutineTable {
  name: string;
  /** By the site's clock, as is `started_at`. */
  next_at: string;
  /** By real time: whoever works on it moves this on; one that died lets it pass. */
  lease_until: string | null;
  started_at: string | null;
  took_ms: number | null;
  result: 'done' | 'failed' | null;
  /** What was done, or why not, in one line. */
  note: string | null;
}
