import type { Reader } from '#server/db.ts';

/**
 * Everything the site knows of a person, to be handed out on request; undefined when there is no such
 * account. Times are ISO UTC.
 *
 * @param withAddresses the network addresses of what they did, which only administrators may see.
 */
export async function getPersonData(read: Reader, id: number, withAddresses: boolean) {
  const account = await read
    .selectFrom('account')
    .select(['email', 'name', 'role', 'state', 'created_at', 'signed_in_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!account) return undefined;
  return {
    account,
    ...(await accessOf(read, id, account.email)),
    ...(await lettersOf(read, account.email)),
    ...(await workOf(read, id, withAddresses)),
  };
}

async function accessOf(read: Reader, id: number, email: string) {
  const businesses = await read
    .selectFrom('business_account')
    .innerJoin('business', 'business.id', 'business_account.business_id')
    .select(['business.name', 'business_account.role', 'business_account.created_at'])
    .where('business_account.account_id', '=', id)
    .execute();
  const sessions = await read
    .selectFrom('session')
    .select(['device', 'created_at', 'seen_at'])
    .where('account_id', '=', id)
    .execute();
  const passkeys = await read
    .selectFrom('passkey')
    .select(['name', 'created_at', 'used_at'])
    .where('account_id', '=', id)
    .execute();
  const termsAccepted = await read
    .selectFrom('terms_acceptance')
    .innerJoin('business', 'business.id', 'terms_acceptance.business_id')
    .select(['business.name', 'terms_acceptance.version', 'terms_acceptance.accepted_at'])
    .where('terms_acceptance.account_id', '=', id)
    .execute();
  const invitations = await read
    .selectFrom('invitation')
    .leftJoin('business', 'business.id', 'invitation.business_id')
    .select(['business.name as business', 'invitation.role', 'invitation.created_at', 'used_at'])
    .where('invitation.email', '=', email)
    .execute();
  return { businesses, sessions, passkeys, termsAccepted, invitations };
}

async function lettersOf(read: Reader, email: string) {
  const messages = await read
    .selectFrom('inbox_message')
    .select(['kind', 'state', 'name', 'body', 'fields', 'created_at'])
    .where('reply_to', '=', email)
    .execute();
  const mails = await read
    .selectFrom('outbox')
    .select(['subject', 'created_at', 'sent_at'])
    .where('recipient', '=', email)
    .execute();
  return { messages, mails };
}

async function workOf(read: Reader, id: number, withAddresses: boolean) {
  const revisions = await read
    .selectFrom('revision')
    .select(['kind', 'entry_id', 'number', 'state', 'author', 'at'])
    .where('account_id', '=', id)
    .orderBy('id')
    .execute();
  const changes = await read
    .selectFrom('live_change')
    .select(['kind', 'entry_id', 'what', 'fields', 'at'])
    .where('account_id', '=', id)
    .orderBy('id')
    .execute();
  const acts = await read
    .selectFrom('audit')
    .select(['at', 'action', 'kind', 'subject_id'])
    .$if(withAddresses, (query) => query.select('address'))
    .where('account_id', '=', id)
    .orderBy('id')
    .execute();
  return { revisions, changes, acts };
}

/** Businesses that nobody but this person owns. */
export function listOnlyOwned(read: Reader, id: number): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('business_account as own')
    .innerJoin('business', 'business.id', 'own.business_id')
    .select(['business.id', 'business.name'])
    .where('own.account_id', '=', id)
    .where('own.role', '=', 'owner')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('business_account as other')
            .select('other.account_id')
            .whereRef('other.business_id', '=', 'own.business_id')
            .where('other.role', '=', 'owner')
            .where('other.account_id', '<>', id),
        ),
      ),
    )
    .orderBy('business.id')
    .execute();
}
