import { addStyles } from '#ui/add-styles.ts';
import panelStyles from './panel.css?url';
import { askFirst } from './first.ts';
import { isSlashOff } from './recent.ts';

/**
 * All of the search that every page loads: what answers while one types comes with the first touch of
 * a box. `/` leads to the box, unless that was turned off.
 */
const BOXES = 'form[role=search][data-panel] input[type=search]';

const isBox = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches(BOXES);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));

document.addEventListener('focusin', ({ target }) => {
  if (!isBox(target)) return;
  const styles = addStyles(panelStyles);
  void Promise.all([import('./panel.ts'), styles]).then(([{ openPanel }]) => openPanel(target));
});

document.addEventListener('input', (event) => {
  const { target, isComposing } = event as InputEvent;
  const isAsked = isBox(target) || (target as Element).closest('[data-search] form[role=search]');
  if (isAsked && !isComposing) askFirst(target as HTMLInputElement);
});

document.addEventListener('keydown', (event) => {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (event.key !== '/' || !isPlain || isTyping(event.target)) return;
  if (isSlashOff()) return;
  const boxes = [...document.querySelectorAll<HTMLInputElement>('form[role=search] input')];
  const box = boxes.find((one) => one.checkVisibility()) ?? boxes[0];
  if (!box) return;
  event.preventDefault();
  const menu = box.closest('details');
  if (menu) menu.open = true;
  box.focus();
});
