import type { EventDate } from './schema.ts';

/** One date of an event, by the line it comes from and the local date that line gives. */
export interface Pick {
  key: string;
  date: string;
}

/** What is announced of dates; `scheduled` takes back what was. */
export interface Announcement {
  state: 'scheduled' | 'cancelled' | 'postponed' | 'moved';
  /** Of a moved one: when it is now. */
  from: string | null;
  until: string | null;
  note: string | null;
  noteEn: string | null;
}

/** The dates with something announced of single ones; lines and dates that are not there stay out. */
export function withAnnouncement(
  dates: readonly EventDate[],
  picks: readonly Pick[],
  { state, ...said }: Announcement,
): EventDate[] {
  return dates.map((line) => {
    const picked = new Set(picks.filter(({ key }) => key === line.key).map(({ date }) => date));
    if (picked.size === 0) return line;
    const others = line.changes.filter(({ date }) => !picked.has(date));
    if (state === 'scheduled') return { ...line, changes: others };
    const told = [...picked].map((date) => ({ date, state, ...said }));
    return { ...line, changes: [...others, ...told].sort((a, b) => (a.date < b.date ? -1 : 1)) };
  });
}
