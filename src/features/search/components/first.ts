/** What somebody asks of the server; filters as they stand in the address. */
export interface Question {
  q: string;
  kind: string | null;
  area: string | null;
  category: string | null;
  open: string | null;
  when: string | null;
}

/** What is typed into a box, with what narrows it on the page of the search. */
export function questionIn(box: HTMLInputElement): Question {
  const { kind, area, category, open, when } =
    box.closest<HTMLElement>('[data-search]')?.dataset ?? {};
  return {
    q: box.value.replace(/\s+/g, ' ').trim(),
    kind: kind ?? null,
    area: area ?? null,
    category: category ?? null,
    open: open ?? null,
    when: when ?? null,
  };
}

/** Where the answers are read, in the reader's language. */
export function foundAddress(box: HTMLInputElement, params: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, String(value));
  return `${box.form!.action}/found?${query.toString()}`;
}

let first: { address: string; answer: Promise<Response> } | undefined;
let isAsked = false;

/** Asks for the answer to the first letters while what will show it is still on its way; once. */
export function askFirst(box: HTMLInputElement): void {
  const question = questionIn(box);
  if (isAsked || question.q === '') return;
  isAsked = true;
  const address = foundAddress(box, question);
  first = { address, answer: ask(address) };
  first.answer.catch(() => undefined);
}

/** An answer, which may have been asked for already; nothing is asked ahead after it. */
export function readAnswer(address: string): Promise<Response> {
  const known = first?.address === address ? first.answer : undefined;
  first = undefined;
  isAsked = true;
  return known ?? ask(address);
}

/** Without cookies, so that many who ask the same get one answer. */
function ask(address: string): Promise<Response> {
  return fetch(address, { credentials: 'omit' });
}
