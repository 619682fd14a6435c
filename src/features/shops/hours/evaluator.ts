import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { DayByHand } from '#features/days/holidays.ts';
import { toIso } from '#server/clock.ts';
import type { OpenInterval } from './types.ts';

/** `lost`: the process ended or was too slow; nothing is known of the value itself. */
export type Evaluated = { intervals: OpenInterval[] } | { error: string; lost?: true };

export interface EvaluationRequest {
  values: string[];
  /** ISO UTC, as is `until`. */
  from: string;
  until: string;
  byHand: readonly DayByHand[];
}

export interface Evaluator {
  /**
   * The intervals of each value between two moments, or why it has none. Repeated values are
   * evaluated once; the map has a key for every value given. When the child dies or is too slow,
   * its values have an error; the promise does not reject for that.
   *
   * @param byHand holidays the staff have entered.
   */
  evaluate(
    values: readonly string[],
    from: Date,
    until: Date,
    byHand?: readonly DayByHand[],
  ): Promise<Map<string, Evaluated>>;
  /** Ends the child for good; what is under way or asked later is answered with an error. */
  close(): void;
}

const CHUNK = 500;

/** Through the imports map, so that it is found from a bundle as well. */
const CHILD = createRequire(import.meta.url).resolve('#features/shops/hours/child.ts');

function startChild(): ChildProcess {
  // The child needs nothing else of the environment: no keys, no options of the parent.
  const child = fork(CHILD, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { TZ: 'Asia/Tokyo' },
  });
  // What goes wrong is told to whoever waits; without a listener it would end the parent.
  child.on('error', () => undefined);
  // Neither the child nor its channel keeps the parent alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Sends one chunk and waits for its answer; rejects when the child ends or takes too long. */
function ask(
  child: ChildProcess,
  request: EvaluationRequest,
  timeoutMs: number,
): Promise<Evaluated[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Evaluated[]>();
  const tooSlow = (): void => reject(new Error(`No answer within ${timeoutMs} ms.`));
  // While an answer is awaited, this timer keeps the parent alive.
  const timer = setTimeout(tooSlow, timeoutMs);
  const onExit = (): void => reject(new Error('The process that evaluates opening hours ended.'));
  child.once('message', resolve as (answer: unknown) => void);
  child.once('exit', onExit).once('error', reject);
  child.send(request, (error) => error && reject(error));
  return promise.finally(() => {
    clearTimeout(timer);
    child.removeAllListeners('message').off('exit', onExit).off('error', reject);
  });
}

/**
 * Evaluates opening hours in a child process, started at the first request. A chunk of up to 500
 * values may take `timeoutMs`, then its values get an error and the next chunk a new child. After
 * `idleMs` without work the child ends.
 */
export function createEvaluator({ timeoutMs = 30_000, idleMs = 10_000 } = {}): Evaluator {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const stop = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };

  async function evaluateChunk(request: EvaluationRequest): Promise<Evaluated[]> {
    clearTimeout(idle);
    try {
      if (closed) throw new Error('The evaluator is closed.');
      child = child?.connected ? child : startChild();
      return await ask(child, request, timeoutMs);
    } catch (error) {
      stop();
      const told = error instanceof Error ? error.message : String(error);
      return request.values.map(() => ({ error: told, lost: true }));
    } finally {
      // The parent does the counting, so no request can meet a child that is just leaving.
      idle = setTimeout(stop, idleMs).unref();
    }
  }

  async function evaluate(
    values: readonly string[],
    from: Date,
    until: Date,
    byHand: readonly DayByHand[] = [],
  ): Promise<Map<string, Evaluated>> {
    const results = new Map<string, Evaluated>();
    const distinct = [...new Set(values)];
    for (let start = 0; start < distinct.length; start += CHUNK) {
      const chunk = distinct.slice(start, start + CHUNK);
      const request = { values: chunk, from: toIso(from), until: toIso(until), byHand };
      // One chunk at a time, whoever asks: there is one child.
      const answer = queue.then(() => evaluateChunk(request));
      queue = answer;
      for (const [index, result] of (await answer).entries())
        results.set(chunk[index] ?? '', result);
    }
    return results;
  }

  const close = (): void => {
    closed = true;
    stop();
  };
  return { evaluate, close };
}
