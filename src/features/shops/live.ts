import { changes, store } from '#server/store.ts';
import { ShopDirectory } from './directory.ts';

let current: Promise<ShopDirectory> | undefined;

/** The directory of this process, loaded at first use and kept true by the change feed. */
export function liveDirectory(): Promise<ShopDirectory> {
  current ??= start();
  return current;
}

function start(): Promise<ShopDirectory> {
  // Before loading: what commits meanwhile is read again afterwards, never missed.
  changes.subscribe(follow);
  return ShopDirectory.load(store.read);
}

/** More changed rows than this and loading everything again is quicker. */
const REFRESH_AT_MOST = 500;

async function follow(tags: string[]): Promise<void> {
  const ids = tags.filter((tag) => tag.startsWith('shop:')).map((tag) => Number(tag.slice(5)));
  const directory = await liveDirectory();
  if (tags.includes('taxonomy') || ids.length > REFRESH_AT_MOST) {
    current = Promise.resolve(await ShopDirectory.load(store.read));
  } else if (ids.length > 0) {
    await directory.refresh(ids);
  }
  if (tags.includes('schedules')) directory.forgetOpen();
}
