/** Up and down go through the links under a box, from the box and back to it; Esc goes back at once. */
export function moveWithArrows(box: HTMLInputElement, under: HTMLElement, leave: () => void): void {
  const move = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return leave();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...under.querySelectorAll<HTMLElement>('a, button')].filter((link) =>
      link.checkVisibility(),
    );
    const at = links.indexOf(document.activeElement as HTMLElement);
    const to = event.key === 'ArrowDown' ? at + 1 : at - 1;
    if (event.target === box && event.key === 'ArrowUp') return;
    event.preventDefault();
    (to < 0 ? box : (links[to] ?? links.at(-1)))?.focus();
  };
  box.addEventListener('keydown', move);
  under.addEventListener('keydown', move);
}
