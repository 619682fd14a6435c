import { forgetArrived, sayRestored, TypedForm } from '#ui/typed.ts';

/** How a save of the script beside a form ended. */
export type Outcome =
  | { kind: 'saved'; base: string; problems: number }
  | { kind: 'conflict' }
  | { kind: 'submitted' }
  | { kind: 'signed-out' }
  | { kind: 'failed' };

export interface KeepWords {
  saving: string;
  saved: (time: string) => string;
  problems: (time: string) => string;
  offline: string;
  signedOut: string;
  signIn: string;
  conflict: string;
  locked: string;
}

const IDLE_MS = 1500;

/**
 * Keeps what is typed into a form: at once in this browser, shortly after on the server as a draft.
 * What the browser kept of a form that was never saved is put back when the page is opened again.
 */
export function keepDraft(
  form: HTMLFormElement,
  words: KeepWords,
  save: (data: FormData) => Promise<Outcome>,
): void {
  const typed = new TypedForm(form);
  const status = form.querySelector<HTMLElement>('[data-save-state]');
  let timer: number | undefined;
  let edits = 0;

  const say = (text: string, link?: { href: string; text: string }) => {
    if (!status) return;
    status.replaceChildren(text);
    if (!link) return;
    const anchor = Object.assign(document.createElement('a'), { href: link.href });
    anchor.textContent = link.text;
    status.append(' ', anchor);
  };

  async function saveNow(): Promise<void> {
    window.clearTimeout(timer);
    const data = new FormData(form);
    data.set('asked', '0');
    const before = edits;
    say(words.saving);
    const outcome = await save(data);
    if (outcome.kind === 'failed') return say(words.offline);
    if (outcome.kind === 'signed-out') {
      const next = encodeURIComponent(location.pathname);
      return say(words.signedOut, { href: `/login?next=${next}`, text: words.signIn });
    }
    if (outcome.kind === 'conflict') return say(words.conflict);
    if (outcome.kind === 'submitted') return say(words.locked);
    const base = form.elements.namedItem('base');
    if (base instanceof HTMLInputElement) base.value = outcome.base;
    if (edits === before) typed.forget();
    else typed.keepOn();
    const time = new Date().toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit' });
    say(outcome.problems > 0 ? words.problems(time) : words.saved(time));
  }

  const changed = () => {
    edits += 1;
    typed.keep();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void saveNow(), IDLE_MS);
  };
  forgetArrived();
  if (typed.restore()) sayRestored([typed]);
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  // A save that was asked for takes the place of the one that was to come.
  form.addEventListener('submit', () => window.clearTimeout(timer));
  window.addEventListener('online', () => void saveNow());
}
