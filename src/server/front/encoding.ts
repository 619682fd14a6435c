import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

/** How a body is sent. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A body in the forms it has been asked for; as it is, or at least in brotli. */
export type Forms = Partial<Record<Encoding, Buffer>>;

/** Nearly as small as the highest, in a fraction of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const brotli = promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress);
const unbrotli = promisify<Buffer, Buffer>(brotliDecompress);
const gzipped = promisify<Buffer, Buffer>(gzip);

/** One form of a body, made from another. */
export async function convert(forms: Forms, wanted: Encoding): Promise<Buffer> {
  const plain = forms.identity ?? (await unbrotli(forms.br!));
  if (wanted === 'identity') return compact(plain);
  return compact(wanted === 'br' ? await brotli(plain, BROTLI) : await gzipped(plain));
}

/** The same bytes in memory of their own: a slice keeps all of what it was cut from. */
export function compact(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** Whether a type gets smaller; pictures are compressed as they are. */
export function isCompressible(type: string): boolean {
  return /^text\/|[/+](?:json|xml|javascript)\b|^image\/svg/.test(type);
}

const MOST_REMEMBERED = 500;
/** Browsers send a handful of different values. */
const remembered = new Map<string, Encoding>();

/** The smallest form somebody accepts; what does not get smaller is sent as it is. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  let encoding = remembered.get(accepted);
  if (encoding === undefined) {
    encoding = choose(accepted);
    if (remembered.size < MOST_REMEMBERED) remembered.set(accepted, encoding);
  }
  return encoding;
}

function choose(accepted: string): Encoding {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...rest] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const q = rest.find((one) => one.startsWith('q='));
      return [name, q === undefined ? 1 : Number(q.slice(2))];
    }),
  );
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
