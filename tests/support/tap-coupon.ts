import { openStore } from '#server/db.ts';
import { useCoupon } from '#features/coupons/uses.ts';
import { tap, visitor } from './coupons.ts';

/** A program: so many visitors tap the same coupon at once, through a process of their own. */
const [dataDir = '', at = '', taps = ''] = process.argv.slice(2);
const store = openStore(dataDir);
const now = new Date(at);
const results = await Promise.all(
  Array.from({ length: Number(taps) }, () =>
    store.write((tx) => useCoupon(tx, tap(visitor(), now), now)),
  ),
);
await store.close();
process.stdout.write(JSON.stringify(results.map((result) => result?.kind)));
