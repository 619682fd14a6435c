const WAIT_MS = 300;

/** Says the sentence visitors will read while the week is typed, and copies days without a new page. */
export function watchHours(): void {
  const shown = document.querySelector<HTMLElement>('[data-hours-sentence]');
  const form = document.querySelector<HTMLFormElement>('.entry-form');
  if (!shown || !form) return;
  shown.setAttribute('aria-live', 'polite');
  let timer: number | undefined;
  const ask = async () => {
    const answer = await fetch('/member/hours-sentence', {
      method: 'POST',
      body: new FormData(form),
    }).catch(() => undefined);
    if (answer?.ok) shown.textContent = ((await answer.json()) as { sentence: string }).sentence;
  };
  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT_MS);
  });
  form.querySelector('[data-copy]')?.addEventListener('click', (event) => {
    event.preventDefault();
    copyDays(form);
  });
}

function copyDays(form: HTMLFormElement): void {
  const data = new FormData(form);
  const from = String(data.get('copy-from'));
  for (const to of data.getAll('copy-to').map(String)) {
    for (const input of form.querySelectorAll<HTMLInputElement>(`[name^="h-${from}p"]`)) {
      const name = input.name.replace(`h-${from}p`, `h-${to}p`);
      const other = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (other) other.value = input.value;
    }
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
