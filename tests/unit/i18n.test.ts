import { describe, expect, test } from 'vitest';
import { LOCALES } from '#i18n/urls.ts';
import { words } from '#i18n/index.ts';
import { hoursWords } from '#i18n/hours.ts';
import { sourceFiles } from '../support/sources.ts';

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/;

type Words = { [key: string]: unknown };
interface Leaf {
  path: string[];
  value: unknown;
}

/** Every text and every function of a dictionary with its way from the top. */
function leaves(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value as Words).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const dictionaries = (locale: (typeof LOCALES)[number]) => ({
  ...words(locale),
  hours: hoursWords(locale),
});
const ja = leaves(dictionaries('ja'));
const en = leaves(dictionaries('en'));
const name = ({ path }: Leaf) => path.join('.');

/** Calls a text that has something in it with what it might be given; those that need more are left. */
function texts({ value }: Leaf): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'function') return [];
  const tries: unknown[][] = [
    [1, 2, 3, 4],
    ['10:00', '18:00', '19:00'],
    ['2026-11-24', 1, '2026'],
    [['a', 'b'], 0],
  ];
  return tries.flatMap((given) => {
    try {
      const text: unknown = (value as (...all: unknown[]) => unknown)(...given);
      return typeof text === 'string' ? [text] : [];
    } catch {
      return [];
    }
  });
}

describe('the dictionaries', () => {
  test('have the same keys, and the same kind of text under each', () => {
    const shape = (all: Leaf[]) => all.map((leaf) => `${name(leaf)}: ${typeof leaf.value}`).sort();
    expect(shape(en)).toEqual(shape(ja));
    expect(ja.length).toBeGreaterThan(100);
  });

  test('have no empty text', () => {
    for (const [locale, all] of [['ja', ja] as const, ['en', en] as const]) {
      const empty = all.filter(({ value }) => typeof value === 'string' && value.trim() === '');
      expect(empty.map(name), locale).toEqual([]);
    }
  });

  test('have no Japanese in the English one but the name of the language', () => {
    const wrong = en.filter(
      (leaf) =>
        leaf.path.at(-2) !== 'languageNames' && texts(leaf).some((text) => JAPANESE.test(text)),
    );
    expect(wrong.map(name)).toEqual([]);
  });

  test('have no text that nothing shows', () => {
    const code = sourceFiles('src')
      .filter(({ path }) => !/^src\/i18n\/.*\.(?:ja|en)\.ts$|^src\/i18n\/(?:ja|en)\.ts$/.test(path))
      .map(({ text }) => text)
      .join('\n');
    expect(ja.filter((leaf) => !isUsed(leaf, code)).map(name)).toEqual([]);
  });
});

/**
 * Whether the code reads a key: by its own name, as a text that names it (errors travel as keys), or
 * by looking something up in a group it lies in (`chambers[slug]`). Groups travel as props under
 * other names, so only the last name counts.
 */
function isUsed({ path }: Leaf, code: string): boolean {
  const own = path.at(-1)!;
  const read = new RegExp(`\\.${own}\\b|'${own}'|[{,]\\s*${own}\\s*[,:}][^;]*\\}\\s*=`);
  return read.test(code) || path.slice(0, -1).some((group) => code.includes(`${group}[`));
}
