import type { Tx } from '#server/db.ts';
import type { Body } from './schema.ts';

/** Ids of evaluated opening hours by their value. */
export type Schedules = ReadonlyMap<string, number>;

/**
 * Opening hours that are not evaluated yet. Evaluation has no place in a transaction: whoever runs it
 * lets it go, evaluates `value` and tries again (`prepared.ts`).
 */
export class UnpreparedHoursError extends Error {
  readonly value: string;
  constructor(value: string) {
    super(`opening hours are not evaluated yet: ${value}`);
    this.value = value;
  }
}

/** Whether it did what it was for, or is called off. */
export const END_REASONS = ['done', 'withdrawn'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** How a kind of entry is written. */
export interface Publisher {
  /** Adds an entry nobody sees yet, with an address of its own; returns its id. */
  addHidden(tx: Tx, owner: NewOwner, body: Body, at: Date): Promise<number>;
  /**
   * Makes a body without blocking problems the live content.
   *
   * @throws {UnpreparedHoursError} when its opening hours have to be evaluated first.
   */
  publish(tx: Tx, id: number, body: Body, schedules: Schedules, at: Date): Promise<void>;
  /** After what a body changed was put back: hides what came with it and stands nowhere else. */
  unshow?(tx: Tx, id: number, body: Body): Promise<void>;
  /** Takes it from the public for good, now. */
  end(tx: Tx, id: number, why: EndReason, at: Date): Promise<void>;
}

/** Whose a new entry is; `shopId` is undefined for events and for shops. */
export interface NewOwner {
  businessId: number;
  shopId: number | undefined;
}
