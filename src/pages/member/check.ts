import type { APIRoute } from 'astro';
import { checkForm } from '#features/drafts/check.ts';
import { RefTextInput } from '#features/drafts/schema.ts';
import { requireActor } from '#server/auth/require.ts';

/** Says what the form of an entry still lacks, before anything of it is saved. */
export const POST: APIRoute = async ({ locals, request }) => {
  const form = await request.formData();
  const ref = RefTextInput.safeParse(form.get('entry')).data;
  const answer = ref && (await checkForm(locals.read, requireActor(locals), ref, form, locals.at));
  return answer ? Response.json(answer) : new Response(null, { status: 404 });
};
