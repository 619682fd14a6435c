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
  /** After the last answer to a question. */
  done: (q: string) => void;
}

/** Answers what is typed into a box: one question at a time, the newest one always at the end. */
export function answerTyping({ box, found, question, show, done }: Typing): () => void {
  let asked = '';
  let shown: Answer | undefined;
  let isAsking = false;
  const put = (q: string, answer: Answer | undefined, isFinal: boolean) => {
    shown = answer;
    show(q, answer, isFinal);
  };
  const next = async (): Promise<void> => {
    const q = box.value.replace(/\s+/g, ' ').trim();
    if (q === asked) return;
    narrow(q);
    if (isAsking) return;
    isAsking = true;
    asked = q;
    const isCurrent = () => q === box.value.replace(/\s+/g, ' ').trim();
    try {
      if (q === '') put(q, undefined, true);
      else await ask(found, question(q), (answer) => isCurrent() && put(q, answer, true));
    } catch {
      // What stands there stands; Enter asks the server for a page.
    }
    isAsking = false;
    done(q);
    await next();
  };
  const narrow = (q: string) => {
    if (!shown || q === '') return;
    const groups = narrowed(shown.groups, q);
    if (groups.length > 0) show(q, { groups, suggestion: null }, false);
  };
  box.addEventListener('focus', () => void openIndex().catch(() => undefined), { once: true });
  box.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) void next();
  });
  box.addEventListener('compositionend', () => void next());
  if (document.activeElement === box) void openIndex().catch(() => undefined);
  return () => void next();
}
