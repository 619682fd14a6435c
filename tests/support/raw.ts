import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

export interface RawRequest {
  method?: string;
  /** The request target exactly as it goes over the wire; nothing is normalised. */
  target: string;
  version?: string;
  /** Header lines; `Host` is the server's own unless it stands here, and left out when null. */
  headers?: Record<string, string | null>;
  body?: string;
}

/** The request's bytes as they are sent. */
export function requestText(port: number, request: RawRequest): string {
  const { method = 'GET', target, version = 'HTTP/1.1', headers = {}, body = '' } = request;
  const all: Record<string, string | null> = {
    Host: `localhost:${port}`,
    Connection: 'close',
    ...headers,
  };
  if (body) all['Content-Length'] ??= String(Buffer.byteLength(body));
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return `${method} ${target} ${version}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Sends one request over a bare socket, since clients tidy up what must be tried untidy. */
export function raw(port: number, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, 'localhost');
    socket.on('error', (error) => (chunks.length > 0 ? finish() : reject(error)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => finish());
    const finish = () => resolve(parseAnswer(Buffer.concat(chunks).toString('utf8')));
    // Not `end`: a server may give up on who has hung up.
    socket.write(requestText(port, request));
  });
}

/** Reads an answer's text; a chunked body keeps its chunk sizes. */
export function parseAnswer(text: string): RawAnswer {
  const split = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, split).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(split + 4) };
}
