import { eventFormJa } from '#i18n/event-form.ja.ts';

const WAIT_MS = 400;
const { date: w } = eventFormJa;

interface Result {
  lines: string[];
  more: number;
}

/** Lists the dates that the lines of the form give, as they are typed. */
export function watchDates(shown: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('.entry-form');
  if (!form) return;
  let timer: number | undefined;
  let asked = 0;
  const ask = async () => {
    const mine = (asked += 1);
    const answer = await fetch('/member/events/dates', {
      method: 'POST',
      body: new FormData(form),
    }).catch(() => undefined);
    if (answer?.ok && mine === asked) show(shown, (await answer.json()) as Result);
  };
  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT_MS);
  });
}

function show(shown: HTMLElement, { lines, more }: Result): void {
  const part = (name: string) => shown.querySelector<HTMLElement>(`[data-${name}]`)!;
  part('lines').replaceChildren(
    ...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
  );
  part('none').hidden = lines.length > 0;
  part('more').hidden = more === 0;
  part('more').textContent = w.resultMore(more);
}
