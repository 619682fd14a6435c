import { z } from 'zod';
import { optionalText } from '#features/entries/schema.ts';

/** The widths an image is kept in whole, and cropped to 4:3; none is wider than it came. */
export const WHOLE_WIDTHS = [400, 800, 1600] as const;
export const CROP_WIDTHS = [400, 800, 1200] as const;

export const IMAGE_TYPES = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type ImageExt = keyof typeof IMAGE_TYPES;

/** The kinds of entries that have photos. */
export const PHOTO_KINDS = ['shop', 'product', 'event', 'coupon', 'job'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];
/** Everything that shows photos. */
export type PicturedKind = PhotoKind | 'campaign';

/** The point that stays in view, in percent from the left and from the top, in steps of ten. */
export interface Focus {
  x: number;
  y: number;
}

export interface ImageFile {
  width: number;
  ext: ImageExt;
  /** Set for the 4:3 crop around that point. */
  focus?: Focus;
}

/** An image as a page shows it. */
export interface Photo {
  /** Random name of its files. */
  key: string;
  /** Of the image as it is kept, in pixels. */
  width: number;
  height: number;
  /** There are AVIF and WebP files beside the JPEG ones. */
  compact: boolean;
  alt: string;
  altEn: string | null;
  credit: string | null;
  focus: Focus;
}

/** A photo as a list of what changed holds it: enough to say it and to put it back. */
export interface KeptPhoto {
  imageId: number;
  alt: string | null;
  altEn: string | null;
  credit: string | null;
  focus: Focus;
}

/** What is kept to make other sizes and crops from; it is never served. */
export const MASTER = 'master.jpg';

/** A file's name: `800.webp` whole, `800-50-30.webp` cropped around a point. */
export function imageFileName({ width, ext, focus }: ImageFile): string {
  return focus ? `${width}-${focus.x}-${focus.y}.${ext}` : `${width}.${ext}`;
}

/** The last part of an image's address, or undefined when there can be no such file. */
export function readImageFile(name: string): ImageFile | undefined {
  const found = /^(\d{3,4})(?:-(\d{1,3})-(\d{1,3}))?\.(avif|webp|jpg)$/.exec(name);
  if (!found) return undefined;
  const [, width, x, y, ext] = found;
  const widths: readonly number[] = x === undefined ? WHOLE_WIDTHS : CROP_WIDTHS;
  const file: ImageFile = { width: Number(width), ext: ext as ImageExt };
  if (x !== undefined) file.focus = { x: Number(x), y: Number(y) };
  return widths.includes(file.width) && imageFileName(file) === name ? file : undefined;
}

/** The size of the widest 4:3 crop of an image. */
export function cropSize({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  return width * 3 > height * 4
    ? { width: Math.floor((height * 4) / 3), height }
    : { width, height: Math.floor((width * 3) / 4) };
}

/**
 * Which of the widths an image of `full` pixels is kept in, and how wide the files of that name
 * really are: the last one may be narrower than its name, for nothing is enlarged.
 */
export function keptWidths(
  widths: readonly number[],
  full: number,
): { name: number; pixels: number }[] {
  return widths
    .filter((_, i) => i === 0 || widths[i - 1]! < full)
    .map((name) => ({ name, pixels: Math.min(name, full) }));
}

/** The address of the whole photo in its largest size, as a JPEG that opens everywhere. */
export function largestFile(photo: Photo, base = '/media'): string {
  const { name } = keptWidths(WHOLE_WIDTHS, photo.width).at(-1)!;
  return `${base}/${photo.key}/${name}.jpg`;
}

/** How many photos an entry may have. */
export const MOST_PHOTOS: Record<PhotoKind, number> = {
  shop: 12,
  product: 8,
  event: 8,
  coupon: 4,
  job: 4,
};

/** The entry whose photos a form is about. */
const EntryInput = z.object({
  kind: z.enum(PHOTO_KINDS),
  id: z.coerce.number().int().positive(),
});
export type PhotoEntry = z.infer<typeof EntryInput>;

/** The entry an address names, or undefined. */
export function readPhotoEntry(params: unknown): PhotoEntry | undefined {
  const read = EntryInput.safeParse(params);
  return read.success ? read.data : undefined;
}

export const alt = optionalText(200);
const imageId = z.coerce.number().int().positive();
/** In percent, rounded to tens: crops are files, and there need not be more of them. */
export const percent = z.coerce
  .number()
  .min(0)
  .max(100)
  .transform((value) => Math.round(value / 10) * 10);
/** Ids of images in their order, `3,1,2`. */
const order = z
  .string()
  .regex(/^(?:\d{1,9}(?:,\d{1,9}){0,99})?$/)
  .transform((text) => text.split(',').filter(Boolean).map(Number));

export const AddPhotoInput = EntryInput.extend({ photo: z.instanceof(File), alt });
export const DescribePhotoInput = EntryInput.extend({
  imageId,
  alt: alt.refine((text) => text !== null, 'noAlt'),
  altEn: optionalText(300),
  credit: optionalText(80),
  x: percent,
  y: percent,
});
export const OrderPhotosInput = EntryInput.extend({ order });
export const RemovePhotoInput = EntryInput.extend({ imageId, order });

/** A photo as its owner edits it: described or not. */
export interface OwnPhoto extends Omit<Photo, 'alt'> {
  imageId: number;
  alt: string | null;
  /** The staff have not looked at it yet, or not at what is newly said of it. */
  waits: boolean;
}
