/**
 * The load generator, a process of its own: keeps some connections to 127.0.0.1 busy with one GET
 * each and answers over the channel to its parent. Raw sockets, so that it costs less than what it
 * measures.
 */
import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  port: number;
  path: string;
  /** Sent beside Host and Accept. */
  headers?: Record<string, string>;
  /** Connections that each have one request under way. */
  connections: number;
  /** How long to go on, in milliseconds. */
  ms: number;
}

/** Seconds it took and every answer's latency in milliseconds, or why it failed. */
export type LoadAnswer = { seconds: number; latencies: number[] } | { error: string };

/** A phone's browser: views by robots are not counted, and counting is part of the work. */
const AGENT =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';
const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/** Whether `answer` is whole; throws for anything but a 200 or a 304. */
function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf(HEAD_END);
  if (end < 0) return false;
  const head = answer.toString('latin1', 0, end);
  if (head.startsWith('HTTP/1.1 304')) return true;
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(head.split('\r\n')[0]);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return answer.length >= end + HEAD_END.length + Number(length);
  return answer.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
}

/** Sends the request again and again on one connection until `deadline` (of `performance.now()`). */
function keepBusy(socket: Socket, request: string, deadline: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    let parts: Buffer[] = [];
    let sent = 0;
    const send = () => {
      parts = [];
      sent = performance.now();
      socket.write(request);
    };
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      try {
        if (!isWhole(parts.length === 1 ? part : Buffer.concat(parts))) return;
      } catch (error) {
        reject(error as Error);
        return;
      }
      const now = performance.now();
      latencies.push(now - sent);
      if (now < deadline) send();
      else resolve(latencies);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
    send();
  });
}

async function load({ port, path, headers, connections, ms }: LoadRequest): Promise<LoadAnswer> {
  const lines = Object.entries({
    Host: `127.0.0.1:${port}`,
    Accept: 'text/html',
    'User-Agent': AGENT,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  const start = performance.now();
  try {
    const all = await Promise.all(sockets.map((socket) => keepBusy(socket, request, start + ms)));
    return { seconds: (performance.now() - start) / 1000, latencies: all.flat() };
  } catch (error) {
    return { error: `GET ${path}: ${(error as Error).message}` };
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
  }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

process.on('message', (request: LoadRequest) => {
  void load(request).then((answer) => process.send!(answer));
});
process.on('disconnect', () => process.exit());
