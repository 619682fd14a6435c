import { afterEach, expect, test, vi } from 'vitest';
import { HitLog } from '#server/front/hit-log.ts';
import { log } from '#server/log.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('pages sent from memory are one line a second, and none in a second without any', () => {
  vi.useFakeTimers();
  const lines: unknown[] = [];
  vi.spyOn(log, 'info').mockImplementation((line: unknown) => void lines.push(line));
  const hits = new HitLog();
  for (let i = 0; i < 3; i += 1) hits.add();
  vi.advanceTimersByTime(5000);
  hits.add();
  vi.advanceTimersByTime(1000);
  expect(lines).toEqual([{ hits: 3 }, { hits: 1 }]);
});
