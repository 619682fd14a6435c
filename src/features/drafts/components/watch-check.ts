import { memberJa } from '#i18n/member.ja.ts';
import type { Notes } from '../schema.ts';

const WAIT_MS = 400;
const { checker: w } = memberJa;

interface Answer {
  notes: Notes;
  here: number;
  elsewhere: number;
}

/** Says beside each field what is still missing, as it is typed. */
export function watchCheck(form: HTMLFormElement, checker: HTMLElement): void {
  let timer: number | undefined;
  let asked = 0;
  const ask = async () => {
    const mine = (asked += 1);
    const answer = await fetch('/member/check', { method: 'POST', body: new FormData(form) }).catch(
      () => undefined,
    );
    // An answer that was overtaken by further typing says nothing any more.
    if (answer?.ok && mine === asked) show(form, checker, (await answer.json()) as Answer);
  };
  const askSoon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT_MS);
  };
  form.addEventListener('input', askSoon);
  // What was typed before this script came, or put back by the browser, counts too.
  askSoon();
}

function show(form: HTMLFormElement, checker: HTMLElement, { notes, here, elsewhere }: Answer) {
  for (const host of form.querySelectorAll<HTMLElement>('[data-notes]')) {
    const said = notes[host.dataset['notes'] ?? ''] ?? [];
    host.replaceChildren(
      ...said.map(({ level, text }) =>
        Object.assign(document.createElement('p'), {
          className: `note ${level}`,
          textContent: text,
        }),
      ),
    );
  }
  const tell = (name: string, text: string, isSaid: boolean) => {
    const line = checker.querySelector<HTMLElement>(`[data-${name}]`)!;
    line.hidden = !isSaid;
    if (isSaid && line.textContent !== text) line.textContent = text;
  };
  tell('fine', w.fine, here + elsewhere === 0);
  tell('here', w.here(here), here > 0);
  tell('elsewhere', w.elsewhere(elsewhere), elsewhere > 0);
}
