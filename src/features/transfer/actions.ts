import { ActionError, defineAction } from 'astro:actions';
import { signedInStaff } from '#features/accounts/signed-in.ts';
import { NotATableError, textOf } from '#features/entries/open-data.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import { beginApplying, beginImport } from './commands.ts';
import { startImport } from './import/start.ts';
import { getImport } from './queries.ts';
import { ApplyImportInput, BeginImportInput, Report } from './schema.ts';

/** Bringing in lists of shops and events; for the staff. */
export const transfer = {
  beginImport: defineAction({
    accept: 'form',
    input: BeginImportInput,
    handler: async ({ kind, file }, context) => {
      const { name: by } = signedInStaff(context);
      const csv = await readText(file);
      const name = file.name.normalize('NFC').slice(-120) || 'file.csv';
      const id = await store.write((tx) => beginImport(tx, { kind, file: name, csv, by }, now()));
      await startImport(id, 'check');
      return { id };
    },
  }),
  applyImport: defineAction({
    accept: 'form',
    input: ApplyImportInput,
    handler: async ({ id, publish, skipRefused }, context) => {
      signedInStaff(context);
      const run = await getImport(store.read, id);
      if (run?.state !== 'checked') throw new ActionError({ code: 'NOT_FOUND' });
      const { lines } = Report.parse(JSON.parse(run.report!));
      if (!skipRefused && lines.some(({ kind }) => kind === 'refuse'))
        throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: 'refused' });
      if (!(await store.write((tx) => beginApplying(tx, id, publish, now()))))
        throw new ActionError({ code: 'CONFLICT' });
      await startImport(id, 'apply');
      return { id };
    },
  }),
};

async function readText(file: File): Promise<string> {
  try {
    return textOf(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof NotATableError)) throw error;
    throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: 'noText' });
  }
}
