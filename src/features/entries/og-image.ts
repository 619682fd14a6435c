import { patternStandalone, type PatternOptions } from '#ui/pattern.ts';
import { isDrawnName, WORDMARK } from '#ui/wordmark.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const KEPT = 200;
const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** The picture of `ogImage` as an answer. */
export async function ogAnswer(options: PatternOptions, siteName: string): Promise<Response> {
  return new Response(await ogImage(options, siteName), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
}

/**
 * The picture that stands for an entry without photos where its address is shared: its pattern with
 * the site's name on a paper label. The letters are outlines, so no font is needed; a name that
 * nobody has drawn leaves the pattern alone. PNG, 1200×630.
 */
export function ogImage(options: PatternOptions, siteName: string): Promise<Buffer<ArrayBuffer>> {
  const isDrawn = isDrawnName(siteName);
  const key = `${options.pattern}/${options.hue}/${options.seed}/${isDrawn}`;
  let image = kept.get(key);
  if (!image) {
    image = draw(options, isDrawn);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, image);
  }
  return image;
}

async function draw(options: PatternOptions, isDrawn: boolean): Promise<Buffer<ArrayBuffer>> {
  // Most processes never draw one, and it brings 15 MB along.
  const { default: sharp } = await import('sharp');
  const ground = Buffer.from(patternStandalone({ ...options, width: WIDTH, height: HEIGHT }));
  const image = await sharp(ground)
    .composite(isDrawn ? [{ input: Buffer.from(label()) }] : [])
    .png({ palette: true })
    .toBuffer();
  return Buffer.from(image);
}

function label(): string {
  const width = 620;
  const scale = width / WORDMARK.width;
  const height = WORDMARK.height * scale;
  const x = (WIDTH - width) / 2;
  const y = (HEIGHT - height) / 2;
  const margin = 48;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect x="${x - margin}" y="${y - margin}" width="${width + 2 * margin}" height="${height + 2 * margin}" rx="12" fill="#fbf8f2"/>
    <rect x="${x - margin + 10}" y="${y - margin + 10}" width="${width + 2 * margin - 20}" height="${height + 2 * margin - 20}" rx="6" fill="none" stroke="#b8892b" stroke-width="2"/>
    <g transform="translate(${x} ${y}) scale(${scale})"><path d="${WORDMARK.letters}" fill="#1f1b18"/><path d="${WORDMARK.banner}${WORDMARK.lozenge}" fill="#b5332a"/></g>
  </svg>`;
}
