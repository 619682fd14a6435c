import { STATUS_CODES, type ServerResponse } from 'node:http';

/** For answers no page has set a policy on: files, redirects, errors. */
const DEFAULT_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': DEFAULT_CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
};

/** The headers every answer has, by name. */
export function securityHeaders(https: boolean): Record<string, string> {
  if (!https) return HEADERS;
  return { ...HEADERS, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };
}

/** Puts the security headers on an answer; a page's own policy replaces the default one later. */
export function setSecurityHeaders(res: ServerResponse, https: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders(https))) res.setHeader(name, value);
}

/** A whole answer of one line, for sockets whose request never became one that Node hands on. */
export function bareAnswer(status: number, text: string, https: boolean): string {
  const headers = {
    ...securityHeaders(https),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(`${text}\n`),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}\n`;
}
