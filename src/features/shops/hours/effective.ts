import type { ShopBody } from '../schema.ts';
import { withExceptions } from './exceptions.ts';

/** The one value that decides when a shop is open: its weekly hours with dated exceptions, or null. */
export function effectiveHours(body: Pick<ShopBody, 'hours' | 'exceptions'>): string | null {
  return withExceptions(body.hours.value, body.exceptions);
}
