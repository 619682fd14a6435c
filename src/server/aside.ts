import { fork } from 'node:child_process';
import { actingAs, currentActing, type Acting } from './acting.ts';
import { openStore, type Store } from './db.ts';

const HEAP_MB = 260;
const WITHIN_MS = 120_000;

interface Parcel {
  /** Where the database is. */
  dataDir: string;
  order: unknown;
  /** Whose act it is. */
  acting: Acting | undefined;
}

interface Aside {
  dataDir: string;
  onStep?: (step: number) => void;
}

/**
 * Has an order carried out by a process of its own, which may take two minutes and is gone afterwards.
 *
 * @param module the child's program, which calls `answerAside`.
 * @returns undefined where it broke or took too long.
 */
export async function workAside<Answer>(
  module: string,
  order: unknown,
  { dataDir, onStep }: Aside,
): Promise<Answer | undefined> {
  const child = fork(module, [], {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=2'],
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const fail = () => resolve(undefined);
  const timer = setTimeout(fail, WITHIN_MS);
  child.on('message', (message: { step?: number; answer?: Answer }) => {
    if (message.step !== undefined) onStep?.(message.step);
    if (message.answer !== undefined) resolve(message.answer);
  });
  child.once('error', fail);
  child.once('exit', fail);
  child.send({ dataDir, order, acting: currentActing() } satisfies Parcel, (error) => {
    if (error) fail();
  });
  const answer = await promise;
  clearTimeout(timer);
  child.kill('SIGKILL');
  return answer;
}

/** The child's side: carries out the one order it is sent, as the act of whoever gave it. */
export function answerAside<Order>(
  run: (store: Store, order: Order, step: (done: number) => void) => Promise<unknown>,
): void {
  process.once('message', async ({ dataDir, order, acting }: Parcel) => {
    const store = openStore(dataDir);
    const work = () => run(store, order as Order, (step) => process.send!({ step }));
    const answer = await (acting ? actingAs(acting, work) : work());
    await store.close();
    process.send!({ answer }, () => process.exit());
  });
}
