import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashToken } from '#server/auth/token.ts';

const STEP_MS = 30_000;
const CODES = 10;
/** Without those that look alike. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function isSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

/** The address an app reads from the QR code; `site` is what it calls the site. */
export function totpUri(secret: string, email: string, site: string): string {
  return new TOTP({ issuer: site, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step a code belongs to, one to either side of now, or undefined when it is wrong or not
 * later than the last one that was taken.
 */
export function acceptedStep(
  secret: string,
  code: string,
  last: number | null,
  at: Date,
): number | undefined {
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp: at.getTime(),
    window: 1,
  });
  if (delta === null) return undefined;
  const step = Math.floor(at.getTime() / STEP_MS) + delta;
  return last !== null && step <= last ? undefined : step;
}

/** Ten codes for when the phone is lost; each is good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = [...randomBytes(60)]
      .filter((byte) => byte < 248)
      .slice(0, 10)
      .map((byte) => LETTERS[byte % LETTERS.length]);
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
  });
}

/** However it was typed. Fifty random bits and the limits make a slow hash unnecessary. */
export function recoveryHash(accountId: number, code: string): string {
  const bare = code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return hashToken(`recovery ${accountId} ${bare}`);
}
