/** A picture in several sizes and forms, the most compact form first; `src` is what every browser can show. */
export interface PictureModel {
  sources: { type: string; srcset: string }[];
  src: string;
  srcset: string;
  alt: string;
  /** Set where the alt text is not in the page's language. */
  altLang?: string | undefined;
  /** Of the largest size, in pixels; they give the shape before it has come. */
  width: number;
  height: number;
}
