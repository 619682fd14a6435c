/** The child process behind `evaluator.ts`; it ends when its parent hangs up. */
import { intervals } from './evaluate.ts';
import type { Evaluated, EvaluationRequest } from './evaluator.ts';

function evaluated(value: string, from: Date, until: Date): Evaluated {
  try {
    return { intervals: intervals(value, from, until) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', ({ values, from, until }: EvaluationRequest) => {
  process.send?.(values.map((value) => evaluated(value, new Date(from), new Date(until))));
});
