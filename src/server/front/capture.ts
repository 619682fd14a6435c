import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';

/** A whole answer. */
export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** The request of nobody in particular: without cookies, conditions or anything about who asks. */
export function anonymousRequest(url: string, host = ''): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  request.headers = { host, accept: 'text/html' };
  return request;
}

/** An answer that is kept in memory. What is not ended is never whole: a late error destroys it. */
export class CapturedResponse extends ServerResponse {
  readonly #parts: Buffer[] = [];
  readonly #whole = Promise.withResolvers<Answer>();

  /** Rejects when the answer broke off. */
  get whole(): Promise<Answer> {
    return this.#whole.promise;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.at(-1);
    if (typeof headers === 'object' && headers !== null) {
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders))
        if (value !== undefined) this.setHeader(name, value);
    }
    return this;
  }

  override write(part: unknown, ...rest: unknown[]): boolean {
    this.#parts.push(bytesOf(part));
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => (done as () => void)());
    return true;
  }

  override end(part?: unknown): this {
    if (part !== undefined && part !== null && typeof part !== 'function')
      this.#parts.push(bytesOf(part));
    const { statusCode: status } = this;
    // Of the bytes before they are packed.
    this.removeHeader('content-length');
    this.#whole.resolve({
      status,
      headers: { ...this.getHeaders() },
      body: Buffer.concat(this.#parts),
    });
    this.emit('finish');
    return this;
  }

  override destroy(error?: Error): this {
    this.#whole.reject(error ?? new Error('the answer broke off'));
    return this;
  }
}

function bytesOf(part: unknown): Buffer {
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(part as Uint8Array);
}
