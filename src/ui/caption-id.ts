/** The same short name for the same words, so that a table can be named by its caption. */
export function captionId(caption: string): string {
  let hash = 5381;
  for (const letter of caption) hash = (Math.imul(hash, 33) + letter.codePointAt(0)!) >>> 0;
  return hash.toString(36);
}
