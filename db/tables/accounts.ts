import type { Generated } from 'kysely';

export interface AccountTables {
  account: AccountTable;
  business_account: BusinessAccountTable;
  terms_acceptance: TermsAcceptanceTable;
  session: SessionTable;
  sign_in: SignInTable;
  passkey: PasskeyTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  account_link: AccountLinkTable;
  login_counter: LoginCounterTable;
}

export interface AccountTable {
  id: Generated<number>;
  /** In lower case. */
  email: string;
  name: string;
  role: 'member' | 'staff' | 'admin';
  state: Generated<'active' | 'suspended'>;
  /** Of the demo town: can sign in only where the site runs on this machine. */
  demo: Generated<number>;
  /** What authenticators know the account by: random, never the address. */
  handle: string;
  password_hash: string | null;
  totp_secret: string | null;
  /** The last time step a code was accepted for, so that none is accepted twice. */
  totp_step: number | null;
  signed_in_at: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface BusinessAccountTable {
  account_id: number;
  business_id: number;
  role: 'owner' | 'editor';
  created_at: string;
}

export interface TermsAcceptanceTable {
  business_id: number;
  version: string;
  account_id: number | null;
  accepted_at: string;
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie. */
  id: string;
  account_id: number;
  /** Moves on while the session is used, at most to `ends_at`. */
  expires_at: string;
  ends_at: string;
  created_at: string;
  seen_at: string;
  /** Browser and system in words. */
  device: string;
  own_device: Generated<number>;
  second_factor: Generated<number>;
  /** Of a passkey that is being registered. */
  challenge: string | null;
}

/** A sign-in under way in one browser. */
export interface SignInTable {
  /** SHA-256 of the token in the browser that began it. */
  id: string;
  stage: 'code' | 'second' | 'passkey';
  email: string | null;
  account_id: number | null;
  /** A hash of the mailed code and the browser's token, or a passkey's challenge. */
  secret: string | null;
  tries: Generated<number>;
  own_device: Generated<number>;
  next: string | null;
  created_at: string;
  expires_at: string;
}

export interface PasskeyTable {
  id: string;
  account_id: number;
  public_key: string;
  counter: number;
  /** JSON list. */
  transports: string;
  name: string;
  created_at: string;
  used_at: string | null;
}

export interface RecoveryCodeTable {
  account_id: number;
  hash: string;
  used_at: string | null;
}

export interface InvitationTable {
  id: Generated<number>;
  token_hash: string;
  email: string;
  role: 'member' | 'staff' | 'admin';
  business_id: number | null;
  business_role: 'owner' | 'editor' | null;
  invited_by: number | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface AccountLinkTable {
  token_hash: string;
  kind: 'reset' | 'mail-old' | 'mail-new';
  account_id: number;
  /** The address the account is to have. */
  email: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface LoginCounterTable {
  /** A hash of what is counted. */
  key: string;
  count: number;
  /** When the window ends and counting begins anew. */
  until: string;
}
