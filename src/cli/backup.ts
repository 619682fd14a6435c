import { existsSync } from 'node:fs';
import { BackupError, makeBackup } from '#features/system/backup/make.ts';
import { now } from '#server/clock.ts';
import { databaseFile } from '#server/db.ts';
import { readEnv } from '#server/env.ts';
import { VERSION } from '#server/version.ts';
import { run, say, UsageError } from './command.ts';

/** Copies database and photos while the site serves, and says how large the copy is. */
await run(async () => {
  const env = readEnv(process.env);
  if (!existsSync(databaseFile(env.dataDir)))
    throw new UsageError(`DATA_DIR=${env.dataDir} cannot be used: it holds no database`);
  try {
    const { name, manifest } = await makeBackup(env, VERSION, env.now ?? now());
    const megabytes = ((manifest.database.bytes + manifest.media.bytes) / 1e6).toFixed(1);
    say(`${name}: ${megabytes} MB, ${manifest.media.files} files of photos, checked`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BackupError || (code && /^E[A-Z]+$/.test(code)))
      throw new UsageError(`No backup was made: ${(error as Error).message}`);
    throw error;
  }
});
