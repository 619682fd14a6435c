import { ActionError, type ActionAPIContext } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import type { SheetNote } from '../understood.ts';

export function staffName(context: ActionAPIContext): string {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor.name;
}

/** The rows that cannot be read, for the page to say; nothing was written. */
export function refusedRows(notes: readonly SheetNote[]): ActionError {
  const message = JSON.stringify(notes.slice(0, 20));
  return new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}

export function refused(message: string): ActionError {
  return new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}

export function found(is: boolean): { done: true } {
  if (!is) throw new ActionError({ code: 'NOT_FOUND' });
  return { done: true };
}

export async function written<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await store.write(work);
  } catch (error) {
    log.error({ err: error }, 'a survey report could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
}
