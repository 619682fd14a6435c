/** The child process behind `evaluator.ts`; it ends when its parent hangs up. */
import { holidayCalendar, type HolidayCalendar } from '#features/days/holidays.ts';
import { intervals } from './evaluate.ts';
import type { Evaluated, EvaluationRequest } from './evaluator.ts';

function evaluated(value: string, from: Date, until: Date, holidays: HolidayCalendar): Evaluated {
  try {
    return { intervals: intervals(value, from, until, holidays) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', ({ values, from, until, byHand }: EvaluationRequest) => {
  const [first, last] = [new Date(from), new Date(until)];
  const holidays = holidayCalendar(byHand);
  process.send?.(values.map((value) => evaluated(value, first, last, holidays)));
});
