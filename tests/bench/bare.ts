/** The reference: a bare `node:http` process that sends bytes it was handed before. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to send for a path; the body in base64. */
export interface BarePage {
  path: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

process.on('message', (pages: BarePage[]) => {
  const stored = new Map(
    pages.map(({ path, body, ...rest }) => [path, { ...rest, body: Buffer.from(body, 'base64') }]),
  );
  const server = createServer((req, res) => {
    const page = stored.get(req.url ?? '');
    if (page) res.writeHead(page.status, page.headers);
    else res.writeHead(404);
    res.end(page?.body);
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
});
process.on('disconnect', () => process.exit());
