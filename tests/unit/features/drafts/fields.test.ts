import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baseOf,
  differing,
  mergeValues,
  readValues,
  shown,
  type Text,
} from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { BaseInput } from '#features/drafts/schema.ts';

const shop = entryKinds.shop;
const empty: Text = { body: shop.parse({}), typed: {} };
const fields = ['name', 'kana', 'summary', 'phone', 'website'];

const typing = fc.dictionary(fc.constantFrom(...fields), fc.string({ maxLength: 200 }), {
  noNullPrototype: true,
});

/** What one person's save leaves, whoever else has saved since the form was opened. */
const save = (now: Text, opened: Text, values: Record<string, string>) =>
  mergeValues(now, readValues(shop, values), baseOf(opened, fields));

describe('a form that is saved', () => {
  test('loses no typed text: what cannot be taken is kept as it was typed, and said', () => {
    const values = { phone: '電話なし', name: 'x'.repeat(81), summary: 'よい店' };
    const { text } = save(empty, empty, values);
    expect(shown(text, 'phone')).toBe('電話なし');
    expect(shown(text, 'name')).toBe(values.name);
    expect(text.body).toMatchObject({ phone: null, name: null, summary: 'よい店' });
    const { problems } = readValues(shop, values);
    expect(problems).toMatchObject([
      { field: 'phone', key: 'notAPhone' },
      { field: 'name', key: 'tooLong', params: { max: 80 } },
    ]);
  });

  test('takes no field that is not the kind’s', () => {
    const values = readValues(shop, { visibility: 'published', business_id: 2, constructor: 'x' });
    expect(values).toEqual({ good: {}, bad: {}, problems: [] });
  });

  test('shows everything as it was typed, but for what cleaning takes away', () => {
    fc.assert(
      fc.property(typing, (values) => {
        const { text, conflicts } = save(empty, empty, values);
        expect(conflicts).toEqual([]);
        for (const [field, value] of Object.entries(values)) {
          const kept = shown(text, field);
          const read = readValues(shop, { [field]: value });
          expect(kept).toEqual(field in read.bad ? value : (read.good[field] ?? null));
        }
      }),
    );
  });
});

describe('what a form was opened with', () => {
  test('travels in the form and back', () => {
    const base = baseOf(empty, fields);
    expect(BaseInput.parse(JSON.stringify(base))).toEqual(base);
    for (const wrong of ['', 'x', '{"name":1}', '{', '{x}']) {
      expect(BaseInput.safeParse(wrong).data ?? {}).toEqual({});
    }
  });
});

describe('two people', () => {
  test('who change different fields both keep theirs', () => {
    const first = save(empty, empty, { name: '甲', summary: '' });
    const second = save(first.text, empty, { name: '', summary: '乙の文' });
    expect(second.conflicts).toEqual([]);
    expect(second.text.body).toMatchObject({ name: '甲', summary: '乙の文' });
  });

  test('who change the same field differently are shown both texts, and nothing is overwritten', () => {
    const first = save(empty, empty, { name: '甲' });
    const second = save(first.text, empty, { name: '乙' });
    expect(second.conflicts).toEqual([{ field: 'name', mine: '乙', theirs: '甲' }]);
    expect(second.text.body['name']).toBe('甲');
  });

  test('whose texts cannot be taken are compared as they were typed', () => {
    const first = save(empty, empty, { phone: '電話なし' });
    const second = save(first.text, empty, { phone: 'なし' });
    expect(second.conflicts).toEqual([{ field: 'phone', mine: 'なし', theirs: '電話なし' }]);
  });

  test('never lose a change of either: it is in the text or in a conflict', () => {
    fc.assert(
      fc.property(typing, typing, (one, two) => {
        const first = save(empty, empty, one);
        const second = save(first.text, empty, two);
        for (const field of fields) {
          const conflict = second.conflicts.find((c) => c.field === field);
          const left = shown(second.text, field);
          const ofOne = shown(first.text, field);
          const alone = shown(save(empty, empty, two).text, field);
          const isUntouched = (value: unknown) => (value ?? null) === null;
          if (conflict) expect([conflict.theirs, conflict.mine]).toEqual([ofOne, alone]);
          else if (!isUntouched(ofOne) && !isUntouched(alone)) expect(ofOne).toEqual(alone);
          else expect(left ?? null).toEqual((isUntouched(alone) ? ofOne : alone) ?? null);
        }
      }),
    );
  });

  test('a form that is sent twice changes nothing the second time', () => {
    fc.assert(
      fc.property(typing, (values) => {
        const first = save(empty, empty, values);
        const again = save(first.text, empty, values);
        expect(again.changed).toEqual([]);
        expect(again.conflicts).toEqual([]);
        expect(differing(first.text.body, again.text.body)).toEqual([]);
      }),
    );
  });
});
