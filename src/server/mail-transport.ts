import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Env } from '#server/env.ts';

/** A mail as it leaves: everything resolved. */
export interface Letter {
  id: number;
  to: string[];
  subject: string;
  text: string;
}

/** Hands a letter on; whatever it throws, the letter is tried again later. */
export type Transport = (letter: Letter) => Promise<void>;

const TIMEOUT_MS = 20_000;

/** Through the SMTP server of the settings, or as files below `DATA_DIR/outbox`. */
export function createTransport(env: Pick<Env, 'smtpUrl' | 'mailFrom' | 'dataDir'>): Transport {
  return env.smtpUrl === undefined ? toFiles(env) : overSmtp(env.smtpUrl, env.mailFrom);
}

function overSmtp(url: string, from: string): Transport {
  const connected = connect(url);
  return async ({ to, subject, text }) => {
    const smtp = await connected;
    // One each: nobody reads who else was written to.
    for (const address of to) await smtp.sendMail({ from, to: address, subject, text });
  };
}

/** Loaded only where mail is sent. */
async function connect(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export function outboxDir(dataDir: string): string {
  return path.join(dataDir, 'outbox');
}

/** Unencoded, so that a person can read them with anything. */
function toFiles({ dataDir, mailFrom }: Pick<Env, 'mailFrom' | 'dataDir'>): Transport {
  return async ({ id, to, subject, text }) => {
    const dir = outboxDir(dataDir);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const head = [
      `From: ${mailFrom}`,
      `To: ${to.join(', ')}`,
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    const name = `${String(id).padStart(6, '0')}.eml`;
    await writeFile(path.join(dir, name), `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 });
  };
}
