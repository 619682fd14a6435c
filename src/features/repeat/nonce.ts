import { randomBytes } from 'node:crypto';

/** Stands for one opened form: sent twice, it makes one entry. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}
