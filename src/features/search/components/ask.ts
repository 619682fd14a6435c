import { cutAtScripts } from '../fold.ts';
import type { Answer } from './answer.ts';
import { closeIndex, findInIndex, isOpen } from './engine.ts';
import { foundAddress, readAnswer, type Question } from './first.ts';

/** One kana or Latin letter begins so many words that the index would load much to say little. */
export function isBeginning(q: string): boolean {
  return /^[ぁ-ゖァ-ヶa-z]$/i.test(q.normalize('NFKC'));
}

/**
 * Answers a question: by the index once it is there. While it is still loading, by the database,
 * which on a slow network is there long before; where that finds nothing, the index is waited for.
 *
 * @param early is told what the database finds where that is known before the index's answer.
 */
export async function ask(
  box: HTMLInputElement,
  question: Question,
  early?: (answer: Answer) => void,
): Promise<Answer> {
  // Only the database knows what is open and when.
  if ((question.open ?? question.when) || isBeginning(question.q))
    return fromDatabase(box, question);
  const isIndexed = isOpen();
  const database = !isIndexed || early ? fromDatabase(box, question) : undefined;
  if (!isIndexed) {
    const answer = await database!;
    if (answer.groups.length > 0) return answer;
  }
  const index = fromIndex(box, question).catch(() => undefined);
  if (isIndexed && early) {
    const first = await Promise.race([database!.catch(() => undefined), index]);
    if (first?.groups.length) early(first);
  }
  const answer = await index;
  // What the index does not hold the database may, and it knows what may have been meant.
  return answer?.groups.length ? answer : (database ?? fromDatabase(box, question));
}

async function fromIndex(box: HTMLInputElement, question: Question): Promise<Answer | undefined> {
  const { version, ids, more } = await findInIndex(question);
  if (ids.length === 0) {
    const q = cutAtScripts(question.q);
    return q === question.q ? undefined : fromIndex(box, { ...question, q });
  }
  const answer = await read(box, { ...question, v: version, ids: ids.join('.') });
  if (!answer) closeIndex();
  const groups = answer?.groups.map((group) => ({
    ...group,
    total: group.total + (more.get(group.kind) ?? 0),
  }));
  return answer && groups && { ...answer, groups };
}

async function fromDatabase(box: HTMLInputElement, question: Question): Promise<Answer> {
  const answer = await read(box, question);
  if (!answer) throw new Error('The results could not be read');
  return answer;
}

async function read(box: HTMLInputElement, params: object): Promise<Answer | undefined> {
  const answer = await readAnswer(foundAddress(box, params));
  return answer.ok ? ((await answer.json()) as Answer) : undefined;
}
