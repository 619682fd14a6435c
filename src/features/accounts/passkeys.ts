import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Selectable } from 'kysely';
import type { PasskeyTable } from '#db/tables/accounts.ts';
import { log } from '#server/log.ts';

type Passkey = Selectable<PasskeyTable>;

/** The site a passkey belongs to. */
const rpId = (siteUrl: string) => new URL(siteUrl).hostname;

/** What a browser needs to make a passkey: on the device itself, with finger, face or PIN. */
export function registrationOptions(
  site: { url: string; name: string },
  account: { handle: string; email: string; name: string },
  existing: readonly string[],
) {
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: rpId(site.url),
    userID: new Uint8Array(Buffer.from(account.handle, 'base64url')),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    excludeCredentials: existing.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export function signInOptions(siteUrl: string) {
  return generateAuthenticationOptions({ rpID: rpId(siteUrl), userVerification: 'required' });
}

export type NewPasskey = Pick<Passkey, 'id' | 'public_key' | 'counter' | 'transports'>;

/** The passkey a browser made for a challenge, or undefined when it did not. */
export async function readRegistration(
  siteUrl: string,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<NewPasskey | undefined> {
  const found = await attempt(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: siteUrl,
      expectedRPID: rpId(siteUrl),
      requireUserVerification: true,
    }),
  );
  if (!found?.verified) return undefined;
  const { id, publicKey, counter, transports = [] } = found.registrationInfo.credential;
  return {
    id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: JSON.stringify(transports),
  };
}

/** The passkey's new counter, when it answered this challenge. */
export async function readAnswer(
  siteUrl: string,
  challenge: string,
  passkey: Passkey,
  response: AuthenticationResponseJSON,
): Promise<number | undefined> {
  const found = await attempt(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: siteUrl,
      expectedRPID: rpId(siteUrl),
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    }),
  );
  return found?.verified ? found.authenticationInfo.newCounter : undefined;
}

/** The library throws for whatever does not fit. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.info({ err: error }, 'a passkey was refused');
    return undefined;
  }
}
