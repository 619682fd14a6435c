import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import type { RenderJob, RenderResult } from './render.ts';

/** Through the imports map, so that it is found from a bundle as well. */
const CHILD = createRequire(import.meta.url).resolve('#features/media/ingest/child.ts');
const WITHIN_MS = 30_000;
/** What nobody waits for is done while nothing else is. */
const POLITE = 15;

/**
 * Renders one image in a process of its own, which knows nothing of the environment, may take 30 s
 * and 1 GB, and is gone afterwards.
 */
export async function renderAside(job: RenderJob, { polite = false } = {}): Promise<RenderResult> {
  const child = fork(CHILD, [], {
    execPath: process.execPath,
    execArgv: ['--max-old-space-size=128'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (polite && child.pid !== undefined) setPriority(child.pid, POLITE);
  const { promise, resolve } = Promise.withResolvers<RenderResult>();
  const timer = setTimeout(() => resolve({ refused: 'broken' }), WITHIN_MS);
  child.once('message', resolve as (answer: unknown) => void);
  child.once('error', () => resolve({ refused: 'broken' }));
  child.once('exit', () => resolve({ refused: 'broken' }));
  child.send(job, (error) => error && resolve({ refused: 'broken' }));
  return promise.finally(() => {
    clearTimeout(timer);
    child.kill('SIGKILL');
  });
}
