import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addTaxonomy } from './setup/taxonomy.ts';
import { NotATableError, readOpenData } from '#features/entries/open-data.ts';
import { applyEventImport } from '#features/events/import/apply.ts';
import { EVENT_COLUMN_ALIASES } from '#features/events/import/columns.ts';
import { planEventImport, type EventStep } from '#features/events/import/plan.ts';
import { effectiveHours } from '#features/shops/hours/effective.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { applyShopImport } from '#features/shops/import/apply.ts';
import { COLUMN_ALIASES } from '#features/shops/import/columns.ts';
import { planShopImport, type Step } from '#features/shops/import/plan.ts';
import { ensureSchedules } from '#features/shops/schedules.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
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

async function importEvents(store: Store, file: string, flags: Flags): Promise<number> {
  const table = readOpenData(read(file), EVENT_COLUMN_ALIASES, ['イベント名', '開始日']);
  await store.write(addTaxonomy);
  const taxonomy = await getTaxonomy(store.read);
  const steps = await planEventImport(store.read, table, taxonomy, now());
  const ended = report(steps, flags);
  if (ended !== undefined) return ended;
  const published = await store.write((tx) =>
    applyEventImport(tx, steps, { publish: flags.publish, taxonomy, at: now() }),
  );
  say(`Imported.${flags.publish ? ` ${published} published.` : ''}`);
  return 0;
}

async function importShops(store: Store, file: string, flags: Flags): Promise<number> {
  const table = readOpenData(read(file), COLUMN_ALIASES, ['名称']);
  await store.write(addTaxonomy);
  const taxonomy = await getTaxonomy(store.read);
  const steps = await planShopImport(store.read, table, taxonomy);
  const ended = report(steps, flags);
  if (ended !== undefined) return ended;
  const bodies = steps.flatMap((step) => (step.kind === 'refuse' ? [] : [step.row.body]));
  const evaluator = createEvaluator();
  const schedules = await ensureSchedules(
    store,
    evaluator,
    bodies.flatMap((body) => effectiveHours(body) ?? []),
    now(),
  );
  evaluator.close();
  const published = await store.write((tx) =>
    applyShopImport(tx, steps, { publish: flags.publish, taxonomy, schedules, at: now() }),
  );
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
  const work = what === 'shops' ? importShops : what === 'events' ? importEvents : undefined;
  if (!work || file === undefined) throw new UsageError(USAGE);
  try {
    process.exitCode = await work(store, file, { ...values, skipRefused: values['skip-refused'] });
  } catch (error) {
    if (error instanceof NotATableError) throw new UsageError(error.message);
    throw error;
  }
});
