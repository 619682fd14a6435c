import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowIndex, narrow } from '#server/row-index.ts';

interface Row {
  id: number;
  from: string;
  until: string;
  area: 'a' | 'b' | 'c';
  kinds: ('a' | 'b' | 'c')[];
  cheap: boolean;
}

const letter = fc.constantFrom('a', 'b', 'c');
const moment = fc.integer({ min: 0, max: 9 }).map((n) => `2026-11-0${n}`);
const someRows = fc
  .array(
    fc.record({
      from: moment,
      until: moment,
      area: letter,
      kinds: fc.uniqueArray(letter),
      cheap: fc.boolean(),
    }),
    { maxLength: 80 },
  )
  .map((rows) => rows.map((row, id): Row => ({ ...row, id })));
const asked = fc.record({
  area: fc.uniqueArray(letter),
  kinds: fc.uniqueArray(letter),
  cheap: fc.boolean(),
});
const indexOf = (rows: Row[]) =>
  new RowIndex(rows, { area: (row) => [row.area], kinds: (row) => row.kinds });

test('what is public at a moment is the same whichever moments were asked about before', () => {
  fc.assert(
    fc.property(someRows, fc.array(moment, { minLength: 1 }), (rows, moments) => {
      const index = indexOf(rows);
      for (const now of moments) {
        const plain = rows.filter(({ from, until }) => from <= now && now < until);
        expect(index.page(index.visible(now), 0, 100)).toEqual(plain);
      }
    }),
  );
});

test('what fits, its pages and what every other tick would give are as if counted row by row', () => {
  fc.assert(
    fc.property(someRows, asked, fc.nat(9), fc.nat(9), (rows, ticks, skip, limit) => {
      const index = indexOf(rows);
      const holds = {
        area: ({ area }: Row) => ticks.area.length === 0 || ticks.area.includes(area),
        kinds: ({ kinds }: Row) =>
          ticks.kinds.length === 0 || kinds.some((kind) => ticks.kinds.includes(kind)),
        cheap: ({ cheap }: Row) => !ticks.cheap || cheap,
      };
      const all = index.filter(
        index.remembered('all', '', () => true),
        () => true,
      );
      const { fits, without } = narrow(all, {
        area: index.any('area', ticks.area),
        kinds: index.any('kinds', ticks.kinds),
        cheap: ticks.cheap ? index.remembered('cheap', '', ({ cheap }) => cheap) : null,
      });
      const plain = rows.filter((row) => Object.values(holds).every((one) => one(row)));
      expect(index.page(fits, skip, limit)).toEqual(plain.slice(skip, skip + limit));
      const backwards = (a: Row, b: Row) => b.id - a.id;
      expect(index.page(fits, 0, 100, backwards)).toEqual(plain.toReversed());
      for (const kind of ['a', 'b', 'c'] as const) {
        const given = rows.filter(
          (row) => holds.area(row) && holds.cheap(row) && row.kinds.includes(kind),
        );
        expect(index.count('kinds', without('kinds')).get(kind) ?? 0).toBe(given.length);
      }
    }),
  );
});

test('what is remembered is worked out again when its key is another', () => {
  const index = indexOf([
    { id: 1, from: '', until: '9', area: 'a', kinds: [], cheap: true },
    { id: 2, from: '', until: '9', area: 'b', kinds: [], cheap: false },
  ]);
  const ids = (key: string, area: string) =>
    index
      .page(
        index.remembered('here', key, (row) => row.area === area),
        0,
        9,
      )
      .map(({ id }) => id);
  expect([ids('1', 'a'), ids('1', 'b'), ids('2', 'b')]).toEqual([[1], [1], [2]]);
});
