import type { Answer } from './answer.ts';
import { closeIndex, findInIndex, isOpen, type Asked } from './engine.ts';

export interface Question extends Asked {
  /** Only the database knows these. */
  open: string | null;
  when: string | null;
}

/**
 * Answers a question: by the index once it is there. While it is still loading, by the database,
 * which on a slow network is there long before; where that finds nothing, the index is waited for.
 *
 * @param found address of the answers, in the reader's language.
 */
export async function ask(found: string, question: Question): Promise<Answer> {
  const isDatabases = Boolean(question.open ?? question.when);
  const early = isDatabases || !isOpen() ? await fromDatabase(found, question) : undefined;
  if (early && (isDatabases || early.groups.length > 0)) return early;
  const answer = await fromIndex(found, question).catch(() => undefined);
  // What the index does not hold the database may, and it knows what may have been meant.
  return answer?.groups.length ? answer : (early ?? (await fromDatabase(found, question)));
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
