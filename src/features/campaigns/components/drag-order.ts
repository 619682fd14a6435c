/** Lets the stops of a way be dragged into another order, which one button then saves. */
const list = document.querySelector<HTMLElement>('[data-order]');
const form = document.querySelector<HTMLFormElement>('[data-order-form]');

function begin(stops: HTMLElement, save: HTMLFormElement): void {
  let dragged: HTMLElement | null = null;
  const stopAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-shop]') : null;
  for (const stop of stops.querySelectorAll<HTMLElement>('[data-shop]')) stop.draggable = true;
  stops.addEventListener('dragstart', ({ target }) => (dragged = stopAt(target)));
  stops.addEventListener('dragover', (event) => {
    const over = stopAt(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY > top + height / 2 ? 'after' : 'before'](dragged);
  });
  stops.addEventListener('drop', (event) => event.preventDefault());
  stops.addEventListener('dragend', () => {
    dragged = null;
    const order = [...stops.querySelectorAll<HTMLElement>('[data-shop]')];
    order.forEach((stop, i) => {
      const number = stop.querySelector('.number');
      if (number) number.textContent = String(i + 1);
    });
    const field = save.elements.namedItem('order');
    if (field instanceof HTMLInputElement)
      field.value = order.map((stop) => stop.dataset['shop']).join();
    save.hidden = false;
  });
}

if (list && form) begin(list, form);
