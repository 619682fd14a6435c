import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { addCoupon, addShop } from '../../../support/coupons.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { ROOT } from '../../../support/paths.ts';

const NOON = new Date('2026-11-24T03:00:00.000Z');
const program = fileURLToPath(new URL('../../../support/tap-coupon.ts', import.meta.url));

async function taps(dataDir: string, count: number): Promise<string[]> {
  const args = [program, dataDir, NOON.toISOString(), String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as string[];
}

test('200 visitors at once use a coupon capped at 50 exactly 50 times, through two processes', async () => {
  const { dataDir, store } = await emptyDatabase();
  await addCoupon(store, await addShop(store, NOON), NOON, { totalCap: 50 });
  const results = (await Promise.all([taps(dataDir, 100), taps(dataDir, 100)])).flat();
  expect(results.filter((kind) => kind === 'used')).toHaveLength(50);
  expect(results.filter((kind) => kind === 'not-usable')).toHaveLength(150);
  const rows = await store.read.selectFrom('coupon_use').select('id').execute();
  expect(rows).toHaveLength(50);
  const { used } = await store.read.selectFrom('coupon').select('used').executeTakeFirstOrThrow();
  expect(used).toBe(50);
}, 30_000);
