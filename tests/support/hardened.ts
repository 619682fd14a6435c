import { expect } from 'playwright/test';
import type { RawAnswer } from './raw.ts';

const POLICY = ["frame-ancestors 'none'", "base-uri 'none'"];
const HEADERS: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
};
/** What a visitor must never read: where the code lies and how it got there. */
const INSIDES = /node_modules|at file:|\.(?:ts|mjs):\d|SQLITE_|\bat [A-Za-z.]+ \(/;

/** The security headers stand on every answer, whatever its status. */
export function expectHardened(answer: RawAnswer, what: string): void {
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const directive of POLICY) expect(policy, what).toContain(directive);
  expect(policy, what).toMatch(/default-src '(self|none)'/);
  expect(policy, what).not.toMatch(/unsafe-|\*/);
  for (const [name, pattern] of Object.entries(HEADERS)) {
    expect(answer.headers.get(name) ?? '', `${what}: ${name}`).toMatch(pattern);
  }
}

/** A correct page or a clear refusal: no failure of the server, nothing of its insides. */
export function expectClear(answer: RawAnswer, what: string): void {
  expect([200, 301, 308, 400, 403, 404, 405, 408, 413, 417, 421, 431], what).toContain(
    answer.status,
  );
  expect(answer.body, what).not.toMatch(INSIDES);
  expectHardened(answer, what);
}
