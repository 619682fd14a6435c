import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterKey, issueToken, judgeToken, reissueToken } from '#features/inbox/guard.ts';

const OPENED = Date.parse('2026-11-24T03:30:00.000Z');
const DAY = 24 * 60 * 60_000;
const secret = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 8);

describe('the note of when a form was opened', () => {
  test('lets a form through from three seconds to a day, and at no other time', () => {
    const token = issueToken(OPENED, secret);
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 2 * DAY }), (age) => {
        const expected = age < 0 || age > DAY ? 'stale' : age < 3_000 ? 'tooFast' : 'ok';
        expect(judgeToken(token, OPENED + age, secret)).toBe(expected);
      }),
    );
    for (const [age, verdict] of [
      [2_999, 'tooFast'],
      [3_000, 'ok'],
      [DAY, 'ok'],
      [DAY + 1, 'stale'],
    ] as const) {
      expect(judgeToken(token, OPENED + age, secret)).toBe(verdict);
    }
  });

  test('cannot be made or changed without the secret', () => {
    const token = issueToken(OPENED, secret);
    const later = OPENED + 60_000;
    expect(judgeToken(token, later, other)).toBe('stale');
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ0.-_'), (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        expect(judgeToken(changed, later, secret)).toBe('stale');
      }),
    );
    for (const none of [null, '', '.', '..', '...', `${token}.`, token.slice(0, -1)]) {
      expect(judgeToken(none, later, secret)).toBe('stale');
    }
  });

  test('is another one for every form', () => {
    expect(issueToken(OPENED, secret)).not.toBe(issueToken(OPENED, secret));
  });

  test('whoever is shown a form again may send it at once', () => {
    expect(judgeToken(reissueToken(OPENED), OPENED)).toBe('ok');
  });
});

test('an address is counted under a key that changes with the day and does not hold it', () => {
  const key = counterKey('198.51.100.7', '2026-11-24', secret);
  expect(counterKey('198.51.100.7', '2026-11-24', secret)).toBe(key);
  expect(counterKey('198.51.100.8', '2026-11-24', secret)).not.toBe(key);
  expect(counterKey('198.51.100.7', '2026-11-25', secret)).not.toBe(key);
  expect(counterKey('198.51.100.7', '2026-11-24', other)).not.toBe(key);
  expect(key).toMatch(/^[\w-]{43}$/);
});
