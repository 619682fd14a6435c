/** How many may wait; each holds the bytes of a photo in memory. */
const MOST_WAITING = 6;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs work one after the other, in the order it came: rendering a photo fills a core.
 *
 * @returns 'busy' at once when too many are waiting.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (waiting >= MOST_WAITING) return 'busy';
  waiting += 1;
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}
