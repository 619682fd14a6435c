import { find, openIndex, type Asked } from './engine.ts';
import type { GroupView, HitView, Marked } from './hit-view.ts';

const QUIET_MS = 120;

/** Puts what is found under the box while one types; without a script the form does the same. */
export function startSearch(root: HTMLElement): void {
  const box = root.querySelector<HTMLInputElement>('input[type=search]')!;
  const kinds = root.dataset['kinds']!.split(' ');
  let turn = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const show = async () => {
    const mine = (turn += 1);
    const asked = askedOf(root, box.value);
    try {
      const { groups, total } =
        asked.q === '' ? { groups: [], total: 0 } : await find(asked, kinds);
      if (mine === turn) render(root, asked, groups, total);
    } catch {
      // The page from the server stands; Enter asks it again.
    }
  };
  box.addEventListener('focus', () => void openIndex().catch(() => undefined), { once: true });
  box.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => void show(), QUIET_MS);
  });
  box.addEventListener('compositionend', () => void show());
  if (box.value !== '' && root.dataset['live'] === '1') void show();
}

function askedOf(root: HTMLElement, text: string): Asked {
  const { kind, area, category } = root.dataset;
  const q = text.replace(/\s+/g, ' ').trim();
  return { q, kind: kind || null, area: area || null, category: category || null };
}

function render(root: HTMLElement, asked: Asked, groups: GroupView[], total: number): void {
  const address = new URL(location.href);
  if (asked.q === '') address.searchParams.delete('q');
  else address.searchParams.set('q', asked.q);
  history.replaceState(null, '', address);
  root.querySelector('[data-total]')!.textContent =
    total > 0 ? said(root, 'said', total) : asked.q === '' ? '' : root.dataset['none']!;
  root
    .querySelector('[data-found]')!
    .replaceChildren(
      ...groups.map((group) => section(root, group, address)),
      ...(total === 0 && asked.q !== '' ? [copyOf(root, 'nothing')] : []),
    );
}

function section(root: HTMLElement, group: GroupView, address: URL): Node {
  const copy = copyOf(root, 'group');
  const heading = copy.querySelector('h2')!;
  heading.id = `found-${group.kind}`;
  copy.querySelector('section')!.setAttribute('aria-labelledby', heading.id);
  copy.querySelector('[data-label]')!.textContent = group.label;
  copy.querySelector('[data-count]')!.textContent = said(root, 'counted', group.total);
  copy.querySelector('ul')!.append(...group.hits.map((hit) => line(root, hit)));
  const more = copy.querySelector<HTMLAnchorElement>('[data-more]')!;
  const all = new URL(address);
  all.searchParams.set('kind', group.kind);
  more.href = all.pathname + all.search;
  more.textContent = said(root, 'more', group.total).replace('{kind}', group.label);
  more.parentElement!.hidden = group.total <= group.hits.length;
  return copy;
}

function line(root: HTMLElement, hit: HitView): Node {
  const copy = copyOf(root, 'hit');
  const title = copy.querySelector<HTMLAnchorElement>('[data-title]')!;
  title.href = hit.href;
  write(title, hit.title);
  write(copy.querySelector('[data-text]')!, hit.text);
  copy.querySelector('[data-about]')!.textContent = hit.about;
  copy.querySelector<HTMLElement>('[data-past]')!.hidden = !hit.past;
  return copy;
}

/** One of the page's sentences with a number put in. */
function said(root: HTMLElement, name: string, n: number): string {
  return root.dataset[name]!.replace('{n}', n.toLocaleString());
}

function copyOf(root: HTMLElement, name: string): DocumentFragment {
  const template = root.querySelector<HTMLTemplateElement>(`template[data-${name}]`)!;
  return template.content.cloneNode(true) as DocumentFragment;
}

/** Text nodes and marks only: whatever somebody typed stays text. */
function write(element: HTMLElement, { pieces, lang }: Marked): void {
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
