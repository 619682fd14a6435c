/** Every image is kept in these widths (pixels), none wider than it came. */
export const IMAGE_WIDTHS = [400, 800, 1600] as const;

export const IMAGE_TYPES = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type ImageExt = keyof typeof IMAGE_TYPES;

export interface ImageFile {
  width: (typeof IMAGE_WIDTHS)[number];
  ext: ImageExt;
}

/** An image as a page shows it. */
export interface Photo {
  /** Random name of its files. */
  key: string;
  width: number;
  height: number;
  alt: string;
  altEn: string | null;
  credit: string | null;
}

/** The address part `800.webp` of an image file, or undefined when there is no such size or form. */
export function readImageFile(name: string): ImageFile | undefined {
  const [, digits, ext] = /^(\d{3,4})\.([a-z]{3,4})$/.exec(name) ?? [];
  const width = IMAGE_WIDTHS.find((known) => String(known) === digits);
  return width !== undefined && ext !== undefined && ext in IMAGE_TYPES
    ? { width, ext: ext as ImageExt }
    : undefined;
}

/** `srcset` of an image in one form; sizes it does not reach are left out. */
export function srcset({ key, width }: Photo, ext: ImageExt): string {
  return IMAGE_WIDTHS.filter((w) => w <= width || w === IMAGE_WIDTHS[0])
    .map((w) => `/media/${key}/${w}.${ext} ${w}w`)
    .join(', ');
}
