import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { FORM, limitBody, UPLOAD, type BodyLimits } from '#server/front/body.ts';

const SMALL: BodyLimits = { bytes: 1000, wholeMs: 60_000, idleMs: 60_000 };

/** A server that reads bodies to their end, and what it made of the last one. */
async function reader(limits: BodyLimits) {
  const read: (number | 'broken')[] = [];
  const server = createServer((req, res) => {
    if (!limitBody(req, limits)) {
      res.writeHead(413, { Connection: 'close' }).end();
      return;
    }
    let bytes = 0;
    req.on('data', (chunk: Buffer) => (bytes += chunk.length));
    req.on('end', () => {
      read.push(bytes);
      res.end('read');
    });
    req.on('close', () => {
      if (!req.complete) read.push('broken');
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, 'localhost');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)));
  const head = (lines: string) => socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n`);
  return {
    socket,
    head,
    closed,
    read,
    answered: () => vi.waitFor(() => expect(answer).toMatch(/read$/)),
  };
}

test('a body that says it is too large is refused, and the refusal can be read', async () => {
  const { socket, head, closed, read } = await reader(SMALL);
  head('Content-Length: 1001');
  socket.write('x'.repeat(1001));
  expect(await closed).toMatch(/^HTTP\/1.1 413 /);
  expect(read).toEqual([]);
});

test('a body that does not say how large it is may not pass the limit either', async () => {
  const { socket, head, closed, read } = await reader(SMALL);
  head('Transfer-Encoding: chunked');
  for (let i = 0; i < 11; i += 1) socket.write(`64\r\n${'x'.repeat(100)}\r\n`);
  expect(await closed).not.toMatch(/200/);
  expect(read).toEqual(['broken']);
});

test('a body within the limit is read whole, and so is the next one on the same line', async () => {
  const { socket, head, read, answered } = await reader(SMALL);
  head('Content-Length: 1000');
  socket.write('x'.repeat(1000));
  await answered();
  head('Transfer-Encoding: chunked');
  socket.write('3\r\nabc\r\n0\r\n\r\n');
  await vi.waitFor(() => expect(read).toEqual([1000, 3]));
});

test.each<[string, Partial<BodyLimits>]>([
  ['pauses for too long', { idleMs: 50 }],
  ['takes too long in all', { wholeMs: 50 }],
])('who %s is cut off', async (_what, limits) => {
  const { socket, head, closed, read } = await reader({ ...SMALL, ...limits });
  head('Content-Length: 1000');
  socket.write('x');
  await closed;
  expect(read).toEqual(['broken']);
});

test('a photo may be as large and as slow as the house allows, a form may not', () => {
  expect([FORM.bytes, UPLOAD.bytes].map((bytes) => bytes / 1024 / 1024)).toEqual([1, 24]);
  expect([FORM.wholeMs, UPLOAD.wholeMs, UPLOAD.idleMs]).toEqual([30_000, 600_000, 20_000]);
});
