/** What the first bytes say a file is; names and declared types are not believed. */
export type Sniffed = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

/** Brands of the ISO media files phones make of their photos. */
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Reads the kind of file off its first bytes. */
export function sniff(bytes: Uint8Array): Sniffed {
  const text = (from: number, until: number) => String.fromCharCode(...bytes.subarray(from, until));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  return text(4, 8) === 'ftyp' && HEIC.has(text(8, 12)) ? 'heic' : 'other';
}
