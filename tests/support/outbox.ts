import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import type { Site } from './process.ts';

/** The newest mail to an address that a site has written to its outbox, once there are more than `besides`. */
export async function mailTo(site: Site, address: string, besides = 0): Promise<string> {
  await expect.poll(() => mailsTo(site, address).length).toBeGreaterThan(besides);
  return mailsTo(site, address).at(-1)!;
}

/** All mails to an address, the oldest first. */
export function mailsTo({ dataDir }: Site, address: string): string[] {
  const dir = path.join(dataDir, 'outbox');
  try {
    const files = readdirSync(dir).sort();
    const texts = files.map((file) => readFileSync(path.join(dir, file), 'utf8'));
    return texts.filter((text) => text.includes(`\nTo: ${address}\n`));
  } catch {
    return [];
  }
}

/** The six digits in a mail's text. */
export function codeIn(mail: string): string {
  return /\n {4}(\d{6})\n/.exec(mail)![1]!;
}

/** The path of the link in a mail's text. */
export function linkIn(mail: string): string {
  const { pathname, search } = new URL(/https?:\/\/\S+/.exec(mail)![0]);
  return pathname + search;
}
