/**
 * Puts stylesheets that come on use (imported with `?url`) into the page, in their order, each once.
 * An `import` of them would have the first view of every page with that script load them as well.
 *
 * @throws when one cannot be had.
 */
export async function addStyles(...hrefs: string[]): Promise<void> {
  await Promise.all(hrefs.map(add));
}

const added = new Map<string, Promise<void>>();

function add(href: string): Promise<void> {
  const known = added.get(href);
  if (known) return known;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const loaded = new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      added.delete(href);
      reject(new Error(`${href} could not be loaded`));
    });
  });
  added.set(href, loaded);
  document.head.append(link);
  return loaded;
}
