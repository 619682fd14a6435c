/** Something that can be told of an entry, made of what is public of it. */
export interface Telling {
  /** Names it within its entry for good: `entry`, `hours`, `closed-2027-01-03`. */
  key: string;
  /** What is new, without whose. */
  what: string;
  /** The facts, a line each. */
  lines: string[];
  /** The last local date on which it is of use, where that is not the entry's own. */
  until?: string;
}

/** What the texts are made with. */
export interface Teller {
  /** What the site is called. */
  site: string;
  /** Local date. */
  today: string;
  /** The shop, or the business where it is an event's. */
  name: string;
  phone: string | null;
  /** A value of the entry in words. */
  say: (field: string, value: unknown) => string;
  /** `11月22日(日)`. */
  day: (date: string) => string;
}
