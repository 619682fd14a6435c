import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { EnvError } from './env.ts';
import { answerBroken } from './front/broken.ts';
import { Counts } from './front/counts.ts';
import { createFront, type FrontOptions } from './front/index.ts';
import { securityHeaders } from './front/headers.ts';
import { OldAddresses } from './front/old-addresses.ts';
import { Pages, type Handler } from './front/pages.ts';
import { log } from './log.ts';
import { createTransport, outboxDir } from './mail-transport.ts';
import { Mailer } from './mailer.ts';
import { changes, env, store } from './store.ts';
import { VERSION } from './version.ts';

const HEADERS_WITHIN_MS = 10_000;
/** Longer than proxies keep a connection: whoever closes it first may lose a request on its way. */
const IDLE_MS = 65_000;
/** The longest anything may take to arrive; the front holds all but uploads to less. */
const REQUEST_WITHIN_MS = 600_000;
const SHUTDOWN_WITHIN_MS = 10_000;
const counts = new Counts(store);
const mailer = new Mailer({ store, transport: createTransport(env), staff: env.staffMail });
const DIST = new URL('../../dist/', import.meta.url);

/** What answers addresses of its own beside the pages, and says how it is. */
export interface Beside {
  /** True where it has answered. */
  serve: FrontOptions['beside'];
  start(feed: typeof changes): Promise<void>;
  stop(): void;
  state(): object;
}

/** Loads the built site, starts serving and returns its address, e.g. `http://localhost:4321`. */
export async function serve(search: Beside): Promise<string> {
  log.level = env.logLevel;
  const { handler } = (await import(new URL('server/entry.mjs', DIST).href)) as {
    handler: Handler;
  };
  await changes.start();
  counts.start();
  if (env.smtpUrl === undefined)
    log.warn(`SMTP_URL is not set: mail is written to ${outboxDir(env.dataDir)}`);
  mailer.start(changes);
  await search.start(changes);
  const old = new OldAddresses(store, changes);
  await old.start();
  const hosts = new Set<string>();
  const front = createFront({
    siteUrl: () => env.siteUrl,
    hosts: () => hosts,
    clientDir: fileURLToPath(new URL('client/', DIST)),
    uploads:
      /^\/(?:member\/photos\/|staff\/(?:surveys|import|news|members-import|campaigns)(?:\/|$))/,
    health: async () => ({ ...(await health()), search: search.state() }),
    beside: search.serve,
    counts,
    old,
    pages: new Pages({
      app: handler,
      changes,
      counts,
      security: () => securityHeaders(env.siteUrl.startsWith('https:')),
      downstream: env.trustCdn,
      maxBytes: env.pageCacheBytes,
    }),
  });
  // Node's own answer to a missing Host has no security headers; the front refuses it as well.
  const server = createServer({ requireHostHeader: false }, front);
  answerBroken(server, () => env.siteUrl.startsWith('https:'));
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.keepAliveTimeout = IDLE_MS;
  await listen(server);
  const { port } = server.address() as AddressInfo;
  // Port 0 asks the system for a free one; the address is known only now.
  if (env.port === 0 && env.isLocal) env.siteUrl = `http://localhost:${port}`;
  hosts.add(new URL(env.siteUrl).host);
  if (env.isLocal)
    for (const name of ['localhost', '127.0.0.1', '[::1]']) hosts.add(`${name}:${port}`);
  stopOnSignal(server, search);
  return env.siteUrl;
}

/** @throws {EnvError} when this address cannot be listened on. */
function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error)));
    server.listen(env.port, env.host, () => resolve());
  });
}

function explained(error: NodeJS.ErrnoException): Error {
  const because = (name: string, reason: string) =>
    new EnvError(`${name} cannot be used: ${reason}`);
  switch (error.code) {
    case 'EADDRINUSE':
      return because(`PORT=${env.port}`, 'another program listens there');
    case 'EACCES':
      return because(`PORT=${env.port}`, 'this user may not listen there');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return because(`HOST=${env.host}`, 'this machine has no such address');
    default:
      return error;
  }
}

async function health(): Promise<{ ok: boolean; version: string }> {
  try {
    await store.read.selectFrom('change').select('id').limit(1).execute();
    return { ok: true, version: VERSION };
  } catch (error) {
    log.error({ err: error }, 'database is not reachable');
    return { ok: false, version: VERSION };
  }
}

/** Lets running requests finish, then closes the database, so that its log is folded in. */
function stopOnSignal(server: Server, search: Beside): void {
  const stop = () => {
    search.stop();
    const hurry = setTimeout(() => server.closeAllConnections(), SHUTDOWN_WITHIN_MS);
    server.close(() => {
      clearTimeout(hurry);
      changes.stop();
      void counts
        .stop()
        .then(() => mailer.stop())
        .then(() => store.close())
        .then(() => process.exit(0));
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
