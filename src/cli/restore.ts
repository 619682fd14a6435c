import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listBackups } from '#features/system/backup/folder.ts';
import { restoreBackup, type Restored } from '#features/system/backup/restore.ts';
import { now } from '#server/clock.ts';
import { readEnv } from '#server/env.ts';
import { run, say, UsageError } from './command.ts';

const USAGE =
  'How to use: npm run restore -- NAME [--replace], NAME being one of these or a folder:';

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

function refusal(restored: Extract<Restored, { done: false }>, dataDir: string): string {
  if (restored.why === 'damaged') return `This backup cannot be used: ${restored.fault}`;
  return restored.why === 'running'
    ? `DATA_DIR=${dataDir} is in use: stop the site first`
    : `DATA_DIR=${dataDir} holds a site already: with --replace it is moved aside`;
}

/** Puts a backup in the place of the site's data; the site must not be running. */
await run(async () => {
  const env = readEnv(process.env);
  const { positionals, values } = readArguments();
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    const names = (await listBackups(env.backupDir)).map((backup) => backup.name);
    throw new UsageError([USAGE, ...(names.length > 0 ? names : ['(none yet)'])].join('\n'));
  }
  const known = path.join(env.backupDir, name);
  const backup = existsSync(known) ? known : name;
  const replace = values.replace ?? false;
  const restored = await restoreBackup(backup, env.dataDir, { replace, at: env.now ?? now() });
  if (!restored.done) throw new UsageError(refusal(restored, env.dataDir));
  say(`Restored ${path.basename(backup)} into ${env.dataDir}; everybody has to sign in again.`);
  if (restored.aside) say(`What was there before lies in ${restored.aside}`);
});
