import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { currentActing } from '#server/acting.ts';
import { env } from '#server/store.ts';
import type { Order } from './child.ts';
import type { Given, Job, JobResult } from './job.ts';

/** Through the imports map, so that it is found from a bundle as well. */
const CHILD = createRequire(import.meta.url).resolve('#features/surveys/work/child.ts');
const HEAP_MB = 260;
const WITHIN_MS = 120_000;
/** Whoever sends a small sheet sees its report at once, without a page in between. */
const PATIENCE_MS = 8000;
const PATIENT_BYTES = 2_000_000;
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
  const over = workAside(kept ? withFiles(job, kept) : job, state).finally(async () => {
    if (kept) await rm(folderOf(id), { recursive: true, force: true });
    setTimeout(() => jobs.delete(id), REMEMBERED_MS).unref();
  });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const patience = size > PATIENT_BYTES ? 0 : PATIENCE_MS;
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  return state.result ? { result: state.result } : { id };
}

async function workAside(job: Job, state: JobState): Promise<void> {
  const child = fork(CHILD, [], {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=2'],
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { promise, resolve } = Promise.withResolvers<null>();
  const end = (result: NonNullable<JobState['result']>) => {
    state.result ??= result;
    resolve(null);
  };
  const timer = setTimeout(() => end({ refused: 'failed' }), WITHIN_MS);
  child.on('message', (message: { step?: number; answer?: JobResult }) => {
    if (message.step !== undefined) state.step = message.step;
    if (message.answer) end(message.answer);
  });
  child.once('error', () => end({ refused: 'failed' }));
  child.once('exit', () => end({ refused: 'failed' }));
  const order: Order = { dataDir: env.dataDir, job, acting: currentActing() };
  child.send(order, (error) => error && end({ refused: 'failed' }));
  await promise;
  clearTimeout(timer);
  child.kill('SIGKILL');
}

const folderOf = (id: string) => path.join(env.dataDir, 'sheets', id);

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
