import type { LocalText } from '#i18n/text.ts';
import { marked } from '../mark.ts';

/** Text nodes and marks only: whatever somebody typed stays text. */
export function write(element: HTMLElement, { text, lang }: LocalText, q: string): void {
  if (lang) element.lang = lang;
  else element.removeAttribute('lang');
  const nodes = marked(text, q).map((piece) => {
    if (!piece.hit) return document.createTextNode(piece.text);
    const mark = document.createElement('mark');
    mark.textContent = piece.text;
    return mark;
  });
  element.replaceChildren(...nodes);
}
