import { invite } from '#features/accounts/invitation-commands.ts';
import { mailAddress } from '#features/accounts/schema.ts';
import { now } from '#server/clock.ts';
import { runWithStore, say, UsageError } from './command.ts';

/** Invites an administrator and prints the link: how the first one comes in. */
await runWithStore(async ({ env, store }) => {
  const [given, ...more] = process.argv.slice(2);
  const email = mailAddress.safeParse(given);
  if (!email.success || more.length > 0) {
    throw new UsageError('How to use: npm run admin:create -- MAIL-ADDRESS');
  }
  const invitation = { email: email.data, role: 'admin', business: null, invitedBy: null } as const;
  const link = await store.write((tx) => invite(tx, invitation, env.siteUrl, now()));
  say(`Open this within 72 hours to become an administrator (works once):\n${link}`);
});
