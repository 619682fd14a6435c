import { localText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { PictureModel } from '#ui/picture.ts';
import {
  CROP_WIDTHS,
  cropSize,
  imageFileName,
  IMAGE_TYPES,
  keptWidths,
  WHOLE_WIDTHS,
  type ImageExt,
  type Photo,
} from '../schema.ts';

/** The photo cropped to 4:3 around what its owner said matters: for cards and the head of a page. */
export function croppedPicture(photo: Photo, locale: Locale, base = '/media'): PictureModel {
  return pictureOf(photo, locale, base, true);
}

/** The whole photo. */
export function wholePicture(photo: Photo, locale: Locale, base = '/media'): PictureModel {
  return pictureOf(photo, locale, base, false);
}

function pictureOf(photo: Photo, locale: Locale, base: string, isCrop: boolean): PictureModel {
  const size = isCrop ? cropSize(photo) : photo;
  const kept = keptWidths(isCrop ? CROP_WIDTHS : WHOLE_WIDTHS, size.width);
  const address = (width: number, ext: ImageExt) =>
    `${base}/${photo.key}/${imageFileName({ width, ext, ...(isCrop && { focus: photo.focus }) })}`;
  const srcset = (ext: ImageExt) =>
    kept.map(({ name, pixels }) => `${address(name, ext)} ${pixels}w`).join(', ');
  const largest = kept.at(-1)!;
  const alt = localText(locale, photo.alt, photo.altEn);
  const forms: ImageExt[] = photo.compact ? ['avif', 'webp'] : [];
  return {
    sources: forms.map((ext) => ({ type: IMAGE_TYPES[ext], srcset: srcset(ext) })),
    src: address(kept[Math.min(1, kept.length - 1)]!.name, 'jpg'),
    srcset: srcset('jpg'),
    alt: alt.text,
    altLang: alt.lang,
    width: largest.pixels,
    height: Math.round((size.height * largest.pixels) / size.width),
  };
}
