/** Fills the address from the post code as it is typed; an address that is there already is left alone. */
export function fillAddress(host: HTMLElement): void {
  const { code: codeName, fills } = host.dataset;
  const code = host.querySelector<HTMLInputElement>(`[name="${codeName}"]`);
  const form = code?.form;
  const address = form?.querySelector<HTMLInputElement>(`[name="${fills}"]`);
  const button = host.querySelector('button');
  const state = host.querySelector<HTMLElement>('[data-postal-state]');
  if (!code || !form || !address) return;
  let asked = '';

  async function look(overwrite: boolean): Promise<void> {
    const digits = code!.value.normalize('NFKC').replace(/\D/g, '');
    if (digits.length !== 7 || (digits === asked && !overwrite)) return;
    asked = digits;
    const answer = await fetch(`/member/postal-code?code=${digits}`).catch(() => undefined);
    const found = answer?.ok ? ((await answer.json()) as { address: string | null }) : undefined;
    if (found?.address && (overwrite || address!.value.trim() === '')) {
      address!.value = found.address;
      address!.dispatchEvent(new Event('input', { bubbles: true }));
      address!.focus();
    }
    state?.replaceChildren(found?.address ? found.address : (host.dataset['none'] ?? ''));
  }

  code.addEventListener('input', () => void look(false));
  button?.addEventListener('click', (event) => {
    event.preventDefault();
    void look(true);
  });
}
