import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePath } from '#server/front/canonical.ts';

const odd = fc.constantFrom(
  ...[
    '/',
    '//',
    '.',
    '..',
    '%',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '\\',
    '%00',
    '%25',
    '?',
    '#',
    '&',
    '@',
    ':',
    '~',
    '+',
  ],
  ...[
    'é',
    '\u00ff',
    'あ',
    '%E3%81%82',
    '%e3%81%82',
    '%73',
    ' ',
    "'",
    '(',
    '!',
    '%40',
    '%ED%A0%80',
    '\ud800',
  ],
);
const target = fc
  .array(
    fc.oneof(odd, fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 3 })),
    { maxLength: 12 },
  )
  .map((parts) => `/${parts.join('')}`);
const anything = fc.oneof(
  target,
  fc.string(),
  fc.integer({ min: 1, max: 800 }).map((n) => `/${'あ'.repeat(n)}`),
);

describe('the judge of request paths', () => {
  test('sends nobody to an address that it does not accept itself', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const verdict = judgePath(text);
        if (verdict.kind === 'redirect') expect(judgePath(verdict.to)).toEqual({ kind: 'ok' });
      }),
      { numRuns: 2000 },
    );
  });

  test('sends nobody to another site', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const verdict = judgePath(text);
        if (verdict.kind === 'redirect') {
          expect(new URL(verdict.to, 'https://here.example').origin).toBe('https://here.example');
          expect(verdict.to).toMatch(/^\/(?![/\\])/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('accepts no path in which a step, a separator or a control character hides', () => {
    fc.assert(
      fc.property(anything, (text) => {
        if (judgePath(text).kind !== 'ok') return;
        const path = text.split(/[?#]/)[0]!;
        const steps = decodeURIComponent(path).split('/');
        expect(path).not.toMatch(/\/\/|\\|%2f|%5c|%00/i);
        expect(steps).not.toContain('..');
        expect(steps).not.toContain('.');
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves the query as it came', () => {
    expect(judgePath('//shops?q=%20//..')).toEqual({ kind: 'redirect', to: '/shops?q=%20//..' });
    expect(judgePath('/shops?next=//evil.example')).toEqual({ kind: 'ok' });
  });

  test.each([
    ['/', 'ok'],
    ['/shops/a-b_c.d~e', 'ok'],
    ['/@name', 'ok'],
    ['/shops/%E3%81%82', 'ok'],
    ['/shops/', 'redirect'],
    ['/shops/%e3%81%82', 'redirect'],
    ['/%73hops', 'redirect'],
    ['/shops/..', 'refuse'],
    ['/shops/%2e%2e', 'refuse'],
    ['/a%2fb', 'refuse'],
    ['/\\member', 'refuse'],
    ['/%zz', 'refuse'],
    ['/%ED%A0%80', 'refuse'],
    ['http://evil.example/', 'refuse'],
    ['*', 'refuse'],
    ['', 'refuse'],
  ])('%s: %s', (text, kind) => {
    expect(judgePath(text).kind).toBe(kind);
  });
});
