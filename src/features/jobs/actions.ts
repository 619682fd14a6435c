import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { actsForChamber } from '#features/drafts/people.ts';
import { localDateInput } from '#features/entries/schema.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { PREFECTURES } from './prefectures.ts';
import { removeMinimumWage, setMinimumWage } from './wage-commands.ts';

/** Yen an hour as it is typed; far from any wage there is, it is a slip of the finger. */
const hourly = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[,\s円]/g, ''))
  .pipe(z.string().regex(/^\d+$/).transform(Number))
  .pipe(z.number().int().min(500).max(9999));

const region = z.enum(PREFECTURES).default('yamaguchi');

/** The dated table of minimum wages, which the staff keep. */
export const jobs = {
  setMinimumWage: defineAction({
    accept: 'form',
    input: z.object({ region, validFrom: localDateInput, hourly }),
    handler: async (wage, context) => {
      staffOnly(context);
      await written((tx) => setMinimumWage(tx, wage, now()));
      return { done: true };
    },
  }),
  removeMinimumWage: defineAction({
    accept: 'form',
    input: z.object({ region, validFrom: localDateInput }),
    handler: async (row, context) => {
      staffOnly(context);
      return { done: await written((tx) => removeMinimumWage(tx, row, now())) };
    },
  }),
};

function staffOnly(context: ActionAPIContext): void {
  if (!actsForChamber(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
}

async function written<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await store.write(work);
  } catch (error) {
    log.error({ err: error }, 'a minimum wage could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
}
