import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addTaxonomy } from './setup/taxonomy.ts';
import { NotATableError } from '#features/entries/open-data.ts';
import type { EventStep } from '#features/events/import/plan.ts';
import type { Step } from '#features/shops/import/plan.ts';
import { carryOut, planImport } from '#features/transfer/import/work.ts';
import { IMPORT_KINDS, type ImportKind } from '#features/transfer/schema.ts';
import { now } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { runWithStore, say, UsageError } from './command.ts';

const USAGE = `npm run import -- shops|events FILE [--apply] [--publish] [--skip-refused]
  Without --apply nothing is changed: the run shows what would be.
  --publish       also publishes rows that lack nothing
  --skip-refused  imports the good rows of a file that has broken ones`;

/** What to say of one row; unchanged rows are only counted. */
function describe(step: Step | EventStep): string[] {
  const at = `row ${step.kind === 'refuse' ? step.rowNumber : step.row.row}`;
  if (step.kind === 'refuse') {
    return step.problems.map(({ column, reason }) => `refused    ${at}  ${column}: ${reason}`);
  }
  const { row } = step;
  const gaps = step.missing.length > 0 ? [`           lacks ${step.missing.join(', ')}`] : [];
  const remarks = row.remarks.map(({ column, reason }) => `           ${column}: ${reason}`);
  if (step.kind === 'add') return [`added      ${at}  ${row.name}`, ...gaps, ...remarks];
  if (step.kind === 'change')
    return [`changed    ${at}  ${row.name}: ${step.fields.join(', ')}`, ...gaps, ...remarks];
  return [];
}

interface Flags {
  apply: boolean;
  publish: boolean;
  skipRefused: boolean;
}

/** Tells what an import would do. Answers how the program ends where it goes no further. */
function report(steps: (Step | EventStep)[], flags: Flags): number | undefined {
  for (const line of steps.flatMap(describe)) say(line);
  const count = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).length;
  say(
    `${count('add')} added, ${count('change')} changed, ${count('keep')} unchanged, ${count('refuse')} refused`,
  );
  if (!flags.apply) {
    say('This was a dry run; --apply imports it.');
    return 0;
  }
  if (count('refuse') > 0 && !flags.skipRefused) {
    say('Nothing was imported: the file has broken rows. --skip-refused imports the others.');
    return 1;
  }
  return undefined;
}

async function work(store: Store, kind: ImportKind, file: string, flags: Flags): Promise<number> {
  await store.write(addTaxonomy);
  const plan = await planImport(store.read, kind, read(file), now());
  const ended = report(plan.steps, flags);
  if (ended !== undefined) return ended;
  const published = await carryOut(store, plan, { publish: flags.publish, at: now() });
  say(`Imported.${flags.publish ? ` ${published} published.` : ''}`);
  return 0;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

await runWithStore(async ({ store }) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      'skip-refused': { type: 'boolean', default: false },
    },
  });
  const [what, file] = positionals;
  const kind = IMPORT_KINDS.find((one) => one === what);
  if (!kind || file === undefined) throw new UsageError(USAGE);
  try {
    process.exitCode = await work(store, kind, file, {
      ...values,
      skipRefused: values['skip-refused'],
    });
  } catch (error) {
    if (error instanceof NotATableError) throw new UsageError(error.message);
    throw error;
  }
});
