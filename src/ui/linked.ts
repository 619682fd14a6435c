/** A run of text, with the address it leads to where it is one. */
export interface Run {
  text: string;
  href?: string;
}

const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&*+,;=%]*[\w\-~/#@$&*+=%]/g;

/** Cuts a text at the http(s) addresses in it; a full stop or comma after one is not part of it. */
export function linked(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (!URL.canParse(address)) continue;
    runs.push({ text: text.slice(from, index) }, { text: address, href: address });
    from = index + address.length;
  }
  runs.push({ text: text.slice(from) });
  return runs.filter((run) => run.text !== '');
}
