import type { Answer } from './answer.ts';
import type { GroupView } from './hit-view.ts';
import { moveWithArrows } from './keys.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { answerTyping } from './typing.ts';
import { element, item, line, link, section } from './panel-pieces.ts';
import type { PanelWords } from './panel-words.ts';

const OF_A_KIND = 3;
const panels = new WeakMap<HTMLInputElement, Panel>();

/** Opens what stands under a box of the header: before typing recent and popular words, then results. */
export function openPanel(box: HTMLInputElement): void {
  const panel = panels.get(box) ?? new Panel(box);
  panels.set(box, panel);
  void panel.open();
}

class Panel {
  readonly #box: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #element = element('div', 'search-panel');
  readonly #status = element('p', 'search-status');
  readonly #found = element('div', 'search-found');
  readonly #ask: () => void;
  #words: PanelWords | undefined;
  /** What was answered before the words came. */
  #early: (() => void) | undefined;
  #isLeaving = false;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#form = box.form!;
    this.#status.setAttribute('role', 'status');
    this.#element.tabIndex = -1;
    this.#element.hidden = true;
    this.#element.append(this.#status, this.#found);
    this.#form.append(this.#element);
    this.#form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.#form.contains(relatedTarget as Node | null)) this.#close();
    });
    this.#form.addEventListener('submit', () => rememberSearch(box.value.trim()));
    this.#found.addEventListener('click', () => rememberSearch(box.value.trim()));
    box.addEventListener('input', () => (this.#element.hidden = false));
    moveWithArrows(box, this.#element, () => {
      // The focus that comes back opens nothing.
      this.#isLeaving = document.activeElement !== box;
      box.focus();
      this.#close();
    });
    this.#ask = answerTyping({
      box,
      show: (q, answer, isFinal) => this.#show(q, answer, isFinal),
      done: (q) => (this.#form.dataset['answered'] = q),
    });
  }

  async open(): Promise<void> {
    if (this.#isLeaving) {
      this.#isLeaving = false;
      return;
    }
    this.#ask();
    this.#words ??= await fetch(`${this.#form.action}/start`)
      .then((answer) => answer.json() as Promise<PanelWords>)
      .catch(() => undefined);
    if (!this.#words || !this.#form.contains(document.activeElement)) return;
    if (this.#box.value.trim() === '') this.#begin(this.#words);
    else this.#early?.();
    this.#early = undefined;
    this.#element.hidden = this.#found.childElementCount === 0;
  }

  #close(): void {
    this.#element.hidden = true;
  }

  /** Before anything is typed. */
  #begin(words: PanelWords): void {
    const recent = recentSearches();
    const forget = element('button', 'search-forget', words.forget);
    forget.type = 'button';
    forget.addEventListener('click', () => {
      forgetSearches();
      this.#box.focus();
      this.#begin(words);
    });
    this.#status.textContent = '';
    this.#found.replaceChildren(
      ...(recent.length > 0 ? [this.#terms(words.recent, recent), forget] : []),
      ...(words.terms.length > 0 ? [this.#terms(words.popular, words.terms)] : []),
    );
  }

  #terms(label: string, terms: readonly string[]): Node {
    const list = element('ul', 'search-terms');
    list.append(...terms.map((term) => item(link(this.#address(term), term))));
    return section(label, list);
  }

  #show(q: string, answer: Answer | undefined, isFinal: boolean): void {
    const words = this.#words;
    if (!words) {
      this.#early = () => this.#show(q, answer, isFinal);
      return;
    }
    if (!answer) return this.#begin(words);
    const total = answer.groups.reduce((sum, group) => sum + group.total, 0);
    if (isFinal) {
      this.#status.textContent =
        total > 0 ? words.total.replace('{n}', total.toLocaleString()) : words.none;
    }
    const { suggestion } = answer;
    const meant = element('p', 'search-meant', `${words.suggestion} `);
    if (suggestion !== null) meant.append(link(this.#address(suggestion), suggestion));
    const all = link(this.#address(q), words.all);
    all.className = 'search-all';
    this.#found.replaceChildren(
      ...(suggestion === null ? [] : [meant]),
      ...answer.groups.map((group) => this.#group(group, q)),
      ...(total > 0 ? [all] : []),
    );
    this.#element.hidden = false;
  }

  #group({ label, total, hits }: GroupView, q: string): Node {
    const list = element('ul', 'search-hits');
    list.append(...hits.slice(0, OF_A_KIND).map((hit) => item(line(hit, q))));
    const count = this.#words!.count.replace('{n}', total.toLocaleString());
    return section(label, list, count);
  }

  #address(q: string): string {
    return `${this.#form.action}?${new URLSearchParams({ q }).toString()}`;
  }
}
