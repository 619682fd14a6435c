import type { Answer } from './answer.ts';
import { ask, isBeginning } from './ask.ts';
import { openIndex } from './engine.ts';
import { questionIn } from './first.ts';
import { HeldHits } from './held.ts';
import { Names } from './names.ts';

interface Typing {
  box: HTMLInputElement;
  /** Undefined while nothing is asked; `isFinal` where somebody was asked. */
  show: (q: string, answer: Answer | undefined, isFinal: boolean) => void;
  /** When no better answer will come. */
  done: (q: string) => void;
}

/**
 * Answers what is typed into a box: one question at a time, the newest one always at the end, and
 * once more when the index has come.
 *
 * @returns asks what stands in the box, unless it was asked.
 */
export function answerTyping({ box, show, done }: Typing): () => void {
  let asked: string | undefined;
  const names = new Names(box);
  const held = new HeldHits(names);
  /** What the server's last word on the screen answers. */
  let settled: string | undefined;
  let isAsking = false;
  let isLoading = true;
  const typed = () => questionIn(box).q;
  const put = (q: string, answer: Answer | undefined, isFinal: boolean) => {
    if (answer) held.keep(q, answer.groups);
    if (q !== typed()) return;
    settled = isFinal ? q : undefined;
    show(q, answer, isFinal);
  };
  const showHeld = (q: string): boolean => {
    const groups = held.groupsFor(q);
    if (groups.length === 0) return false;
    settled = undefined;
    show(q, { groups, suggestion: null }, false);
    return true;
  };
  const next = async (): Promise<void> => {
    const question = questionIn(box);
    const { q } = question;
    if (q === asked) return;
    const isShown = q === settled || showHeld(q);
    if (isAsking) return;
    isAsking = true;
    asked = q;
    try {
      const early = isShown ? undefined : (answer: Answer) => put(q, answer, false);
      put(q, q === '' ? undefined : await ask(box, question, early), true);
    } catch {
      // What stands there stands; Enter asks the server for a page.
    }
    isAsking = false;
    if (!isLoading) done(q);
    await next();
  };
  box.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) void next();
  });
  box.addEventListener('compositionend', () => void next());
  void openIndex()
    .catch(() => undefined)
    .then(async () => {
      isLoading = false;
      if (asked && !isBeginning(asked)) asked = undefined;
      else if (asked && !isAsking) done(asked);
      await next();
      await names.start();
    })
    .catch(() => undefined);
  return () => void next();
}
