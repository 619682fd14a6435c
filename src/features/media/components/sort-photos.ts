/** Lets photos be drawn into another order by their handle; the buttons beside them do the same. */
export function sortPhotos(root: ParentNode): void {
  const list = root.querySelector<HTMLElement>('[data-sortable]');
  const form = root.querySelector<HTMLFormElement>('[data-order-form]');
  if (!list || !form || list.children.length < 2) return;
  for (const handle of list.querySelectorAll<HTMLElement>('[data-drag]')) {
    handle.hidden = false;
    handle.addEventListener('pointerdown', (event) => lift(event, handle, list, form));
  }
}

function lift(
  event: PointerEvent,
  handle: HTMLElement,
  list: HTMLElement,
  form: HTMLFormElement,
): void {
  const item = handle.closest('li')!;
  const order = form.querySelector<HTMLInputElement>('[name="order"]')!;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  item.classList.add('lifted');
  const move = ({ clientX, clientY }: PointerEvent) => {
    const over = document
      .elementsFromPoint(clientX, clientY)
      .map((element) => element.closest('li'))
      .find((other) => other && other !== item && other.parentElement === list);
    if (!over) return;
    // The others step aside: moving the lifted one itself would let go of the pointer.
    const isAfter = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isAfter)
      while (over.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_PRECEDING)
        item.before(item.nextElementSibling!);
    else
      while (over.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING)
        item.after(item.previousElementSibling!);
  };
  const drop = () => {
    handle.removeEventListener('pointermove', move);
    item.classList.remove('lifted');
    const now = [...list.children].map((child) => (child as HTMLElement).dataset['id']).join(',');
    if (now === order.value) return;
    order.value = now;
    form.submit();
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', drop, { once: true });
}
