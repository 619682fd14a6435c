import type { HitView } from './hit-view.ts';
import { write } from './write.ts';

/** One result of the panel. */
export function line(hit: HitView, q: string): Node {
  const to = link(hit.href, '');
  const title = element('span', 'search-title');
  write(title, hit.title, q);
  to.append(title, element('span', 'search-about', hit.about));
  return to;
}

export function section(label: string, list: Node, count?: string): Node {
  const whole = element('section', 'search-group');
  const heading = element('h2', '', label);
  if (count !== undefined) heading.append(element('span', 'search-count', count));
  whole.append(heading, list);
  return whole;
}

export function item(content: Node): Node {
  const one = document.createElement('li');
  one.append(content);
  return one;
}

export function link(href: string, text: string): HTMLAnchorElement {
  const to = element('a', '', text);
  to.href = href;
  return to;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
