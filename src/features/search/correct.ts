import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { cutAtScripts, squash } from './fold.ts';

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

/**
 * The part of a known word that was probably meant by the beginning or a piece of it, mistyped: of
 * わたぐもこうぼう by わたくも. What is short must be all but right.
 */
export function nearestPart(typed: string, known: readonly KnownWord[]): string | undefined {
  const form = squash(typed);
  if (!KANA.test(form) || form.length < 4) return undefined;
  let limit = form.length < 6 ? 0.5 : form.length < 9 ? 1 : 1.5;
  let nearest: { written: string; part: string } | undefined;
  for (const { form: whole, written } of known) {
    if (whole.length <= form.length) continue;
    const { distance, from, until } = partOf(form, whole);
    if (distance > limit || (nearest && distance === limit)) continue;
    nearest = { written, part: whole.slice(from, until) };
    limit = distance;
  }
  return nearest && writtenPart(nearest.written, nearest.part);
}

/** What stands written where a word reads as `part`. */
function writtenPart(written: string, part: string): string {
  for (let from = 0; from < written.length; from += 1)
    for (let until = written.length; until > from; until -= 1)
      if (squash(written.slice(from, until)) === part) return written.slice(from, until);
  return part;
}

/** How well a text fits what another has up to a place, and where there it begins. */
interface Fit {
  distance: number;
  from: number;
}

/** How many letters are wrong, missing, too many or swapped; a missing 濁点 is half a mistake. */
function distanceOf(a: string, b: string): number {
  return fitsOf(a, b, (j) => ({ distance: j, from: 0 })).at(-1)!.distance;
}

/** The piece of `b` that is nearest to `a`. */
function partOf(a: string, b: string): Fit & { until: number } {
  const fits = fitsOf(a, b, (j) => ({ distance: 0, from: j }));
  const best = fits.reduce((least, { distance }) => Math.min(least, distance), Infinity);
  const until = fits.findIndex(({ distance }) => distance === best);
  return { ...fits[until]!, until };
}

/** How well `a` fits up to each place of `b`; `start` tells what beginning at a place costs. */
function fitsOf(a: string, b: string, start: (place: number) => Fit): Fit[] {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => start(j))];
  for (let i = 1; i <= a.length; i += 1) {
    const row: Fit[] = [{ distance: i, from: 0 }];
    for (let j = 1; j <= b.length; j += 1) {
      const before = rows[i - 1]!;
      const fits = [
        dearer(before[j]!, 1),
        dearer(row[j - 1]!, 1),
        dearer(before[j - 1]!, costOf(a[i - 1]!, b[j - 1]!)),
      ];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) fits.push(dearer(rows[i - 2]![j - 2]!, 1));
      row[j] = fits.reduce((least, fit) => (fit.distance < least.distance ? fit : least));
    }
    rows.push(row);
  }
  return rows[a.length]!;
}

const dearer = ({ distance, from }: Fit, cost: number): Fit => ({
  distance: distance + cost,
  from,
});

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
  const meant = cutAtScripts(q)
    .split(/\s+/)
    .map((word) => {
      if (forms.has(squash(word))) return word;
      return nearestWord(word, known)?.written ?? nearestPart(word, known) ?? word;
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
