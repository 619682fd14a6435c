import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { squash } from './fold.ts';

/** A word of the index in the form in which texts meet, and as it is written. */
export interface KnownWord {
  form: string;
  written: string;
}

const KANA = /^[ぁ-ゖ]+$/;
const Words = z.array(z.string());

/**
 * The kana word that was probably meant: the nearest of the known ones, of equals the first.
 *
 * @returns undefined where nothing is near, or the word is not in kana.
 */
export function nearestWord(typed: string, known: readonly KnownWord[]): KnownWord | undefined {
  const form = squash(typed);
  if (!KANA.test(form) || form.length < 3) return undefined;
  let limit = form.length < 4 ? 0.5 : form.length < 8 ? 1 : 2;
  let nearest: KnownWord | undefined;
  for (const word of known) {
    if (Math.abs(word.form.length - form.length) > limit) continue;
    const distance = distanceOf(form, word.form);
    if (distance > limit || (nearest && distance === limit)) continue;
    nearest = word;
    limit = distance;
  }
  return nearest;
}

/** How many letters are wrong, missing, too many or swapped; a missing 濁点 is half a mistake. */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const before = rows[i - 1]!;
      const cost = costOf(a[i - 1]!, b[j - 1]!);
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + cost);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

function costOf(a: string, b: string): number {
  if (a === b) return 0;
  return a.normalize('NFD')[0] === b.normalize('NFD')[0] ? 0.5 : 1;
}

let kept: { version: string; words: Promise<KnownWord[]> } | undefined;

/**
 * What may have been meant by a question that finds nothing: its kana words by the nearest names,
 * readings and words of the index that is in force.
 */
export async function suggestionFor(dataDir: string, q: string): Promise<string | null> {
  const known = await wordsInForce(dataDir).catch(() => []);
  const forms = new Set(known.map(({ form }) => form));
  const meant = q.split(/\s+/).map((word) => {
    if (forms.has(squash(word))) return word;
    return nearestWord(word, known)?.written ?? word;
  });
  const suggestion = meant.join(' ');
  return squash(suggestion) === squash(q) ? null : suggestion;
}

async function wordsInForce(dataDir: string): Promise<KnownWord[]> {
  const folder = path.join(dataDir, 'search');
  const current: unknown = JSON.parse(await readFile(path.join(folder, 'current.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(current);
  if (kept?.version !== version) {
    kept = { version, words: readWords(path.join(folder, version, 'words.json')) };
  }
  return kept.words;
}

async function readWords(file: string): Promise<KnownWord[]> {
  const words = Words.parse(JSON.parse(await readFile(file, 'utf8')));
  return words.map((written) => ({ form: squash(written), written }));
}
