/** A tap on a photo chooses the point that stays in view, as the two fields below it do. */
export function choosePoints(root: ParentNode): void {
  for (const frame of root.querySelectorAll<HTMLElement>('[data-point]')) {
    const mark = frame.querySelector<HTMLElement>('.point')!;
    const field = (axis: 'x' | 'y') =>
      root.querySelector<HTMLInputElement>(`#${axis}-${frame.dataset['point']}`)!;
    const show = () => {
      mark.style.left = `${field('x').value}%`;
      mark.style.top = `${field('y').value}%`;
      mark.hidden = false;
    };
    show();
    for (const axis of ['x', 'y'] as const) field(axis).addEventListener('input', show);
    frame.addEventListener('click', (event) => {
      const box = frame.getBoundingClientRect();
      const percent = (part: number) => String(Math.round(part * 10) * 10);
      field('x').value = percent((event.clientX - box.left) / box.width);
      field('y').value = percent((event.clientY - box.top) / box.height);
      field('x').closest('details')!.open = true;
      show();
    });
  }
}
