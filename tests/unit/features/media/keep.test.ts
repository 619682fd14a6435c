import { globSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf, keepImage, type Kept } from '#features/media/ingest/keep.ts';
import { render } from '#features/media/ingest/render.ts';
import { picture } from '../../../support/photos.ts';
import { freshDir } from '../../../support/template.ts';

function mediaDir(): string {
  const dir = freshDir('media');
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** Takes an image in, and tells what lies on the disk afterwards. */
async function kept(bytes: Uint8Array) {
  const dir = mediaDir();
  const result = await keepImage(dir, bytes);
  const left = globSync('**/*', { cwd: dir, withFileTypes: true }).filter((one) => one.isFile());
  return { result, dir, files: left.map((one) => one.name).sort() };
}

function accepted(result: Kept): { key: string; width: number; height: number } {
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

test('a photo is kept in its sizes under a random name, whole and cropped, and nothing else of it', async () => {
  const bytes = await picture(2000, 1500);
  const { result, files, dir } = await kept(bytes);
  expect(accepted(result)).toMatchObject({ width: 2000, height: 1500 });
  expect(accepted(result).key).toMatch(/^[0-9a-f]{32}$/);
  expect(files).toEqual([
    '1200-50-50.jpg',
    '1600.jpg',
    '400-50-50.jpg',
    '400.jpg',
    '800-50-50.jpg',
    '800.jpg',
    'master.jpg',
  ]);
  const whole = await sharp(path.join(folderOf(dir, accepted(result).key), '800.jpg')).metadata();
  expect([whole.format, whole.width, whole.height]).toEqual(['jpeg', 800, 600]);
  expect(readdirSync(path.join(dir, 'incoming'))).toEqual([]);
});

test('a phone’s photo of 12 megapixels is kept as large as a screen can show', async () => {
  const [dir, source] = [mediaDir(), path.join(mediaDir(), 'source')];
  await writeFile(source, await picture(4000, 3000));
  const whole = { exts: ['jpg' as const], focus: { x: 50, y: 50 }, isNew: true, cropsOnly: false };
  expect(await render({ source, dir, ...whole })).toEqual({ width: 2560, height: 1920 });
});

test('nothing is enlarged', async () => {
  const { result, dir, files } = await kept(await picture(500, 700, 'png'));
  expect(files).toEqual(['400-50-50.jpg', '400.jpg', '800-50-50.jpg', '800.jpg', 'master.jpg']);
  const file = (name: string) =>
    sharp(path.join(folderOf(dir, accepted(result).key), name)).metadata();
  expect(await file('800.jpg')).toMatchObject({ width: 500, height: 700 });
  expect(await file('800-50-50.jpg')).toMatchObject({ width: 500, height: 375 });
});

test('where and with what a photo was taken is gone, and it stands upright', async () => {
  const bytes = await sharp(await picture(600, 400))
    .withExif({
      IFD0: { Make: 'GeheimCam' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 11/1 0/1', GPSLongitude: '131/1 28/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(bytes.includes('GeheimCam')).toBe(true);
  const { result, dir } = await kept(bytes);
  const { key, width, height } = accepted(result);
  expect([width, height]).toEqual([400, 600]);
  for (const name of readdirSync(folderOf(dir, key))) {
    const file = path.join(folderOf(dir, key), name);
    const { exif, xmp, iptc, icc, orientation } = await sharp(file).metadata();
    expect([exif, xmp, iptc, icc, orientation], name).toEqual(Array(5).fill(undefined));
    const content = await readFile(file);
    for (const secret of ['GeheimCam', 'SECRET-XMP', 'Exif'])
      expect(content.includes(secret), name).toBe(false);
  }
});

test('what hides behind the pixels of an image does not come through', async () => {
  const hidden = '<script>alert(document.domain)</script><?php system($_GET[0]); ?>PK\u0003\u0004';
  const bytes = Buffer.concat([await picture(300, 300), Buffer.from(hidden)]);
  const { result, dir } = await kept(bytes);
  const { key } = accepted(result);
  for (const name of readdirSync(folderOf(dir, key)))
    expect((await readFile(path.join(folderOf(dir, key), name))).includes('script')).toBe(false);
});

test('a PNG with glass in it gets a white ground', async () => {
  const glass = { r: 255, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width: 200, height: 200, channels: 4, background: glass } })
    .png()
    .toBuffer();
  const { result, dir } = await kept(bytes);
  const file = path.join(folderOf(dir, accepted(result).key), '400.jpg');
  const { dominant } = await sharp(file).stats();
  expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
});

/** A small PNG whose head promises a picture of this many pixels a side. */
async function bomb(side: number): Promise<Buffer> {
  const bytes = await picture(100, 100, 'png');
  const [type, size, crc] = [12, 16, 29];
  bytes.writeUInt32BE(side, size);
  bytes.writeUInt32BE(side, size + 4);
  bytes.writeUInt32BE(crc32(bytes.subarray(type, crc)), crc);
  return bytes;
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>1</script></svg>';
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);

test.each<[what: string, bytes: () => Uint8Array | Promise<Uint8Array>, refused: string]>([
  ['more pixels than a camera makes', () => bomb(8001), 'tooManyPixels'],
  ['an SVG', () => Buffer.from(svg), 'notAnImage'],
  ['an SVG with the head of a JPEG', () => Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'), 'broken'],
  [
    'an AVIF',
    async () =>
      sharp(await picture(300, 300))
        .avif()
        .toBuffer(),
    'notAnImage',
  ],
  [
    'a GIF',
    async () =>
      sharp(await picture(300, 300))
        .gif()
        .toBuffer(),
    'notAnImage',
  ],
  [
    'a TIFF',
    async () =>
      sharp(await picture(300, 300))
        .tiff()
        .toBuffer(),
    'notAnImage',
  ],
  ['a photo of a phone that nobody else reads', () => heic, 'heic'],
  ['a text that is called a photo', () => Buffer.from('not a photo'), 'notAnImage'],
  ['nothing at all', () => new Uint8Array(), 'notAnImage'],
  ['half a photo', async () => (await picture(800, 600)).subarray(0, 60_000), 'broken'],
  ['half a PNG', async () => (await picture(300, 200, 'png')).subarray(0, 50_000), 'broken'],
  ['a speck', () => picture(99, 300), 'tooSmall'],
  ['more bytes than 20 MB', () => Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 'tooLarge'],
])('%s is refused, and nothing of it is left', async (_what, bytes, refused) => {
  const { result, files } = await kept(await bytes());
  expect(result).toEqual({ refused });
  expect(files).toEqual([]);
});
