import { readFile as readBytes } from 'node:fs/promises';
import { beginReport } from '../begin-commands.ts';
import { readFile, type SheetFile } from '../questionnaire/read.ts';
import { putSheet } from '../sheet-commands.ts';
import { workOutAgain, workOutNew, type Of, type Sent, type SheetChange } from '../sheet-work.ts';
import type { Basis } from '../understood.ts';
import type { Store } from '#server/db.ts';

/** Files as they came in, or cells that were pasted. */
export type Given = { files: { path: string; name: string }[] } | { pasted: string };

/** Something to work out of a sheet. */
export type Job = { by: string; at: string } & (
  | { what: 'begin'; of: Of; given: Given }
  | {
      what: 'again';
      report: number;
      given?: Given;
      isMore?: boolean;
      uses?: string[];
      same?: SheetChange['same'];
      basis?: Basis;
      chosen?: number;
    }
);

export type JobResult = { report: number } | { refused: 'unreadable' | 'noSurvey' | 'gone' };

/** Reads what was sent, works it out, and writes it in one transaction. */
export async function runJob(
  store: Store,
  job: Job,
  step: (done: number) => void = () => undefined,
): Promise<JobResult> {
  const at = new Date(job.at);
  step(1);
  const sent = job.given && (await sentOf(job.given));
  if (job.given && !sent) return { refused: 'unreadable' };
  step(2);
  if (job.what === 'begin') {
    const worked = await workOutNew(store.read, job.of, sent!, at);
    if (!worked) return { refused: 'noSurvey' };
    step(3);
    const report = await store.write((tx) => beginReport(tx, job.of, worked, job.by, at));
    return report === undefined ? { refused: 'noSurvey' } : { report };
  }
  const change: SheetChange = {
    ...(sent ? { sent: { ...sent, isMore: job.isMore ?? false } } : {}),
    ...(job.uses ? { uses: job.uses } : {}),
    ...(job.same ? { same: job.same } : {}),
    ...(job.basis ? { basis: job.basis } : {}),
    ...(job.chosen === undefined ? {} : { chosen: job.chosen }),
  };
  const worked = await workOutAgain(store.read, job.report, change, at);
  if (!worked) return { refused: 'gone' };
  step(3);
  await store.write((tx) => putSheet(tx, job.report, worked.sheet, worked.done, job.by, at));
  return { report: job.report };
}

async function sentOf(given: Given): Promise<Sent | undefined> {
  if ('pasted' in given) {
    const sheet = await readFile(given.pasted);
    return sheet && { sheet, file: '-' };
  }
  const read: { name: string; sheet: SheetFile }[] = [];
  for (const { path, name } of given.files) {
    const sheet = await readFile(await readBytes(path));
    if (!sheet) return undefined;
    read.push({ name, sheet });
  }
  const [first] = read;
  if (!first) return undefined;
  const isSeveral = read.length > 1;
  const sheets = read.flatMap(({ name, sheet }) =>
    sheet.sheets.map((one) => ({
      ...one,
      name: isSeveral ? [name, one.name].filter(Boolean).join(' ') : one.name,
    })),
  );
  const file = read.map(({ name }) => name).join('、');
  return { sheet: { form: first.sheet.form, sheets }, file: file.slice(0, 255) };
}
