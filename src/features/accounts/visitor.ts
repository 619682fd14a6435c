import type { ActionAPIContext } from 'astro:actions';
import { env } from '#server/store.ts';
import { visitorAddress } from '#server/visitor-address.ts';
import type { Visitor } from './code-commands.ts';
import { deviceName } from './device.ts';

/** Where the request of an action comes from. */
export function visitorOf({ clientAddress, request }: ActionAPIContext): Visitor {
  const address = visitorAddress(clientAddress, request.headers.get('x-forwarded-for'));
  return {
    address: env.officeAddresses.includes(address) ? undefined : address,
    device: deviceName(request.headers.get('user-agent') ?? ''),
    siteUrl: env.siteUrl,
    isLocal: env.isLocal,
  };
}
