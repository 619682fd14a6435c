import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listBackups } from '#features/system/backup/folder.ts';
import { outdated } from '#features/system/backup/keep.ts';
import { makeBackup } from '#features/system/backup/make.ts';
import { restoreBackup } from '#features/system/backup/restore.ts';
import { addDays, startOfLocalDay } from '#server/clock.ts';
import { openStore, type Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { addAccount } from '../../../support/accounts.ts';
import { sessionOf } from '../../../support/login.ts';
import { NOW } from '../../../support/paths.ts';
import { runCli } from '../../../support/process.ts';
import { freshDir } from '../../../support/template.ts';

const AT = new Date(NOW);
const later = (ms: number) => new Date(AT.getTime() + ms);
const KEY = 'ab'.repeat(16);

function folder(name: string): string {
  const dir = freshDir(name);
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A town with one photo, and where its backups go. */
async function townWithPhoto() {
  const { dataDir, store } = await townDatabase();
  const dir = path.join(dataDir, 'media', 'ab', KEY);
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, '640.jpg'), 'pixels');
  await store.write((tx) =>
    tx.insertInto('image').values({ key: KEY, width: 640, height: 480, created_at: NOW }).execute(),
  );
  return { dataDir, store, photo: path.join(dir, '640.jpg'), backupDir: folder('backups') };
}

const rename = (store: Store, name: string) =>
  store.write((tx) =>
    tx.updateTable('shop').set({ name }).where('slug', '=', 'kohi-hitsujigumo').execute(),
  );
const nameOf = async (store: Store) =>
  (
    await store.read
      .selectFrom('shop')
      .select('name')
      .where('slug', '=', 'kohi-hitsujigumo')
      .executeTakeFirst()
  )?.name;

test('a backup taken while the site writes is put back whole, photos and all', async () => {
  const town = await townWithPhoto();
  await rename(town.store, '控えの店');
  await addAccount(town.store, AT);
  await sessionOf(town.store, 'hana@example.com');
  const [backup] = await Promise.all([
    makeBackup(town, '1.0.0', AT),
    ...Array.from({ length: 20 }, () => rename(town.store, '控えの店')),
  ]);
  await rename(town.store, '書きかえた店');
  const dir = path.join(town.backupDir, backup.name);
  const restore = (replace: boolean) => restoreBackup(dir, town.dataDir, { replace, at: AT });

  expect(await restore(true)).toEqual({ done: false, why: 'running' });
  expect(await nameOf(town.store)).toBe('書きかえた店');
  await town.store.close();
  expect(await restore(false)).toEqual({ done: false, why: 'notEmpty' });
  writeFileSync(town.photo, 'other pixels');
  const settings = { DATA_DIR: town.dataDir, BACKUP_DIR: town.backupDir };
  const done = await runCli('src/cli/restore.ts', settings, [backup.name, '--replace']);
  expect(done.output).toContain(`Restored ${backup.name}`);
  expect(done.code).toBe(0);

  const again = openStore(town.dataDir);
  onTestFinished(() => again.close());
  expect(await nameOf(again)).toBe('控えの店');
  expect(readFileSync(town.photo, 'utf8')).toBe('pixels');
  expect(await again.read.selectFrom('session').selectAll().execute()).toEqual([]);
  const aside = readdirSync(town.dataDir).find((name) => name.startsWith('before-restore-'))!;
  const before = openStore(path.join(town.dataDir, aside));
  expect(await nameOf(before)).toBe('書きかえた店');
  await before.close();
});

test('a damaged backup is refused, and nothing is touched', async () => {
  const town = await townWithPhoto();
  const { name } = await makeBackup(town, '1.0.0', AT);
  const file = path.join(town.backupDir, name, 'yell.sqlite');
  const bytes = readFileSync(file);
  bytes[bytes.length - 100]! ^= 0xff;
  writeFileSync(file, bytes);
  const target = folder('target');
  const answer = await restoreBackup(path.dirname(file), target, { replace: false, at: AT });
  expect(answer).toMatchObject({ done: false, why: 'damaged' });
  expect(readdirSync(target)).toEqual([]);
});

test('a backup without a photo the database knows is no backup', async () => {
  const town = await townWithPhoto();
  rmSync(path.dirname(town.photo), { recursive: true });
  await expect(makeBackup(town, '1.0.0', AT)).rejects.toThrow('1 photos have no files');
  expect(readdirSync(town.backupDir)).toEqual([]);
});

test('an empty folder takes a backup as it is, and a photo is on the disk once for all backups', async () => {
  const town = await townWithPhoto();
  await makeBackup(town, '1.0.0', AT);
  const second = await makeBackup(town, '1.0.0', later(60_000));
  const kept = path.join(town.backupDir, second.name, 'media', 'ab', KEY, '640.jpg');
  expect(statSync(kept).nlink).toBe(2);
  expect((await listBackups(town.backupDir)).map(({ at }) => at)).toEqual([later(60_000), AT]);
  const target = folder('target');
  const answer = await restoreBackup(path.join(town.backupDir, second.name), target, {
    replace: false,
    at: AT,
  });
  expect(answer).toEqual({ done: true, aside: undefined });
  expect(readdirSync(target).sort()).toEqual(['media', 'yell.sqlite']);
});

test('two weeks of days and two months of weeks are kept, and everything of the last two days', () => {
  const nightly = Array.from({ length: 100 }, (_, back) => ({
    at: startOfLocalDay(addDays('2026-11-24', -back)),
  }));
  const byHand = { at: new Date(nightly[0]!.at.getTime() - 3_600_000) };
  const gone = new Set(outdated([...nightly, byHand]));
  expect(gone.has(byHand)).toBe(false);
  const kept = nightly.filter((one) => !gone.has(one));
  expect(kept.slice(0, 14)).toEqual(nightly.slice(0, 14));
  // Six more weeks than the two the days reach into, each by its Sunday.
  expect(kept.slice(14).map(({ at }) => at.getUTCDay())).toEqual([6, 6, 6, 6, 6]);
  expect(outdated([])).toEqual([]);
});
