const MINUTE_MS = 60_000;
/** How long a page that nothing on it dates may stand in when rendering fails. */
const STAND_IN_S = 3600;
/** The tag of what stands around every public page: the notice that is important now. */
export const FRAME_TAG = 'frame';
/** What every public page shows something of: areas and categories in its menus and marks, and its frame. */
const EVERYWHERE = ['taxonomy', FRAME_TAG];

/** The parts of Astro's context that this needs; pages and endpoints both have them. */
interface Context {
  cache: { set: (options: { maxAge: number; swr?: number; tags: string[] }) => void };
  locals: { at: Date; params: readonly string[] | undefined };
}

export interface Keep {
  /** What it shows: `noun:id` for an entry, `noun` where any entry of the kind may come to stand on it. */
  tags: readonly string[];
  /** The query parameters it reads; any other leaves it as it is. */
  params?: readonly string[];
  /** Nothing on it depends on the clock. */
  still?: boolean;
  /** Moments that do not fall on a full minute and at which it turns into something else. */
  turns?: readonly (string | null)[];
}

/**
 * Says that a public page may be kept until the clock's next full minute, when shops open and
 * coupons begin, and until one of its tags changes. Whole seconds, rounded down: never shown late.
 */
export function keep(
  { cache, locals }: Context,
  { tags, params = [], still = false, turns = [] }: Keep,
): void {
  const at = locals.at.getTime();
  const toNextMinute = MINUTE_MS - (at % MINUTE_MS);
  const toTurns = turns.flatMap((turn) => (turn === null ? [] : [Date.parse(turn) - at]));
  const ms = Math.min(toNextMinute, ...toTurns.filter((left) => left > 0));
  locals.params = params;
  cache.set({
    maxAge: Math.floor(ms / 1000),
    ...(still && { swr: STAND_IN_S }),
    tags: [...new Set([...EVERYWHERE, ...tags])],
  });
}
