import type { Answer } from './answer.ts';
import { closeIndex, findInIndex, isOpen, type Asked } from './engine.ts';

export interface Question extends Asked {
  /** Only the database knows these. */
  open: string | null;
  when: string | null;
}

/**
 * Answers a question, by the index as soon as it is there. While it is still loading, the database's
 * own answer comes first: on a slow network it is there long before.
 *
 * @param found address of the answers, in the reader's language.
 */
export async function ask(
  found: string,
  question: Question,
  show: (answer: Answer) => void,
): Promise<void> {
  if (question.open || question.when) return show(await fromDatabase(found, question));
  let isAnswered = false;
  const early = isOpen() ? undefined : fromDatabase(found, question);
  early?.then(
    (answer) => {
      if (!isAnswered && answer.groups.length > 0) show(answer);
    },
    () => undefined,
  );
  const answer = await fromIndex(found, question).catch(() => undefined);
  isAnswered = true;
  // What the index does not hold the database may, and it knows what may have been meant.
  show(answer?.groups.length ? answer : await (early ?? fromDatabase(found, question)));
}

async function fromIndex(found: string, question: Question): Promise<Answer | undefined> {
  const { version, ids, more } = await findInIndex(question);
  if (ids.length === 0) return undefined;
  const answer = await read(found, { ...question, v: version, ids: ids.join('.') });
  if (!answer) closeIndex();
  const groups = answer?.groups.map((group) => ({
    ...group,
    total: group.total + (more.get(group.kind) ?? 0),
  }));
  return answer && groups && { ...answer, groups };
}

async function fromDatabase(found: string, question: Question): Promise<Answer> {
  const answer = await read(found, { ...question });
  if (!answer) throw new Error('The results could not be read');
  return answer;
}

async function read(
  found: string,
  params: Record<string, string | null>,
): Promise<Answer | undefined> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  const answer = await fetch(`${found}?${query.toString()}`);
  return answer.ok ? ((await answer.json()) as Answer) : undefined;
}
