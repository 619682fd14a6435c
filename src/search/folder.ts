import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the builder says of an index. */
export const Told = z.object({
  entries: z.number().int().min(0),
  /** The newest row of `change` it has seen. */
  change: z.number().int().min(0),
});

const Current = Told.extend({
  version: z.string().regex(/^[a-z0-9]{1,20}$/),
  /** ISO UTC: everything public then is in it. */
  builtAt: z.iso.datetime(),
  /** Which program built it. */
  program: z.string(),
});
export type Told = z.infer<typeof Told>;
export type Current = z.infer<typeof Current>;

/** Visitors who began with an older index still ask for its files. */
const KEPT = 3;

/** The index that is in force, or undefined while there is none that can be read. */
export function readCurrent(folder: string): Current | undefined {
  try {
    const text = readFileSync(path.join(folder, 'current.json'), 'utf8');
    const current = Current.parse(JSON.parse(text));
    return existsSync(path.join(folder, current.version)) ? current : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a whole folder in force, in one step; older ones go. */
export function swapIn(folder: string, built: string, current: Current): void {
  renameSync(built, path.join(folder, current.version));
  const next = path.join(folder, `current-${current.version}.tmp`);
  writeFileSync(next, JSON.stringify(current));
  renameSync(next, path.join(folder, 'current.json'));
  const versions = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  for (const name of versions.slice(0, -KEPT)) {
    if (name !== current.version) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
