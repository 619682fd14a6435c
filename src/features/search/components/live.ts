import type { SearchKind } from '#features/entries/search-record.ts';
import { shownOf } from '../groups.ts';
import type { Answer } from './answer.ts';
import type { GroupView, HitView } from './hit-view.ts';
import { moveWithArrows } from './keys.ts';
import { rememberSearch } from './recent.ts';
import { answerTyping } from './typing.ts';
import { write } from './write.ts';

/** Puts what is found under the box while one types; without a script the form does the same. */
export function startSearch(root: HTMLElement): void {
  const box = root.querySelector<HTMLInputElement>('input[type=search]')!;
  const found = root.querySelector<HTMLElement>('[data-found]')!;
  const ask = answerTyping({
    box,
    show: (q, answer, isFinal) => render(root, q, answer, isFinal),
    done: (q) => (root.dataset['answered'] = q),
  });
  moveWithArrows(box, found, () => box.focus());
  found.addEventListener('click', () => rememberSearch(box.value.trim()));
  box.form!.addEventListener('submit', () => rememberSearch(box.value.trim()));
  if (box.value !== '') ask();
}

function render(root: HTMLElement, q: string, answer: Answer | undefined, isFinal: boolean): void {
  const address = new URL(location.href);
  if (q === '') address.searchParams.delete('q');
  else address.searchParams.set('q', q);
  history.replaceState(null, '', address);
  const groups = answer?.groups ?? [];
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const nothing = answer !== undefined && total === 0;
  root.querySelector<HTMLElement>('[data-start]')!.hidden = q !== '';
  if (isFinal) {
    const sentence = total > 0 ? said(root, 'said', total) : nothing ? root.dataset['none']! : '';
    const status = root.querySelector('[data-total]')!;
    status.textContent = sentence;
    // Who sees it reads the same in a heading.
    status.classList.toggle('visually-hidden', nothing);
  }
  suggest(root, address, answer?.suggestion ?? null);
  root
    .querySelector('[data-found]')!
    .replaceChildren(
      ...groups.map((group) => section(root, group, address)),
      ...(nothing ? [copyOf(root, 'nothing')] : []),
    );
}

function suggest(root: HTMLElement, address: URL, suggestion: string | null): void {
  const line = root.querySelector<HTMLElement>('[data-suggest]')!;
  line.hidden = suggestion === null;
  if (suggestion === null) return;
  const link = line.querySelector('a')!;
  const meant = new URL(address);
  meant.searchParams.set('q', suggestion);
  link.href = meant.pathname + meant.search;
  link.textContent = suggestion;
}

function section(root: HTMLElement, group: GroupView, address: URL): Node {
  const q = address.searchParams.get('q') ?? '';
  const copy = copyOf(root, 'group');
  const heading = copy.querySelector('h2')!;
  heading.id = `found-${group.kind}`;
  copy.querySelector('section')!.setAttribute('aria-labelledby', heading.id);
  copy.querySelector('[data-label]')!.textContent = group.label;
  copy.querySelector('[data-count]')!.textContent = said(root, 'counted', group.total);
  const hits = group.hits.slice(0, shownOf((root.dataset['kind'] as SearchKind) || null));
  copy.querySelector('ul')!.append(...hits.map((hit) => line(root, hit, q)));
  const more = copy.querySelector<HTMLAnchorElement>('[data-more]')!;
  const all = new URL(address);
  all.searchParams.set('kind', group.kind);
  more.href = all.pathname + all.search;
  more.textContent = said(root, 'more', group.total).replace('{kind}', group.label);
  more.parentElement!.hidden = group.total <= hits.length;
  return copy;
}

function line(root: HTMLElement, hit: HitView, q: string): Node {
  const copy = copyOf(root, 'hit');
  const title = copy.querySelector<HTMLAnchorElement>('[data-title]')!;
  title.href = hit.href;
  write(title, hit.title, q);
  write(copy.querySelector('[data-text]')!, hit.text, q);
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
