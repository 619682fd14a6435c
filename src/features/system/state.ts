import { stat, statfs } from 'node:fs/promises';
import { databaseFile } from '#server/db.ts';
import { env } from '#server/store.ts';
import { VERSION } from '#server/version.ts';
import { listBackups, type Backup } from './backup/folder.ts';

/** How this process and its disk are; sizes in bytes. */
export interface SystemState {
  version: string;
  node: string;
  /** Real time: when this process began. */
  since: Date;
  database: number;
  free: number;
  backups: Backup[];
  /** Kept in `DATA_DIR`, and lost with it. */
  backupsBeside: boolean;
  mailIsSent: boolean;
  isLocal: boolean;
}

export async function readSystemState(): Promise<SystemState> {
  const disk = await statfs(env.dataDir);
  return {
    version: VERSION,
    node: process.versions.node,
    since: new Date(Date.now() - process.uptime() * 1000),
    database: (await stat(databaseFile(env.dataDir))).size,
    free: disk.bavail * disk.bsize,
    backups: await listBackups(env.backupDir),
    backupsBeside: env.backupDir.startsWith(env.dataDir),
    mailIsSent: env.smtpUrl !== undefined,
    isLocal: env.isLocal,
  };
}
