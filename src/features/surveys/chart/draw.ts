import type { Locale } from '#i18n/urls.ts';
import type { Figure } from '../schema.ts';
import { bars, stacked } from './bars.ts';
import { dataOf, WIDTHS, type Size } from './data.ts';
import { lines } from './lines.ts';

/** A piece of an SVG: drawn by Plot, written out by the page, so that no text is ever markup. */
export interface Drawn {
  tag: string;
  attributes: Record<string, string>;
  children: (Drawn | string)[];
}

/** What of a figure can be drawn; nothing where all of it is withheld. */
export async function drawFigure(
  figure: Figure,
  locale: Locale,
  size: Size,
): Promise<Drawn | undefined> {
  const data = dataOf(figure, locale);
  if (figure.form === 'table' || figure.form === 'heat') return undefined;
  if (!data.some(({ value }) => Number.isFinite(value))) return undefined;
  const [plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ]);
  const { document } = parseHTML('<html><body></body></html>');
  const options = { document: document as unknown as Document, width: WIDTHS[size] };
  const draw = { bars, stacked, lines }[figure.form];
  const svg = plot.plot({
    className: 'plot',
    style: undefined,
    ...options,
    ...draw(plot, data, figure, size),
  });
  svg.querySelector('style')?.remove();
  return treeOf(svg as unknown as Element, locale);
}

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;

function treeOf(node: Element, locale: Locale): Drawn {
  const attributes: Record<string, string> = Object.fromEntries(
    [...node.attributes]
      .filter(({ name }) => name !== 'style' && !name.startsWith('aria-'))
      .map(({ name, value }) => [name, value]),
  );
  const isOwnText = [...node.childNodes].some(
    (child) => child.nodeType === 3 && JAPANESE.test(child.textContent ?? ''),
  );
  if (locale !== 'ja' && isOwnText) attributes['lang'] = 'ja';
  const children = [...node.childNodes].flatMap((child): (Drawn | string)[] => {
    if (child.nodeType === 3) return child.textContent ? [child.textContent] : [];
    return child.nodeType === 1 ? [treeOf(child as Element, locale)] : [];
  });
  return { tag: node.localName, attributes, children };
}
