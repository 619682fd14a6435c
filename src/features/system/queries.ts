import type { Selectable } from 'kysely';
import type { RoutineTable } from '#db/tables/routines.ts';
import type { Reader } from '#server/db.ts';

/** What is known of each routine that has been put up, by its name. */
export async function listRoutines(read: Reader): Promise<Map<string, Selectable<RoutineTable>>> {
  const rows = await read.selectFrom('routine').selectAll().execute();
  return new Map(rows.map((row) => [row.name, row]));
}

/** How old the oldest of what waits is; null where nothing does. ISO UTC. */
export interface Ages {
  mail: string | null;
  mailCount: number;
  review: string | null;
  message: string | null;
  lastSignIn: string | null;
}

export async function getAges(read: Reader): Promise<Ages> {
  const mail = await read
    .selectFrom('outbox')
    .select((eb) => [eb.fn.min('created_at').as('oldest'), eb.fn.countAll().as('count')])
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow();
  const review = await read
    .selectFrom('revision')
    .select((eb) => eb.fn.min('at').as('oldest'))
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  const message = await read
    .selectFrom('inbox_message')
    .select((eb) => eb.fn.min('created_at').as('oldest'))
    .where('state', 'in', ['new', 'open'])
    .executeTakeFirstOrThrow();
  const account = await read
    .selectFrom('account')
    .select((eb) => eb.fn.max('signed_in_at').as('newest'))
    .executeTakeFirstOrThrow();
  return {
    mail: mail.oldest,
    mailCount: Number(mail.count),
    review: review.oldest,
    message: message.oldest,
    lastSignIn: account.newest,
  };
}
