const HEIGHT = { list: 600, card: 420 };

/** Code that shows one of our `/embed` pages on another site; every text is escaped by who prints it. */
export function embedCode(url: string, title: string, shape: keyof typeof HEIGHT = 'list'): string {
  const attribute = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const width = shape === 'card' ? '320' : '100%';
  return `<iframe src="${attribute(url)}" title="${attribute(title)}" width="${width}" height="${HEIGHT[shape]}" loading="lazy"></iframe>`;
}
