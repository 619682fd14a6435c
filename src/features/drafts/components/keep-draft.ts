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
type Entries = [string, string][];

/**
 * Keeps what is typed into a form: at once in this browser, shortly after on the server as a draft.
 * What the browser kept of a form that was never saved is put back when the page is opened again.
 */
export function keepDraft(
  form: HTMLFormElement,
  words: KeepWords,
  save: (data: FormData) => Promise<Outcome>,
): void {
  const key = `draft:${location.pathname}`;
  const status = form.querySelector<HTMLElement>('[data-save-state]');
  const restored = document.querySelector<HTMLElement>('[data-restored]');
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
  const keep = () => store(key, entriesOf(form));

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
    if (edits === before) forget(key);
    else keep();
    const time = new Date().toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit' });
    say(outcome.problems > 0 ? words.problems(time) : words.saved(time));
  }

  const changed = () => {
    edits += 1;
    keep();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void saveNow(), IDLE_MS);
  };
  if (new URLSearchParams(location.search).has('saved')) forget(key);
  const kept = stored(key);
  if (kept && differs(kept, entriesOf(form))) {
    fill(form, kept);
    if (restored) restored.hidden = false;
    restored?.querySelector('button')?.addEventListener('click', () => {
      forget(key);
      location.reload();
    });
  }
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  // A save that was asked for takes the place of the one that was to come.
  form.addEventListener('submit', () => window.clearTimeout(timer));
  window.addEventListener('online', () => void saveNow());
}

function entriesOf(form: HTMLFormElement): Entries {
  return [...new FormData(form)].flatMap(([name, value]): Entries =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

/** What a person typed; the hidden parts are the page's. */
const typed = (entries: Entries) =>
  entries.filter(([name]) => !['base', 'fields', 'kind', 'id', 'asked', 'next'].includes(name));

function differs(a: Entries, b: Entries): boolean {
  return JSON.stringify(typed(a)) !== JSON.stringify(typed(b));
}

/** Storage may be full or switched off; typing goes on all the same. */
function store(key: string, entries: Entries): void {
  try {
    localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    forget(key);
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Switched off: there is nothing to forget.
  }
}

function stored(key: string): Entries | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Entries);
  } catch {
    return undefined;
  }
}

/** Puts entries back into the controls they came from; `base` as well, so that a conflict is seen. */
function fill(form: HTMLFormElement, entries: Entries): void {
  const left = [...entries];
  const take = (name: string, value?: string) => {
    const at = left.findIndex(([n, v]) => n === name && (value === undefined || v === value));
    return at < 0 ? undefined : left.splice(at, 1)[0]![1];
  };
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) {
      control.checked = take(control.name, control.value) !== undefined;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const isOurs = ['fields', 'kind', 'id', 'asked', 'next'].includes(control.name);
      const value = control.name === '' || isOurs ? undefined : take(control.name);
      if (value !== undefined) control.value = value;
    }
  }
}
