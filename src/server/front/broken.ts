import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { bareAnswer } from './headers.ts';

/** What the parser stumbles over, and the status that says so; anything else is a 400. */
const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const TEXT: Record<number, string> = {
  400: 'This request is not well-formed',
  408: 'This request took too long',
  413: 'This request is too large',
  431: 'The headers of this request are too large',
};

const LATEST = Symbol('the answer begun last');

type Connection = Duplex & { [LATEST]?: ServerResponse };

/** Remembers which answer a connection is at; a second listener for requests would cost more. */
export function noteAnswer(req: IncomingMessage, res: ServerResponse): void {
  (req.socket as Connection)[LATEST] = res;
}

/**
 * Answers what never becomes a request for the front, with the same headers as everything else:
 * broken or endless requests, CONNECT, and expectations nobody meets.
 */
export function answerBroken(server: Server, https: () => boolean): void {
  const end = (socket: Connection, status: number, text: string) => {
    // Into an answer that is under way nothing may be written.
    const isBusy = socket[LATEST]?.writableFinished === false;
    if (socket.writable && !isBusy) socket.end(bareAnswer(status, text, https()));
    else socket.destroy();
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy();
    const status = STATUS[error.code ?? ''] ?? 400;
    end(socket, status, TEXT[status]!);
  });
  server.on('connect', (_req, socket) => end(socket, 405, 'Method not allowed'));
  server.on('checkExpectation', (req) => end(req.socket, 417, 'This expectation is not met here'));
}
