import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { NOW, ROOT } from './paths.ts';

export type Settings = Record<string, string | undefined>;

export interface Ended {
  code: number | null;
  /** Standard output and error together. */
  output: string;
}

/** The environment of a site under test: nothing of the caller's but where its programs are. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, NOW, PORT: '0', LOG_LEVEL: 'error', ...settings };
}

/** Runs one of the command-line programs, e.g. `src/cli/seed.ts`, to its end. */
export async function runCli(
  script: string,
  settings: Settings,
  args: string[] = [],
): Promise<Ended> {
  const program = start(script, settings, args);
  return { code: await program.ended, output: program.output() };
}

/** A site that is running; `stop` ends it as a service manager would. */
export interface Site {
  /** Without a slash at the end. */
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  output: () => string;
  /** Sends SIGTERM and answers the exit code. */
  stop: () => Promise<number | null>;
}

/** Starts a site in `dataDir` and waits until it says that it is ready. */
export async function startSite(dataDir: string, settings: Settings = {}): Promise<Site> {
  const program = start('src/cli/start.ts', { DATA_DIR: dataDir, ...settings });
  const ready = await Promise.race([
    program.line(/^Ready: (\S+)$/),
    program.ended.then(() => undefined),
  ]);
  if (!ready) throw new Error(`The site did not start:\n${program.output()}`);
  const url = new URL(ready[1]!);
  return {
    url: url.origin,
    port: Number(settings['PORT'] ?? url.port),
    dataDir,
    process: program.child,
    output: program.output,
    stop: () => {
      program.child.kill('SIGTERM');
      return program.ended;
    },
  };
}

/** A port that was free a moment ago, for a site whose address does not tell it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(script: string, settings: Settings, args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: environment(settings),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve) => {
      createInterface(child.stdout).on('line', (text) => {
        const found = pattern.exec(text);
        if (found) resolve(found);
      });
    });
  return { child, ended, line, output: () => output };
}
