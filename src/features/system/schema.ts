/** How often a routine runs: after an hour, or at a time of day in Tokyo. */
export type Rhythm = 'hourly' | { daily: string };

export interface Routine {
  rhythm: Rhythm;
  /** Visitors would see what is not true before it has run, so a start waits for it. */
  first?: boolean;
  /** May take long; nothing waits for it. */
  slow?: boolean;
}

/** Everything the site does by itself, in the order it is done. */
export const ROUTINES = {
  hours: { rhythm: 'hourly', first: true },
  dates: { rhythm: 'hourly', first: true },
  demo: { rhythm: 'hourly', first: true },
  messages: { rhythm: 'hourly' },
  access: { rhythm: 'hourly' },
  photos: { rhythm: 'hourly' },
  sheets: { rhythm: 'hourly' },
  digest: { rhythm: { daily: '08:30' } },
  reminders: { rhythm: { daily: '09:00' } },
  changes: { rhythm: { daily: '03:30' } },
  pictures: { rhythm: 'hourly', slow: true },
  backup: { rhythm: { daily: '02:30' }, slow: true },
} as const satisfies Record<string, Routine>;

export type RoutineName = keyof typeof ROUTINES;

export const ROUTINE_NAMES = Object.keys(ROUTINES) as RoutineName[];

export const routine = (name: RoutineName): Routine => ROUTINES[name];
