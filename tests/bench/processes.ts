import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { localDate } from '#server/clock.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Where processes may run: what serves on one core, what asks on another. */
const SERVER_CORE = '0';
const CLIENT_CORE = '1';
const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/** Whether server and client are kept on different cores. */
export const pinned = hasTaskset && availableParallelism() > 1;

/** What `npm start` gives Node: options, and names with values before it. */
const START = packageJson.scripts.start.split(' ');
export const START_OPTIONS = START.filter((word) => word.startsWith('--'));
const START_ENV = Object.fromEntries(
  START.slice(0, START.indexOf('node')).map((word) => word.split('=') as [string, string]),
);

type Role = 'server' | 'client';

/** Starts a Node process on its core, with a channel to talk to it. */
export function startNode(
  role: Role,
  args: string[],
  env: Record<string, string> = {},
): ChildProcess {
  const core = role === 'server' ? SERVER_CORE : CLIENT_CORE;
  const command = [...(pinned ? ['taskset', '-c', core] : []), process.execPath, ...args];
  return spawn(command[0]!, command.slice(1), {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

export interface Site {
  port: number;
  /** From the start of the process until it served, in milliseconds. */
  startMs: number;
  /** Resident memory in MB (10^6 bytes), or null where the system does not tell. */
  rss(): number | null;
  stop(): Promise<void>;
}

/** Noon in Tokyo today, so that as much is open in every run. */
export const NOON = `${localDate(new Date())}T03:00:00.000Z`;

/**
 * Starts the built site as `npm start` does, on a free port.
 *
 * @param pageCacheMb 0 where pages are measured as they are rendered.
 */
export async function startSite(dataDir: string, pageCacheMb = 0): Promise<Site> {
  const start = performance.now();
  const child = startNode('server', [...START_OPTIONS, 'src/cli/start.ts'], {
    ...START_ENV,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    PAGE_CACHE_MB: String(pageCacheMb),
    NOW: NOON,
  });
  const port = await portOf(child);
  return {
    port,
    startMs: performance.now() - start,
    rss: () => rssOf(child.pid!),
    stop: () => stop(child),
  };
}

/** Waits for the line that tells the address. */
function portOf(child: ChildProcess): Promise<number> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', (line) => {
      said.push(line);
      const port = /^Ready: .*:(\d+)$/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
    lines.on('close', () => reject(new Error(`The site did not start:\n${said.join('\n')}`)));
  });
}

/** Asks a child one thing at a time over its channel. */
export async function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const [answer] = await Promise.all([once(child, 'message'), child.send(message)]);
  return answer[0] as Answer;
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function rssOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kilobytes && (Number(kilobytes[1]) * 1024) / 1e6;
  } catch {
    return null;
  }
}
