import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { workAside } from '#server/aside.ts';
import { log } from '#server/log.ts';
import { env, store } from '#server/store.ts';
import { drawAhead } from '../chart/remembered.ts';
import { getReport } from '../draft-queries.ts';
import type { Given, Job, JobResult } from './job.ts';

/** Through the imports map, so that it is found from a bundle as well. */
const CHILD = createRequire(import.meta.url).resolve('#features/surveys/work/child.ts');
/** Whoever sends a small sheet sees its report at once, without a page in between. */
const PATIENCE_MS = 8000;
const PATIENT_BYTES = 2_000_000;
/** Where files that came in wait to be read; whoever dies over them leaves them there. */
export const sheetsDir = path.join(env.dataDir, 'sheets');
/** As many steps as a bar shows: received, read, counted, written. */
export const STEPS = 4;
/** How long somebody may look at a job that is over. */
const REMEMBERED_MS = 15 * 60_000;

export interface JobState {
  step: number;
  /** Null while it is being worked on. */
  result: JobResult | { refused: 'failed' } | null;
}

const jobs = new Map<string, JobState>();

export function getJob(id: string): JobState | undefined {
  return jobs.get(id);
}

/**
 * Works out a sheet in a process of its own, which may take two minutes and is gone afterwards.
 *
 * @returns the result where there is one soon, otherwise the job to look at meanwhile.
 */
export async function startJob(
  job: Job,
  files: readonly File[] = [],
): Promise<{ result: NonNullable<JobState['result']> } | { id: string }> {
  const id = randomUUID();
  const kept = files.length > 0 ? await keepFiles(id, files) : undefined;
  const state: JobState = { step: 0, result: null };
  jobs.set(id, state);
  const over = work(kept ? withFiles(job, kept) : job, state).finally(async () => {
    if (kept) await rm(folderOf(id), { recursive: true, force: true });
    setTimeout(() => jobs.delete(id), REMEMBERED_MS).unref();
  });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const patience = size > PATIENT_BYTES ? 0 : PATIENCE_MS;
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  return state.result ? { result: state.result } : { id };
}

async function work(job: Job, state: JobState): Promise<void> {
  const onStep = (step: number) => (state.step = step);
  const result = await workAside<JobResult>(CHILD, job, { dataDir: env.dataDir, onStep });
  state.result = result ?? { refused: 'failed' };
  if (result && 'report' in result) void drawReport(result.report);
}

/** What cannot be drawn ahead is drawn with its page. */
async function drawReport(id: number): Promise<void> {
  try {
    const report = await getReport(store.read, id);
    if (report) await drawAhead(report.figures);
  } catch (error) {
    log.warn({ err: error }, 'a report could not be drawn ahead');
  }
}

const folderOf = (id: string) => path.join(sheetsDir, id);

async function keepFiles(id: string, files: readonly File[]): Promise<Given> {
  const folder = folderOf(id);
  await mkdir(folder, { recursive: true });
  const kept: { path: string; name: string }[] = [];
  for (const [i, file] of files.entries()) {
    const to = path.join(folder, String(i));
    const handle = await open(to, 'w');
    await handle.writeFile(new Uint8Array(await file.arrayBuffer()));
    await handle.sync();
    await handle.close();
    kept.push({ path: to, name: file.name.normalize('NFC').slice(-120) || 'file' });
  }
  return { files: kept };
}

const withFiles = (job: Job, given: Given): Job => ({ ...job, given });
