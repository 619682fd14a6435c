import type { IncomingMessage } from 'node:http';

const MEGABYTE = 1024 * 1024;

export interface BodyLimits {
  bytes: number;
  /** From the head of the request to the end of its body. */
  wholeMs: number;
  /** The longest pause between two pieces of it. */
  idleMs: number;
}

/** A form: short, and sent at once. */
export const FORM: BodyLimits = { bytes: MEGABYTE, wholeMs: 30_000, idleMs: 20_000 };
/** A photo from a phone on a slow line: it ends only when nothing comes any more. */
export const UPLOAD: BodyLimits = { bytes: 24 * MEGABYTE, wholeMs: 600_000, idleMs: 20_000 };

/**
 * Holds the body of a request to its limits while whoever it is for reads it; one that passes them
 * loses its connection.
 *
 * @returns false when it already says that it is too large; nothing of it needs to be read then.
 */
export function limitBody(req: IncomingMessage, limits: BodyLimits): boolean {
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced === 0 && req.headers['transfer-encoding'] === undefined) return true;
  if (announced > limits.bytes) {
    limitTime(req, FORM);
    // Read and thrown away, so that who sends it gets to see the answer.
    req.resume();
    return false;
  }
  limitTime(req, limits);
  let received = 0;
  const push = req.push.bind(req);
  req.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received > limits.bytes) {
      req.destroy();
      return false;
    }
    return push(chunk, encoding);
  };
  return true;
}

function limitTime(req: IncomingMessage, { wholeMs, idleMs }: BodyLimits): void {
  const end = () => req.destroy();
  const timer = setTimeout(end, wholeMs);
  req.socket.setTimeout(idleMs, end);
  const done = () => {
    clearTimeout(timer);
    // Once the whole of it is here, how long the answer takes is another matter.
    req.off('end', done).off('close', done);
    req.socket.off('timeout', end);
    req.socket.setTimeout(0);
  };
  req.on('end', done).on('close', done);
}
