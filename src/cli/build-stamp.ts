import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'dist/.built-from';
const SOURCES = ['src/**/*', 'db/**/*', 'public/**/*', 'astro.config.mjs', 'package-lock.json'];

/** A digest of everything a build is made from. */
function digest(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** The digest of the sources the present build was made from; empty while there is none. */
export function builtFrom(): string {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
}

export function isBuilt(): boolean {
  return builtFrom() === digest();
}

export function markBuilt(): void {
  writeFileSync(STAMP, digest());
}
