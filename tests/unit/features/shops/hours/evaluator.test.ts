import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { startOfLocalDay } from '#server/clock.ts';

const FROM = startOfLocalDay('2026-09-21');
const UNTIL = startOfLocalDay('2026-09-25');
const ALWAYS = {
  intervals: [{ startsAt: FROM.toISOString(), endsAt: UNTIL.toISOString() }],
};

let evaluator = createEvaluator();
const fresh = (options?: Parameters<typeof createEvaluator>[0]): typeof evaluator => {
  evaluator = createEvaluator(options);
  return evaluator;
};
afterEach(() => evaluator.close());

describe('the evaluator', () => {
  test('evaluates in Tokyo although this process runs in UTC', async () => {
    expect(new Date().getTimezoneOffset()).toBe(0);
    const results = await fresh().evaluate(['Mo-Fr 10:00-18:00; PH off'], FROM, UNTIL);
    expect(results.get('Mo-Fr 10:00-18:00; PH off')).toEqual({
      intervals: [{ startsAt: '2026-09-24T01:00:00.000Z', endsAt: '2026-09-24T09:00:00.000Z' }],
    });
  });

  test('answers every value, the bad ones with a reason', async () => {
    const results = await fresh().evaluate(['24/7', 'いつでも', '24/7', ''], FROM, UNTIL);
    expect([...results.keys()]).toEqual(['24/7', 'いつでも', '']);
    expect(results.get('24/7')).toEqual(ALWAYS);
    expect(results.get('いつでも')).toHaveProperty('error');
    expect(await evaluator.evaluate([], FROM, UNTIL)).toEqual(new Map());
  });

  test('takes more values than a chunk holds, and requests at the same time', async () => {
    const values = Array.from(
      { length: 501 },
      (_, index) =>
        `Mo 10:${String(index % 60).padStart(2, '0')}-${11 + Math.floor(index / 60)}:00`,
    );
    const [many, one] = await Promise.all([
      fresh().evaluate(values, FROM, UNTIL),
      evaluator.evaluate(['We 09:00-12:00'], FROM, UNTIL),
    ]);
    expect(many.size).toBe(501);
    expect(many.get(values[500] ?? '')).toEqual({
      intervals: [{ startsAt: '2026-09-21T01:20:00.000Z', endsAt: '2026-09-21T10:00:00.000Z' }],
    });
    expect(one.get('We 09:00-12:00')).toHaveProperty('intervals');
  });

  test('a chunk that takes too long has errors, and the next one a new child', async () => {
    const values = Array.from(
      { length: 60 },
      (_, minute) => `Mo-Su 10:00-12:${String(minute).padStart(2, '0')}`,
    );
    const results = await fresh({ timeoutMs: 6000 }).evaluate(
      values,
      FROM,
      startOfLocalDay('2300-01-01'),
    );
    expect(new Set(results.values().map((result) => JSON.stringify(result)))).toEqual(
      new Set(['{"error":"No answer within 6000 ms.","lost":true}']),
    );
    // An answer that comes too late must not be taken for the next one's.
    const next = await evaluator.evaluate(['24/7'], FROM, UNTIL);
    expect(next.get('24/7')).toEqual(ALWAYS);
  }, 30_000);

  test('a child that went away when idle is replaced', async () => {
    await fresh({ idleMs: 1 }).evaluate(['24/7'], FROM, UNTIL);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await evaluator.evaluate(['24/7'], FROM, UNTIL)).get('24/7')).toHaveProperty(
      'intervals',
    );
  });

  test('closed, it answers with errors', async () => {
    const pending = fresh().evaluate(['24/7'], FROM, UNTIL);
    await Promise.resolve();
    evaluator.close();
    expect((await pending).get('24/7')).toHaveProperty('error');
    expect((await evaluator.evaluate(['24/7'], FROM, UNTIL)).get('24/7')).toEqual({
      ...{ error: 'The evaluator is closed.', lost: true },
    });
  });

  test('keeps a process alive while it waits, and no longer', async () => {
    const script = `
      const { createEvaluator } = await import('#features/shops/hours/evaluator.ts');
      const results = await createEvaluator().evaluate(['24/7'], new Date(0), new Date(1000));
      console.log(JSON.stringify(results.get('24/7')));`;
    const started = Date.now();
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '-e',
      script,
    ]);
    expect(JSON.parse(stdout)).toHaveProperty('intervals');
    expect(Date.now() - started).toBeLessThan(8_000);
  });
});
