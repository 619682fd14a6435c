const STORED = 'desk-keys';
/** Where letters are letters. */
const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** Lets single keys stand for the buttons marked with them, unless turned off on this device. */
export function listenForKeys(): void {
  const box = document.querySelector<HTMLElement>('[data-desk-keys]');
  const use = box?.querySelector<HTMLInputElement>('[data-use-keys]');
  if (!box || !use) return;
  box.hidden = false;
  use.checked = localStorage.getItem(STORED) !== 'off';
  use.addEventListener('change', () => localStorage.setItem(STORED, use.checked ? 'on' : 'off'));
  document.addEventListener('keydown', (event) => {
    if (use.checked && isCommand(event) && press(event.key.toLowerCase())) event.preventDefault();
  });
}

function isCommand(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
    return false;
  return !(event.target instanceof Element && event.target.closest(TYPING));
}

/** Whether the key stands for anything on this page. */
function press(key: string): boolean {
  if (key === '?') return activate(document.querySelector<HTMLElement>('[data-opens=keys]'));
  if (document.querySelector('dialog[open]')) return false;
  const marked = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (marked) return activate(marked);
  return key === 'j' || key === 'k' ? step(key === 'j' ? 1 : -1) : false;
}

/** What holds a field is gone into, anything else is pressed. */
function activate(element: HTMLElement | null): boolean {
  const field = element?.querySelector<HTMLElement>(TYPING);
  if (field) field.focus();
  else element?.click();
  return element !== null;
}

/** Goes along the lines of a list. */
function step(by: 1 | -1): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  const here = lines.findIndex((line) => line === document.activeElement);
  const next = lines[here < 0 ? 0 : here + by];
  next?.focus();
  return next !== undefined;
}
