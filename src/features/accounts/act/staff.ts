import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import type { Actor } from '#server/auth/actor.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import { invite } from '../invitation-commands.ts';
import { LastAdminError } from '../people-commands.ts';
import { isAdmin, isStaff } from '../policy.ts';
import {
  EraseInput,
  InvitationInput,
  InviteStaffInput,
  PersonInput,
  RoleInput,
} from '../schema.ts';
import { signedIn } from '../signed-in.ts';
import {
  erasePerson,
  inviteAgain,
  reactivatePerson,
  setRole,
  suspendPerson,
  type Answer,
} from '../staff-commands.ts';

type Told = Exclude<Answer, 'forbidden'> | 'lastAdmin';

/** Asks whether somebody of this role may, then lets the command ask whether about this person. */
async function decide(
  context: ActionAPIContext,
  may: (actor: Actor) => boolean,
  work: (tx: Tx, actor: Actor) => Promise<Answer>,
): Promise<Told> {
  const actor = signedIn(context);
  if (!may(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  try {
    const answer = await store.write((tx) => work(tx, actor));
    if (answer === 'forbidden') throw new ActionError({ code: 'FORBIDDEN' });
    return answer;
  } catch (error) {
    if (error instanceof LastAdminError) return 'lastAdmin';
    throw error;
  }
}

const accept = 'form';

/** What the staff do about people; who is staff is for administrators. */
export const staffActions = {
  suspend: defineAction({
    accept,
    input: PersonInput,
    handler: ({ person }, context) =>
      decide(context, isStaff, (tx, actor) => suspendPerson(tx, actor, person, now())),
  }),
  reactivate: defineAction({
    accept,
    input: PersonInput,
    handler: ({ person }, context) =>
      decide(context, isStaff, (tx, actor) => reactivatePerson(tx, actor, person, now())),
  }),
  erase: defineAction({
    accept,
    input: EraseInput,
    handler: ({ person }, context) =>
      decide(context, isStaff, (tx, actor) => erasePerson(tx, actor, person, now())),
  }),
  setRole: defineAction({
    accept,
    input: RoleInput,
    handler: (wish, context) =>
      decide(context, isAdmin, (tx, actor) => setRole(tx, actor, wish, now())),
  }),
  inviteAgain: defineAction({
    accept,
    input: InvitationInput,
    handler: ({ invitation }, context) =>
      decide(context, isStaff, (tx, actor) =>
        inviteAgain(tx, actor, invitation, env.siteUrl, now()),
      ),
  }),
  inviteStaff: defineAction({
    accept,
    input: InviteStaffInput,
    handler: ({ email, role }, context) =>
      decide(context, isAdmin, async (tx, { accountId: invitedBy }) => {
        await invite(tx, { email, role, business: null, invitedBy }, env.siteUrl, now());
        return 'done';
      }),
  }),
};
