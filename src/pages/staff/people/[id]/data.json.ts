import type { APIRoute } from 'astro';
import { z } from 'zod';
import { getPersonData } from '#features/accounts/data-queries.ts';
import { canManageAccount, isAdmin } from '#features/accounts/policy.ts';
import { noteTaken } from '#features/audit/taken.ts';
import { requireActor } from '#server/auth/require.ts';
import { toIso } from '#server/clock.ts';

/** What is known of a person, as a file to hand out. */
export const GET: APIRoute = async (context) => {
  const { locals, params } = context;
  const actor = requireActor(locals);
  const id = z.coerce.number().int().positive().safeParse(params['id']).data;
  const data = id && (await getPersonData(locals.read, id, isAdmin(actor)));
  if (!data) return new Response(null, { status: 404 });
  if (!canManageAccount(actor, data.account)) return new Response(null, { status: 403 });
  await noteTaken(context, 'accounts.export', { subject: `account:${id}` });
  return new Response(JSON.stringify({ at: toIso(locals.at), ...data }, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="person-${id}.json"`,
    },
  });
};
