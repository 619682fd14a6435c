import { describe, expect, onTestFinished, test } from 'vitest';
import { putHoliday, putPeriod, removeHoliday, removePeriod } from '#features/days/commands.ts';
import { listDaysByHand, listPeriods, readHolidays } from '#features/days/queries.ts';
import { PutHolidayInput, PutPeriodInput } from '#features/days/schema.ts';
import { answerBy } from '#features/drafts/answer-by.ts';
import { comingClosings } from '#features/shops/hours/closings.ts';
import { createEvaluator, type Evaluator } from '#features/shops/hours/evaluator.ts';
import { ensureSchedules, extendSchedules, outdateHolidays } from '#features/shops/schedules.ts';
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

describe('a holiday by hand', () => {
  const typed = { is: 'holiday', holidayName: '市の日', holidayNameEn: 'City day' };

  test('goes before the calendar until it is left to it again', async () => {
    const { store } = await emptyDatabase();
    const put = (day: object) =>
      store.write((tx) => putHoliday(tx, PutHolidayInput.parse(day), AT));
    await put({ ...typed, date: '2026-11-25' });
    await put({ date: '2026-11-23', is: 'ordinary', holidayName: '消える名前' });
    const holidays = await readHolidays(store.read);
    expect(holidays.between('2026-11-20', '2026-11-30')).toEqual(['2026-11-25']);
    expect(holidays.nameOf('2026-11-25', 'en')).toBe('City day');
    expect(holidays.nameOf('2026-11-23', 'ja')).toBeNull();
    // Handed in on Tuesday the 24th: Wednesday is free, Thursday and Friday are the two days.
    expect(answerBy(AT, holidays)).toBe('2026-11-27');
    await put({ ...typed, date: '2026-11-23', holidayName: '勤労の日' });
    const days = await listDaysByHand(store.read);
    expect(days.map(({ name }) => name)).toEqual(['勤労の日', '市の日']);
    for (const { id } of days) await store.write((tx) => removeHoliday(tx, id, AT));
    expect((await readHolidays(store.read)).nameOf('2026-11-23', 'ja')).toBe('勤労感謝の日');
    expect(await store.write((tx) => removeHoliday(tx, 99, AT))).toBe('gone');
  });

  test('needs a name in both languages, a day, and a holiday where one is struck out', async () => {
    const { store } = await emptyDatabase();
    const wrong = PutHolidayInput.safeParse({ date: '2026-02-30', is: 'holiday' });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toContain('date');
    expect(
      PutHolidayInput.safeParse({ date: '2026-11-25', is: 'holiday' }).error?.issues.map(
        ({ path, message }) => [path[0], message],
      ),
    ).toEqual([
      ['holidayName', 'required'],
      ['holidayNameEn', 'required'],
    ]);
    const plain = PutHolidayInput.parse({ date: '2026-11-25', is: 'ordinary' });
    expect(await store.write((tx) => putHoliday(tx, plain, AT))).toBe('ordinary');
  });
});

/** A town with one value that speaks of holidays and one that does not; when each opens at 10. */
async function twoValues() {
  const { store } = await emptyDatabase();
  const evaluator = createEvaluator();
  onTestFinished(() => evaluator.close());
  const values = ['Mo-Fr 10:00-12:00; PH off', 'Mo-Fr 10:00-13:00'];
  await ensureSchedules(store, evaluator, values, AT);
  const openOn = async (date: string) =>
    (
      await store.read
        .selectFrom('open_interval')
        .innerJoin('schedule', 'schedule.id', 'schedule_id')
        .select('value')
        .where('starts_at', '=', `${date}T01:00:00.000Z`)
        .orderBy('value')
        .execute()
    ).map(({ value }) => value);
  /** Enters a holiday as the action does. */
  const enter = (date: string) =>
    store.write(async (tx) => {
      await putHoliday(tx, { date, name: '市の日', nameEn: 'City day' }, AT);
      await outdateHolidays(tx);
    });
  return { store, evaluator, values, openOn, enter };
}

test('a holiday that is entered while hours are evaluated counts, and hours made without it are not kept', async () => {
  const { store, evaluator, values, openOn, enter } = await twoValues();
  await store.write((tx) => outdateHolidays(tx));
  let asked = 0;
  const overtaken: Evaluator = {
    ...evaluator,
    evaluate: async (...request) => {
      const answers = await evaluator.evaluate(...request);
      if (asked === 0) await enter('2026-11-25');
      asked += 1;
      return answers;
    },
  };
  await extendSchedules(store, overtaken, AT);
  expect(asked, 'once more with the holiday').toBe(2);
  expect(await openOn('2026-11-25')).toEqual([values[1]]);
});

test('hours stay as they were where the evaluating process is lost, and are made at the next run', async () => {
  const { store, evaluator, values, openOn, enter } = await twoValues();
  await enter('2026-11-25');
  const ended = createEvaluator();
  ended.close();
  await expect(extendSchedules(store, ended, AT)).rejects.toThrow('closed');
  expect(await openOn('2026-11-25')).toEqual(values);
  expect(await extendSchedules(store, evaluator, AT)).toBe(1);
  expect(await openOn('2026-11-25')).toEqual([values[1]]);
});

test('the hours of who is closed on holidays follow what is entered, and no others are asked again', async () => {
  const { store, evaluator, values, openOn } = await twoValues();
  expect(await openOn('2026-11-25')).toEqual(values);
  expect(await openOn('2026-11-23')).toEqual([values[1]]);
  await store.write(async (tx) => {
    await putHoliday(tx, { date: '2026-11-25', name: '市の日', nameEn: 'City day' }, AT);
    await putHoliday(tx, { date: '2026-11-23', name: null, nameEn: null }, AT);
    await outdateHolidays(tx);
  });
  expect(await extendSchedules(store, evaluator, AT)).toBe(1);
  expect(await openOn('2026-11-25')).toEqual([values[1]]);
  expect(await openOn('2026-11-23')).toEqual(values);
});
