import { expect, test } from 'vitest';
import { visitorAddress } from '#server/visitor-address.ts';

test.each([
  ['a visitor without a proxy', '198.51.100.7', null, '198.51.100.7'],
  ['a visitor who claims another address', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['a proxy on this machine', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['a visitor who lies to the proxy', '::1', '1.2.3.4, 203.0.113.9', '203.0.113.9'],
  ['a proxy that says nothing sensible', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['IPv4 through an IPv6 socket', '::ffff:198.51.100.7', null, '198.51.100.7'],
  ['one home with IPv6', '2001:db8:0:1:aaaa::1', null, '2001:db8:0:1::/64'],
  ['the same home', '2001:DB8:0:0001:ffff:1:2:3', null, '2001:db8:0:1::/64'],
  ['a short address', '2001:db8::1', null, '2001:db8:0:0::/64'],
])('%s', (_name, socket, forwarded, expected) => {
  expect(visitorAddress(socket, forwarded)).toBe(expected);
});
