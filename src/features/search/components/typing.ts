import type { Answer } from './answer.ts';
import { ask, type Question } from './ask.ts';
import { openIndex } from './engine.ts';
import { narrowed } from './narrow.ts';

interface Typing {
  box: HTMLInputElement;
  /** Address of the answers, in the reader's language. */
  found: string;
  /** The question with everything that narrows it. */
  question: (q: string) => Question;
  /** Undefined while nothing is asked; `isFinal` where somebody was asked. */
  show: (q: string, answer: Answer | undefined, isFinal: boolean) => void;
  /** When no better answer will come. */
  done: (q: string) => void;
}

/**
 * Answers what is typed into a box: one question at a time, the newest one always at the end, and
 * once more when the index has come.
 *
 * @returns asks what stands in the box, again too.
 */
export function answerTyping({ box, found, question, show, done }: Typing): () => void {
  let asked: string | undefined;
  let shown: Answer | undefined;
  let isAsking = false;
  let isLoading = true;
  const typed = () => box.value.replace(/\s+/g, ' ').trim();
  const put = (q: string, answer: Answer | undefined, isFinal: boolean) => {
    shown = answer;
    show(q, answer, isFinal);
  };
  const narrow = (q: string) => {
    const groups = shown && q !== '' ? narrowed(shown.groups, q) : [];
    if (groups.length > 0) show(q, { groups, suggestion: null }, false);
  };
  const next = async (): Promise<void> => {
    const q = typed();
    if (q === asked) return;
    if (asked !== undefined) narrow(q);
    if (isAsking) return;
    isAsking = true;
    asked = q;
    try {
      const answer = q === '' ? undefined : await ask(found, question(q));
      if (q === typed()) put(q, answer, true);
    } catch {
      // What stands there stands; Enter asks the server for a page.
    }
    isAsking = false;
    if (!isLoading) done(q);
    await next();
  };
  const again = () => {
    asked = undefined;
    void next();
  };
  box.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) void next();
  });
  box.addEventListener('compositionend', () => void next());
  void openIndex()
    .catch(() => undefined)
    .then(() => {
      isLoading = false;
      if (asked !== undefined && asked !== '') again();
    });
  return again;
}
