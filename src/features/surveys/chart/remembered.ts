import type { Locale } from '#i18n/urls.ts';
import type { DraftFigures, Figure } from '../schema.ts';
import type { Size } from './data.ts';
import { drawFigure, type Drawn } from './draw.ts';

export const SIZES = ['narrow', 'wide'] as const satisfies Size[];

/** As many drawings as a few reports have, in both sizes. */
const MOST = 240;
const drawings = new Map<string, Promise<Drawn | undefined>>();

/** The same as `drawFigure`; what was drawn lately is not drawn again. */
export function drawnFigure(
  figure: Figure,
  locale: Locale,
  size: Size,
): Promise<Drawn | undefined> {
  const key = JSON.stringify([locale, size, figure]);
  const drawing = drawings.get(key) ?? drawFigure(figure, locale, size);
  drawings.delete(key);
  drawings.set(key, drawing);
  const [oldest] = drawings.keys();
  if (drawings.size > MOST && oldest !== undefined) drawings.delete(oldest);
  return drawing;
}

/** Draws a draft before it is published, a chart at a time, so that it is on the site at once. */
export async function drawAhead({ figures }: DraftFigures): Promise<void> {
  for (const figure of figures.filter(({ under }) => under === null))
    for (const size of SIZES) {
      await drawnFigure(figure, 'ja', size);
      // Whoever asks for a page meanwhile comes first.
      await new Promise((resolve) => setImmediate(resolve));
    }
}
