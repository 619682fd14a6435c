type Entries = [string, string][];

/** What somebody typed into a form, kept in this browser. */
interface Typed {
  entries: Entries;
  /** It was handed in; whether it arrived, the next page says. */
  sent: boolean;
}

const PREFIX = 'typed:';
/** How the address of a page says that something was done. */
const DONE = ['saved', 'did', 'done', 'sent', 'removed'];
/** The parts of a form that are the page's; `base` and `opened` are kept, so that a conflict is seen. */
const OURS = ['fields', 'kind', 'id', 'entry', 'asked', 'next', 'nonce'];
const ANCHORS = ['base', 'opened'];

/** Keeps a form in this browser from its first letter until the site has taken it. */
export class TypedForm {
  readonly form: HTMLFormElement;
  readonly #key: string;
  #sent = false;

  /** @param name tells the forms of a page apart. */
  constructor(form: HTMLFormElement, name = '') {
    this.form = form;
    this.#key = PREFIX + location.pathname + name;
    form.addEventListener('submit', () => {
      this.#sent = true;
      if (read(this.#key)) this.keepOn();
    });
  }

  /** After something was typed. */
  keep(): void {
    this.#sent = false;
    this.keepOn();
  }

  /** The same as before: what was handed in stays so. */
  keepOn(): void {
    write(this.#key, { entries: entriesOf(this.form), sent: this.#sent });
  }

  forget(): void {
    remove(this.#key);
  }

  /** Puts back what was typed and never arrived; whether there was any such thing. */
  restore(): boolean {
    const kept = read(this.#key);
    if (!kept || !differs(kept.entries, entriesOf(this.form))) return false;
    fill(this.form, kept.entries);
    return true;
  }
}

/** After a page that says something was done, what was handed in need not be kept any longer. */
export function forgetArrived(): void {
  const query = new URLSearchParams(location.search);
  if (!DONE.some((name) => query.has(name))) return;
  for (const key of keys()) if (read(key)?.sent) remove(key);
}

/** Says that a text was put back, with the button that throws it away. */
export function sayRestored(forms: readonly TypedForm[]): void {
  const notice = document.querySelector<HTMLElement>('[data-restored]');
  if (!notice || forms.length === 0) return;
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => {
    for (const form of forms) form.forget();
    location.reload();
  });
}

function entriesOf(form: HTMLFormElement): Entries {
  return [...new FormData(form)].flatMap(([name, value]): Entries => {
    const control = form.elements.namedItem(name);
    const isSecret = control instanceof HTMLInputElement && control.type === 'password';
    return typeof value === 'string' && !isSecret ? [[name, value]] : [];
  });
}

/** What a person typed. */
const typed = (entries: Entries) =>
  entries.filter(([name]) => !OURS.includes(name) && !ANCHORS.includes(name));

function differs(a: Entries, b: Entries): boolean {
  return JSON.stringify(typed(a)) !== JSON.stringify(typed(b));
}

/** Puts entries back into the controls they came from, and unfolds what they stand in. */
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
      const isOurs = control.name === '' || OURS.includes(control.name);
      const value = isOurs || control.type === 'file' ? undefined : take(control.name);
      if (value === undefined || value === control.value) continue;
      control.value = value;
      unfold(control);
    }
  }
}

function unfold(control: Element): void {
  const folded = control.parentElement?.closest('details');
  if (!folded) return;
  folded.open = true;
  unfold(folded);
}

/** Storage may be full or switched off; typing goes on all the same. */
function write(key: string, kept: Typed): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    remove(key);
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Switched off: there is nothing to forget.
  }
}

function read(key: string): Typed | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Typed);
  } catch {
    return undefined;
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}
