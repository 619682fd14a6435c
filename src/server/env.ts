import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { visitorAddress } from './visitor-address.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const ADDRESS = '[^\\s@<>",;]{1,64}@[A-Za-z0-9.-]{1,189}';
const MAILBOX = new RegExp(`^(?:${ADDRESS}|[^<>"\\r\\n]{1,80} <${ADDRESS}>)$`);
const ADDRESSES = new RegExp(`^${ADDRESS}(?:\\s*,\\s*${ADDRESS})*$`);

const split = (text: string) => (text === '' ? [] : text.split(',').map((part) => part.trim()));

const EnvInput = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  HOST: z.string().min(1).default('localhost'),
  DATA_DIR: z.string().min(1).default('data'),
  BACKUP_DIR: z.string().min(1).optional(),
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
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /.+/ }).optional(),
  MAIL_FROM: z.string().regex(MAILBOX, 'must be a mail address, or Name <address>').optional(),
  STAFF_MAIL: z
    .string()
    .regex(ADDRESSES, 'must be mail addresses separated by commas')
    .default('')
    .transform((text) => split(text)),
  OFFICE_ADDRESSES: z
    .string()
    .default('')
    .transform((text) => split(text))
    .refine((list) => list.every((one) => isIP(one) !== 0), 'must be IP addresses'),
  PAGE_CACHE_MB: z.coerce.number().int().min(0).max(4096).default(64),
  TRUST_CDN: z.enum(['none', 'cdn', 'nginx']).default('none'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** What the process was told by its environment, parsed once. */
export interface Env {
  port: number;
  host: string;
  dataDir: string;
  /** Where backups are kept; better on another disk. */
  backupDir: string;
  /** Origin every absolute link is built from, without a trailing slash; undefined until the port is known. */
  siteUrl: string;
  /** `SITE_URL` points at this machine: demo data is welcome and `NOW` may be set. */
  isLocal: boolean;
  demo: boolean;
  now: Date | undefined;
  tileUrl: string;
  /** Where mail goes; without one it is written to files. May hold a password. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Who is meant by the staff, where it is not everybody with a staff account. */
  staffMail: readonly string[];
  /** The chamber's own addresses, whose failed sign-ins are not counted together. */
  officeAddresses: readonly string[];
  /** The most the finished pages in memory may take, in bytes; 0 keeps none. */
  pageCacheBytes: number;
  /** The cache that stands between the site and its visitors. */
  trustCdn: z.infer<typeof EnvInput>['TRUST_CDN'];
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
    const shown = name === 'SMTP_URL' ? '…' : oneLine(source[name]);
    throw new EnvError(`${name}=${shown} cannot be used: ${issue.message}`);
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
    backupDir: value.BACKUP_DIR ?? path.join(value.DATA_DIR, 'backups'),
    siteUrl: siteUrl.origin,
    isLocal,
    demo: value.DEMO || isLocal,
    now: value.NOW ? new Date(value.NOW) : undefined,
    tileUrl: value.TILE_URL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `no-reply@${siteUrl.hostname}`,
    staffMail: value.STAFF_MAIL,
    officeAddresses: value.OFFICE_ADDRESSES.map((address) => visitorAddress(address, null)),
    pageCacheBytes: value.PAGE_CACHE_MB * 1_000_000,
    trustCdn: value.TRUST_CDN,
    logLevel: value.LOG_LEVEL,
  };
}

/** A value as it is told back: whatever it holds, it stays one line. */
function oneLine(value = ''): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
