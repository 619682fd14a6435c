import { forgetArrived, sayRestored, TypedForm } from '#ui/typed.ts';

const watched = new WeakSet<HTMLFormElement>();

/**
 * Keeps what is typed into any form of a member's pages in this browser until it has arrived. The forms
 * of entries are left to what saves them as drafts.
 */
export function keepForms(): void {
  const page = document.querySelector<HTMLElement>('[data-keeps]');
  if (!page) return;
  forgetArrived();
  const restored: TypedForm[] = [];
  for (const form of page.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    const control = typedInto(form);
    if (!control || watched.has(form) || form.matches('[data-entry-form]')) continue;
    watched.add(form);
    const typed = new TypedForm(form, `#${control.id}`);
    if (typed.restore()) restored.push(typed);
    form.addEventListener('input', () => typed.keep());
    form.addEventListener('change', () => typed.keep());
  }
  sayRestored(restored);
}

/** The first field somebody types or chooses in; undefined for a form that is a button, and for secrets. */
function typedInto(form: HTMLFormElement): Element | undefined {
  const controls = [...form.querySelectorAll('input, textarea, select')];
  const isSecret = ({ type, autocomplete }: HTMLInputElement) =>
    type === 'password' || autocomplete === 'one-time-code';
  if (controls.some((one) => one instanceof HTMLInputElement && isSecret(one))) return undefined;
  return controls.find((one) => !(one instanceof HTMLInputElement) || one.type !== 'hidden');
}
