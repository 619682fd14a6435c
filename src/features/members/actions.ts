import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { invite } from '#features/accounts/invitation-commands.ts';
import { inviteOwners } from '#features/accounts/invite-owners-commands.ts';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { addBusiness } from '#features/businesses/commands.ts';
import { reading } from '#features/entries/normalise.ts';
import { isFilled, readFile } from '#features/surveys/questionnaire/read.ts';
import type { Actor } from '#server/auth/actor.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { applyMembers, chooseColumns, keepMemberSheet } from './commands.ts';
import { ApplyInput, ColumnsInput, OrganisationInput, ReadSheetInput } from './schema.ts';

/** The chamber's list of members, from its own system into the site. */
export const members = {
  read: defineAction({
    accept: 'form',
    input: ReadSheetInput,
    handler: async ({ file: [file], pasted }, context) => {
      const { name } = staffOf(context);
      const given =
        file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : (pasted ?? '').trim();
      const sheet = given.length === 0 ? undefined : await readFile(given);
      const rows = sheet?.sheets[0]?.rows.filter(isFilled) ?? [];
      if (rows.length < 2)
        throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: 'file' });
      return { sheet: await store.write((tx) => keepMemberSheet(tx, name, rows, now())) };
    },
  }),
  columns: defineAction({
    accept: 'form',
    input: ColumnsInput,
    handler: async ({ sheet, ...columns }, context) => {
      staffOf(context);
      const known = await store.write((tx) => chooseColumns(tx, sheet, columns));
      if (!known) throw new ActionError({ code: 'NOT_FOUND' });
      return { sheet };
    },
  }),
  apply: defineAction({
    accept: 'form',
    input: ApplyInput,
    handler: async ({ sheet, plan, invite }, context) => {
      const { accountId } = staffOf(context);
      const done = await store.write(async (tx) => {
        const applied = await applyMembers(tx, sheet, plan, now());
        if (typeof applied === 'object' && invite)
          await inviteOwners(tx, applied.invitations, accountId, env.siteUrl, now());
        return applied;
      });
      if (done === undefined) throw new ActionError({ code: 'NOT_FOUND' });
      if (done === 'changed') throw new ActionError({ code: 'CONFLICT', message: 'changed' });
      const { added, changed, invitations } = done;
      return { added, changed, invited: invite ? invitations.length : 0 };
    },
  }),
  addOrganisation: defineAction({
    accept: 'form',
    input: OrganisationInput,
    handler: async ({ name, kana, email }, context) => {
      const { accountId: invitedBy } = staffOf(context);
      const organisation = { name, kana: reading(kana), kind: 'organisation' as const };
      return store.write(async (tx) => {
        const id = await addBusiness(tx, { ...organisation, membership: 'non-member' }, now());
        const business = { id, role: 'owner' as const };
        const owner = { email: email?.toLowerCase() ?? '', role: 'member' as const, business };
        if (email) await invite(tx, { ...owner, invitedBy }, env.siteUrl, now());
        return { business: id };
      });
    },
  }),
};

function staffOf(context: ActionAPIContext): Actor {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor;
}
