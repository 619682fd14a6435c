import { describe, expect, test } from 'vitest';
import { queueEndings } from '#features/drafts/ending-commands.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const days = (n: number) => new Date(at.getTime() + n * 86_400_000);

/** The demo's café, whose coupon and job end on these days, last written in summer. */
async function endingOn(coupon: string, job: string, updatedAt = '2026-08-01T00:00:00.000Z') {
  const { store } = await townDatabase();
  await store.write(async (tx) => {
    const ofCafe = tx.selectFrom('shop').select('id').where('slug', '=', 'kohi-hitsujigumo');
    await tx.updateTable('product').set({ sold_until: null }).execute();
    await tx.updateTable('coupon').set({ valid_until: '2027-06-01' }).execute();
    await tx.updateTable('job').set({ valid_until: '2027-06-01' }).execute();
    await tx
      .updateTable('coupon')
      .set({ valid_until: coupon, updated_at: updatedAt })
      .where('shop_id', 'in', ofCafe)
      .execute();
    await tx
      .updateTable('job')
      .set({ valid_until: job, updated_at: updatedAt })
      .where('shop_id', 'in', ofCafe)
      .execute();
  });
  const tell = (when = at) => store.write((tx) => queueEndings(tx, 'https://x.example', when));
  const mails = () => store.read.selectFrom('outbox').select(['recipient', 'text']).execute();
  return { store, tell, mails };
}

describe('what is about to end', () => {
  test('is told a week before, once, in one mail for everything of a business', async () => {
    const { tell, mails } = await endingOn('2026-12-01', '2026-11-30');
    expect(await tell()).toBe(2);
    expect(await tell(days(1))).toBe(0);
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]!.recipient).toMatch(/^business:\d+$/);
    expect(sent[0]!.text).toContain('11月30日(月)で終わります');
    expect(sent[0]!.text).toMatch(/https:\/\/x\.example\/member\/coupons\/\d+/);
  });

  test('is not told eight days before, nor when it is over', async () => {
    const { tell } = await endingOn('2026-12-02', '2026-11-23');
    expect(await tell()).toBe(0);
    expect(await tell(days(1))).toBe(1);
  });

  test('is not told of what was written only these days', async () => {
    const { tell } = await endingOn('2026-12-01', '2026-11-30', '2026-11-20T00:00:00.000Z');
    expect(await tell()).toBe(0);
  });

  test('is told again where the end was put off', async () => {
    const { store, tell } = await endingOn('2026-12-01', '2027-03-01');
    expect(await tell()).toBe(1);
    await store.write((tx) =>
      tx
        .updateTable('coupon')
        .set({ valid_until: '2026-12-20' })
        .where('valid_until', '=', '2026-12-01')
        .execute(),
    );
    expect(await tell(days(20))).toBe(1);
  });
});
