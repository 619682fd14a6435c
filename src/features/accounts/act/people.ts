import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import type { Actor } from '#server/auth/actor.ts';
import { hashPassword } from '#server/auth/password.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { acceptInvitation, invite, resendInvitation } from '../invitation-commands.ts';
import { weaknessOf } from '../passwords.ts';
import { LastOwnerError, removePerson } from '../people-commands.ts';
import { canEditBusiness, canManagePeople } from '../policy.ts';
import { findOpenInvitation } from '../queries.ts';
import { AcceptInput, InvitePersonInput, RemovePersonInput, TokenInput } from '../schema.ts';
import { signedIn } from '../signed-in.ts';
import { visitorOf } from '../visitor.ts';
import { goOn, unlessBusy } from './sign-in.ts';

export const peopleActions = {
  invitePerson: defineAction({
    accept: 'form',
    input: InvitePersonInput,
    handler: async ({ email, business: id, role }, context) => {
      const actor = peopleManager(context, id);
      const business = { id, role };
      await store.write((tx) =>
        invite(
          tx,
          { email, role: 'member', business, invitedBy: actor.accountId },
          env.siteUrl,
          now(),
        ),
      );
      return { invited: email };
    },
  }),
  removePerson: defineAction({
    accept: 'form',
    input: RemovePersonInput,
    handler: async ({ business, person }, context) => {
      peopleManager(context, business);
      try {
        const removed = await store.write((tx) => removePerson(tx, business, person));
        if (!removed) throw new ActionError({ code: 'NOT_FOUND' });
        return { removed };
      } catch (error) {
        if (error instanceof LastOwnerError)
          throw new ActionError({ code: 'CONFLICT', message: 'lastOwner' });
        throw error;
      }
    },
  }),
  acceptInvitation: defineAction({
    accept: 'form',
    input: AcceptInput,
    handler: async ({ token, name, password, terms }, context) => {
      const open = await findOpenInvitation(store.read, token, now());
      if (!open) return { kind: 'gone' as const };
      const isNew = open.accountId === undefined;
      if (isNew && name === '') throw refused('name');
      if (isNew && open.role !== 'member' && password === '') throw refused('required');
      const weak = password !== '' && weaknessOf(password, false, [open.email, name]);
      if (weak) throw refused(weak);
      const passwordHash =
        isNew && password !== '' ? await unlessBusy(() => hashPassword(password)) : null;
      const acceptance = { token, name, terms, passwordHash };
      return goOn(
        context,
        await store.write((tx) => acceptInvitation(tx, acceptance, visitorOf(context), now())),
      );
    },
  }),
  resendInvitation: defineAction({
    accept: 'form',
    input: TokenInput,
    handler: ({ token }, context) =>
      store.write((tx) => resendInvitation(tx, token, visitorOf(context), now())),
  }),
};

const refused = (message: string) => new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });

/** Owners decide about their own people; an editor is told so, anybody else finds no such business. */
function peopleManager(context: ActionAPIContext, businessId: number): Actor {
  const actor = signedIn(context);
  if (!canEditBusiness(actor, businessId)) throw new ActionError({ code: 'NOT_FOUND' });
  if (!canManagePeople(actor, businessId)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor;
}
