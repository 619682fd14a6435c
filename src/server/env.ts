import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const EnvInput = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  HOST: z.string().min(1).default('localhost'),
  DATA_DIR: z.string().min(1).default('data'),
  SITE_URL: z.url({ protocol: /^https?$/, hostname: /.+/ }).optional(),
  DEMO: flag,
  NOW: z.iso.datetime().optional(),
  TILE_URL: z
    .string()
    .regex(
      /^https?:\/\/[^\s]+\{z\}[^\s]*$/,
      'must be an http(s) address containing {z}, {x} and {y}',
    )
    .default('https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** What the process was told by its environment, parsed once. */
export interface Env {
  port: number;
  host: string;
  dataDir: string;
  /** Origin every absolute link is built from, without a trailing slash; undefined until the port is known. */
  siteUrl: string;
  /** `SITE_URL` points at this machine: demo data is welcome and `NOW` may be set. */
  isLocal: boolean;
  demo: boolean;
  now: Date | undefined;
  tileUrl: string;
  logLevel: z.infer<typeof EnvInput>['LOG_LEVEL'];
}

/** Thrown for a value that cannot be used; the message is the one line the operator sees. */
export class EnvError extends Error {}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the settings from environment variables.
 *
 * @throws {EnvError} naming the variable and what it may be.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const known = Object.fromEntries(
    Object.keys(EnvInput.shape).map((key) => [key, source[key] === '' ? undefined : source[key]]),
  );
  const parsed = EnvInput.safeParse(known);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const name = String(issue.path[0]);
    throw new EnvError(`${name}=${oneLine(source[name])} cannot be used: ${issue.message}`);
  }
  const value = parsed.data;
  const siteUrl = new URL(value.SITE_URL ?? `http://localhost:${value.PORT}`);
  if (siteUrl.pathname !== '/' || siteUrl.search || siteUrl.hash || siteUrl.username) {
    throw new EnvError(
      `SITE_URL=${oneLine(value.SITE_URL)} cannot be used: give scheme and host only`,
    );
  }
  const isLocal = LOCAL_HOSTS.has(siteUrl.hostname);
  if (value.NOW && !isLocal) {
    throw new EnvError(
      `NOW=${value.NOW} cannot be used: only a site on this machine may set its clock`,
    );
  }
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    siteUrl: siteUrl.origin,
    isLocal,
    demo: value.DEMO || isLocal,
    now: value.NOW ? new Date(value.NOW) : undefined,
    tileUrl: value.TILE_URL,
    logLevel: value.LOG_LEVEL,
  };
}

/** A value as it is told back: whatever it holds, it stays one line. */
function oneLine(value = ''): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
