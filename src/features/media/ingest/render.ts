import { open } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import {
  CROP_WIDTHS,
  cropSize,
  imageFileName,
  keptWidths,
  MASTER,
  WHOLE_WIDTHS,
  type Focus,
  type ImageExt,
  type ImageFile,
} from '../schema.ts';

const MASTER_SIDE = 2560;
const MOST_PIXELS = 64_000_000;
const SMALLEST_SIDE = 100;

export interface RenderJob {
  /** The file to read: what was sent, or a master. */
  source: string;
  /** The folder the files go to; it is there. */
  dir: string;
  exts: ImageExt[];
  /** Around which point the crops are made. */
  focus: Focus;
  /** What was sent is checked, turned upright and kept as master; else only crops and sizes are made. */
  isNew: boolean;
  /** Leaves out the whole sizes. */
  cropsOnly: boolean;
}

export type Refusal = 'tooManyPixels' | 'tooSmall' | 'broken';
export type RenderResult = { width: number; height: number } | { refused: Refusal };

interface Bitmap {
  data: Buffer;
  width: number;
  height: number;
}

/**
 * Decodes an image, turns it upright, drops everything but its pixels, and writes it anew in every
 * size and form asked for. Each file is on disk when this resolves.
 */
export async function render(job: RenderJob): Promise<RenderResult> {
  const { data, info } = await decode(job.source);
  const bitmap: Bitmap = { data, width: info.width, height: info.height };
  if (Math.min(bitmap.width, bitmap.height) < SMALLEST_SIDE) return { refused: 'tooSmall' };
  if (job.isNew) {
    const master = imageOf(bitmap).jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    await write(path.join(job.dir, MASTER), await master.toBuffer());
  }
  if (!job.cropsOnly) {
    for (const { name, pixels } of keptWidths(WHOLE_WIDTHS, bitmap.width))
      await encode(imageOf(bitmap).resize(pixels), job, { width: name });
  }
  const { width, height } = cropSize(bitmap);
  const area = {
    width,
    height,
    left: offset(bitmap.width, width, job.focus.x),
    top: offset(bitmap.height, height, job.focus.y),
  };
  for (const { name, pixels } of keptWidths(CROP_WIDTHS, width))
    await encode(imageOf(bitmap).extract(area).resize(pixels), job, {
      width: name,
      focus: job.focus,
    });
  return { width: bitmap.width, height: bitmap.height };
}

async function decode(source: string) {
  return sharp(source, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(MASTER_SIDE, MASTER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

function imageOf({ data, width, height }: Bitmap): Sharp {
  const channels = (data.length / (width * height)) as 1 | 3;
  return sharp(data, { raw: { width, height, channels } });
}

/** How far in a part of `part` pixels begins, so that the point lies as near its middle as can be. */
function offset(whole: number, part: number, percent: number): number {
  const wanted = Math.round((whole * percent) / 100 - part / 2);
  return Math.min(Math.max(wanted, 0), whole - part);
}

const FORMS: Record<ImageExt, (image: Sharp) => Sharp> = {
  jpg: (image) => image.jpeg({ quality: 78, progressive: true }),
  webp: (image) => image.webp({ quality: 76, effort: 3 }),
  avif: (image) => image.avif({ quality: 52, effort: 2 }),
};

async function encode(image: Sharp, job: RenderJob, file: Omit<ImageFile, 'ext'>): Promise<void> {
  for (const ext of job.exts) {
    const bytes = await FORMS[ext](image.clone()).toBuffer();
    await write(path.join(job.dir, imageFileName({ ...file, ext })), bytes);
  }
}

async function write(name: string, bytes: Buffer): Promise<void> {
  const file = await open(name, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Why sharp would not read an image. */
export function refusalOf(error: unknown): Refusal {
  return /pixel limit/i.test(String(error)) ? 'tooManyPixels' : 'broken';
}
