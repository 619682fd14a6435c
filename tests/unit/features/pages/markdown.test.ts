import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginsWithHeading,
  escapeText,
  plain,
  readMarkdown,
  writeMarkdown,
} from '#features/pages/markdown.ts';
import { firstWords } from '#features/pages/page-texts.ts';
import { EDITED_PAGES } from '#features/pages/schema.ts';
import type { Block, Inline, Section } from '#features/pages/text.ts';

const blocksOf = (markdown: string) => readMarkdown(`## 見出し\n\n${markdown}`)[0]!.blocks;

/** Every inline part of a page, wherever it stands. */
function inlines(sections: Section[]): Inline[] {
  const of = (block: Block): Inline[] =>
    block.kind === 'text' ? block.text : block.kind === 'list' ? block.items.flat() : [];
  return sections.flatMap(({ blocks }) => blocks.flatMap(of));
}

test('is read as the few things a page is made of', () => {
  expect(
    readMarkdown(
      [
        '## いつ {#when}',
        'あけて**います**。[地図](/shops?open=1)と[外](https://example.jp/a_b)。',
        '- ひとつ\n- ふたつ\n  - その中',
        '1. 先\n2. 後',
        '表: 送り先',
        '| 先 | いつ |\n| --- | --- |\n| a\\|b | c |',
        '# つぎ',
        '改行は\nつながり、English words\nget a space.',
      ].join('\n\n'),
    ),
  ).toEqual([
    {
      id: 'when',
      heading: 'いつ',
      blocks: [
        {
          kind: 'text',
          text: [
            'あけて',
            { text: 'います', strong: true },
            '。',
            { text: '地図', href: '/shops?open=1' },
            'と',
            { text: '外', href: 'https://example.jp/a_b' },
            '。',
          ],
        },
        { kind: 'list', items: [['ひとつ'], ['ふたつ'], ['その中']] },
        { kind: 'list', ordered: true, items: [['先'], ['後']] },
        { kind: 'table', caption: '送り先', columns: ['先', 'いつ'], rows: [['a|b', 'c']] },
      ],
    },
    {
      id: 'part-2',
      heading: 'つぎ',
      blocks: [{ kind: 'text', text: ['改行はつながり、English words get a space.'] }],
    },
  ]);
});

test('a second anchor of the same name is another one', () => {
  expect(readMarkdown('## a {#x}\n\n## b {#x}').map(({ id }) => id)).toEqual(['x', 'part-2']);
});

test('words above the first heading are refused, not lost', () => {
  expect(['## 見出し', '\n\n# a', 'まえがき\n\n## 見出し', ''].map(beginsWithHeading)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe('markup', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x">b</b>',
    '![絵](https://example.jp/x.png)',
    '<!-- c -->',
  ])('%s is text', (typed) => {
    expect(blocksOf(typed)).toEqual([{ kind: 'text', text: [typed] }]);
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\\script:alert(1)',
    'data:text/html,x',
    '//example.jp',
    '/\\example.jp',
    'vbscript:x',
    '&#106;avascript:alert(1)',
    'mailto:a@example.jp',
    ' https:x',
  ])('a link to %s is no link', (href) => {
    expect(
      inlines(readMarkdown(`## x\n\n[文字](<${href}>)`)).every((part) => typeof part === 'string'),
    ).toBe(true);
  });

  test('whatever is typed, links lead to pages and everything else is text', () => {
    const hostile = fc.constantFrom(
      ...['[a](', '](', ')', '<a href="', 'javascript:', '"', '>', '\n', '\n\n', '## ', '- ', '| '],
      ...['|---|', '`', '```', '*', '**', '![', '<script>', '[x]: ', '//', '\\', '&#x6a;', 'data:'],
      ...['https://example.jp', '/shops', ' ', 'あ', 'a'],
    );
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 30 }), (pieces) => {
        for (const part of inlines(readMarkdown(`## x\n\n${pieces.join('')}`)))
          if (typeof part !== 'string' && 'href' in part)
            expect(part.href).toMatch(/^(?:https?:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*)$/i);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is written is read as the same', () => {
  test.each(
    EDITED_PAGES.flatMap((page) => (['ja', 'en'] as const).map((locale) => ({ page, locale }))),
  )('of the page $page in $locale', ({ page, locale }) => {
    const { body } = firstWords(page, locale);
    const sections = readMarkdown(body);
    expect(sections.length).toBeGreaterThan(1);
    expect(writeMarkdown(sections)).toBe(body);
  });

  test('of any words', () => {
    const letter = fc.constantFrom(...'abあい*_`~[]()<>|\\#-+=1.!&:{}"/'.split(''), ' ');
    const text = fc
      .array(letter, { minLength: 1, maxLength: 12 })
      .map((letters) => letters.join('').replace(/\s+/g, ' ').trim())
      .filter((one) => one !== '');
    fc.assert(
      fc.property(text, text, text, (heading, words, cell) => {
        const sections: Section[] = [
          {
            id: 'x',
            heading,
            blocks: [
              { kind: 'text', text: [words] },
              { kind: 'list', items: [[cell], [words]] },
              { kind: 'list', ordered: true, items: [[words]] },
              { kind: 'table', caption: words, columns: [cell, words], rows: [[words, cell]] },
            ],
          },
        ];
        expect(readMarkdown(writeMarkdown(sections))).toEqual(sections);
      }),
      { numRuns: 1000 },
    );
  });

  test('of a name with lines in it', () => {
    expect(
      plain(
        readMarkdown(`## x\n\n${escapeText('__Host-coupon')}`)[0]!.blocks.flatMap((block) =>
          block.kind === 'text' ? block.text : [],
        ),
      ),
    ).toBe('__Host-coupon');
  });
});
