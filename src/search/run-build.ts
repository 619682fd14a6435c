import { spawn } from 'node:child_process';
import { Told } from './folder.ts';

const TOO_LONG_MS = 600_000;
/** Letters of what a builder that fails says. */
const MOST = 2000;

/** A build under way. */
export interface Building {
  /** Rejects where the builder failed, died or was stopped. */
  told: Promise<Told>;
  stop(): void;
}

/**
 * Starts the process that builds an index.
 *
 * @param script its program, called with the database's folder, the folder to fill and the moment.
 */
export function runBuild(script: string, dataDir: string, into: string, at: string): Building {
  // The child needs nothing else of the environment: no keys, no options of the parent. It leads a
  // group of its own, with which Pagefind's process ends too.
  const child = spawn(process.execPath, [script, dataDir, into, at], {
    env: { TZ: 'Asia/Tokyo' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Told>();
  const stop = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const timer = setTimeout(stop, TOO_LONG_MS).unref();
  let [said, wrong] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  child
    .stderr!.setEncoding('utf8')
    .on('data', (text: string) => (wrong = (wrong + text).slice(-MOST)));
  child.once('error', reject);
  child.once('close', (code) => {
    clearTimeout(timer);
    if (code !== 0) return reject(new Error(`The builder ended (${code ?? 'killed'}): ${wrong}`));
    try {
      resolve(Told.parse(JSON.parse(said)));
    } catch (error) {
      reject(error as Error);
    }
  });
  return { told: promise, stop };
}
