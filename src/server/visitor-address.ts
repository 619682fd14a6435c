import { isIP } from 'node:net';

/**
 * Where a request came from, for counting only. A proxy on this same machine is believed about the
 * address it saw, the last one it lists; nobody else is. IPv6 is cut to its /64, which is one home.
 */
export function visitorAddress(socketAddress: string, forwardedFor: string | null): string {
  const peer = plainAddress(socketAddress);
  const seen = plainAddress(forwardedFor?.split(',').at(-1)?.trim() ?? '');
  const address = isLoopback(peer) && isIP(seen) !== 0 ? seen : peer;
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** An IPv4 address that came through an IPv6 socket is written as itself. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** The first four groups of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
