/** An address without its block and house numbers, for businesses in a home: 中市町3-12 → 中市町. */
export function townOf(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/[一二三四五六七八九十]?\s*(?:丁目)?\s*[0-9].*$/s, '')
    .trim();
}
