import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Texts } from '#features/shops/texts.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'う', 'ど', ' ', '\n'), maxLength: 6 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'う', 'ど'), minLength: 1, maxLength: 3 });

test('a word is found in exactly the texts that hold it, also after some have changed', () => {
  // More than two blocks of texts.
  const initial = fc.array(text, { minLength: 4_090, maxLength: 4_300 });
  const changes = fc.array(fc.tuple(fc.nat(), text), { maxLength: 10 });
  fc.assert(
    fc.property(
      initial,
      changes,
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (all, list, words) => {
        const texts = new Texts();
        const model = [...all];
        all.forEach((value, position) => texts.set(position, value));
        for (const [n, value] of list) {
          const position = n % (model.length + 1);
          texts.set(position, value);
          model[position] = value;
          for (const one of words) {
            const found: number[] = [];
            texts.holding(one).forEach((hit) => found.push(hit));
            expect(found).toEqual([...model.keys()].filter((i) => model[i]!.includes(one)));
          }
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});
