import { describe, expect, test } from 'vitest';
import { putPeriod, removePeriod } from '#features/days/commands.ts';
import { listPeriods } from '#features/days/queries.ts';
import { PutPeriodInput } from '#features/days/schema.ts';
import { comingClosings } from '#features/shops/hours/closings.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const FAIR = { name: '秋祭り', nameEn: 'Autumn fair', starts: '10/1', ends: '10月2日' };

describe('the times of the year many close for', () => {
  test('begin with お盆, the new year and the golden week, and are offered as they are kept', async () => {
    const { store } = await emptyDatabase();
    const names = async () => (await listPeriods(store.read)).map(({ name }) => name);
    expect(await names()).toEqual(['ゴールデンウィーク休業', 'お盆休み', '年末年始休業']);
    const put = (change: object) =>
      store.write((tx) => putPeriod(tx, PutPeriodInput.parse(change), AT));
    expect(await put(FAIR)).toBeUndefined();
    const fair = (await listPeriods(store.read)).find(({ name }) => name === '秋祭り')!;
    expect(fair).toMatchObject({ starts: '10-01', ends: '10-02' });
    await put({ ...FAIR, id: fair.id, ends: '10/3' });
    expect(comingClosings(await listPeriods(store.read), '2026-11-24').at(-1)).toMatchObject({
      reason: '秋祭り',
      from: '2027-10-01',
      until: '2027-10-03',
    });
    await store.write((tx) => removePeriod(tx, fair.id, AT));
    expect(await names()).toHaveLength(3);
    expect(await put({ ...FAIR, id: fair.id })).toBe('gone');
  });

  test.each(['2/30', '13/1', '0/5', '2/29', '8', '八月', '08-13-01'])(
    'begin on no such day as %s',
    (starts) => {
      expect(PutPeriodInput.safeParse({ ...FAIR, starts }).error?.issues[0]?.path).toEqual([
        'starts',
      ]);
    },
  );
});
