import { describe, expect, test } from 'vitest';
import { KINDS } from '#features/drafts/schema.ts';
import { readSheetNumber, SheetFilter, sheetNumber } from '#features/sheets/schema.ts';
import { listSheets } from '#features/sheets/sheets.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);

async function town() {
  const { store } = await townDatabase();
  const list = (asked: object, page = 1) =>
    listSheets(store.read, SheetFilter.parse(asked), page, AT);
  return { store, list };
}

describe('the number on a sheet', () => {
  test.each(KINDS)('leads back to its %s', (kind) => {
    const number = sheetNumber({ kind, id: 338 });
    expect(readSheetNumber(number)).toEqual({ kind, id: 338 });
  });

  test('is read however it was typed, and is nothing else', () => {
    expect(readSheetNumber(' １ー００３３８ ')).toEqual({ kind: 'shop', id: 338 });
    for (const text of ['', '9-00001', '1-', 'x', '1-0'])
      expect(readSheetNumber(text) ?? { id: 0 }).toMatchObject({ id: 0 });
  });
});

describe('sheets are printed', () => {
  test('for members nobody writes to, unless everyone is asked for', async () => {
    const { store, list } = await town();
    const { id } = await store.read
      .selectFrom('shop')
      .select('id')
      .where('slug', '=', 'kohi-hitsujigumo')
      .executeTakeFirstOrThrow();
    const numbers = async (asked: object) => {
      const { total, sheets } = await list({ age: '0', area: 'shiraishi', ...asked });
      expect(sheets).toHaveLength(total);
      return sheets.map(({ number }) => number);
    };
    const cafe = sheetNumber({ kind: 'shop', id });
    expect(await numbers({})).not.toContain(cafe);
    expect(await numbers({ all: '1' })).toContain(cafe);
  });

  test('from the day on which an entry is as old as asked, the oldest first', async () => {
    const { store, list } = await town();
    await store.write(async (tx) => {
      await tx.updateTable('product').set({ confirmed_on: '2026-11-20' }).execute();
      const ids = await tx
        .selectFrom('product')
        .select('id')
        .where('visibility', '=', 'published')
        .where('sold_until', 'is', null)
        .orderBy('id')
        .limit(3)
        .execute();
      const days = ['2026-08-26', '2026-08-27', '2026-05-01'];
      for (const [n, { id }] of ids.entries())
        await tx
          .updateTable('product')
          .set({ confirmed_on: days[n]! })
          .where('id', '=', id)
          .execute();
    });
    const asked = async (age: string) =>
      (await list({ kind: 'product', age, all: '1' })).sheets.map(({ confirmedOn }) => confirmedOn);
    expect(await asked('90')).toEqual(['2026-05-01', '2026-08-26']);
    expect(await asked('180')).toEqual(['2026-05-01']);
  });

  test.each(KINDS)('with what is public of each %s in words', async (kind) => {
    const { list } = await town();
    const { sheets, total, pages } = await list({ kind, age: '0', all: '1' });
    expect(pages).toBe(Math.ceil(total / 100));
    expect(sheets.length).toBe(Math.min(total, 100));
    for (const { title, fields } of sheets) {
      expect(fields[0]!.text).toBe(title);
      expect(fields.every(({ label, text }) => label !== '' && [...text].length <= 141)).toBe(true);
    }
  });
});
