import { accountActions } from './act/account.ts';
import { passkeyActions } from './act/passkey.ts';
import { peopleActions } from './act/people.ts';
import { signInActions } from './act/sign-in.ts';
import { staffActions } from './act/staff.ts';

/** Signing in and one's own account: public endpoints, each of which asks for itself who may. */
export const accounts = {
  ...signInActions,
  ...passkeyActions,
  ...accountActions,
  ...peopleActions,
  ...staffActions,
};
