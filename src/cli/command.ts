import { NewerDatabaseError } from '#db/migrate.ts';
import { EnvError } from '#server/env.ts';
import { BuildError } from './build.ts';

/** Input that cannot be used as it was given; the message tells the operator what to do. */
export class UsageError extends Error {}

/** What the operator can mend is said in one line; anything else keeps its stack. */
const EXPECTED = [UsageError, EnvError, NewerDatabaseError, BuildError];

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs a command line program: its expected errors become one line and the exit status 2. */
export async function run(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}

/** Like `run`, with the store open meanwhile: a wrong environment is told before anything is touched. */
export function runWithStore(
  program: (opened: typeof import('#server/store.ts')) => Promise<void>,
): Promise<void> {
  return run(async () => {
    const opened = await import('#server/store.ts');
    await program(opened).finally(() => opened.store.close());
  });
}
