import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eraseExpiredAccess } from '#features/accounts/retention-commands.ts';
import { queueDigest } from '#features/drafts/digest-commands.ts';
import { queueEndings } from '#features/drafts/ending-commands.ts';
import { queueReminders } from '#features/drafts/reminder-commands.ts';
import { extendOccurrences } from '#features/events/dates.ts';
import { eraseExpiredMessages } from '#features/inbox/commands.ts';
import { compactImages } from '#features/media/compact.ts';
import { mediaDir } from '#features/media/files.ts';
import { sweepFolder, sweepImages } from '#features/media/sweep.ts';
import { forgetMemberSheets } from '#features/members/commands.ts';
import type { Evaluator } from '#features/shops/hours/evaluator.ts';
import { extendSchedules } from '#features/shops/schedules.ts';
import { sheetsDir } from '#features/surveys/work/jobs.ts';
import type { Works } from '#features/system/routines.ts';
import { forgetActors } from '#server/audit.ts';
import { forgetChanges } from '#server/changes.ts';
import { now } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import type { Env } from '#server/env.ts';
import { refreshDemo } from './setup/demo-days.ts';

/** Everything the site does by itself, by the names of `features/system/schema.ts`. */
export function routineWorks(store: Store, evaluator: Evaluator, env: Env): Works {
  return {
    hours: () => extendSchedules(store, evaluator, now()),
    dates: () => extendOccurrences(store, now()),
    demo: () => refreshDemo(store, now()),
    messages: () => store.write((tx) => eraseExpiredMessages(tx, now())),
    access: () =>
      store.write(async (tx) => {
        await eraseExpiredAccess(tx, now());
        await forgetMemberSheets(tx, now());
        await forgetActors(tx, now());
      }),
    photos: () => sweepImages(store, mediaDir, now()),
    sheets: () => sweepFolder(sheetsDir, now()),
    digest: () => store.write((tx) => queueDigest(tx, env.siteUrl, now())),
    reminders: () =>
      store.write(async (tx) => {
        await queueReminders(tx, env.siteUrl, now());
        await queueEndings(tx, env.siteUrl, now());
      }),
    changes: () => store.write((tx) => forgetChanges(tx, now())),
    pictures: () => compactImages(store, mediaDir, now),
    backup: () => backUpAside(env),
  };
}

/** In a process of its own: a large copy must not keep visitors waiting. */
async function backUpAside({ dataDir, backupDir }: Env): Promise<string> {
  const program = fileURLToPath(new URL('backup.ts', import.meta.url));
  const settings = { DATA_DIR: dataDir, BACKUP_DIR: backupDir };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env: settings });
    return stdout.trim();
  } catch (error) {
    const { stdout, message } = error as Error & { stdout?: string };
    throw new Error(stdout?.trim() || message, { cause: error });
  }
}
