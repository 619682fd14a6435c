import type { Marked } from './hit-view.ts';

/** Text nodes and marks only: whatever somebody typed stays text. */
export function write(element: HTMLElement, { pieces, lang }: Marked): void {
  if (lang) element.lang = lang;
  else element.removeAttribute('lang');
  const nodes = pieces.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
  element.replaceChildren(...nodes);
}
