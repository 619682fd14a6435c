import type { APIContext } from 'astro';
import { actingAs, noteAct } from '#server/acting.ts';
import { recordTaken } from '#server/audit.ts';
import { requireActor } from '#server/auth/require.ts';
import { store } from '#server/store.ts';
import { visitorAddress } from '#server/visitor-address.ts';

/** Writes down that somebody takes a file with them, and of whom or what. */
export async function noteTaken(
  { locals, request, clientAddress }: Pick<APIContext, 'locals' | 'request' | 'clientAddress'>,
  action: 'transfer.export' | 'accounts.export' | 'audit.export',
  about: { subject?: string; details?: Record<string, unknown> } = {},
): Promise<void> {
  const address = visitorAddress(clientAddress, request.headers.get('x-forwarded-for'));
  await actingAs({ actor: requireActor(locals), address, action }, () => {
    noteAct(about.subject, about.details);
    return store.write(recordTaken);
  });
}
