import type { Generated } from 'kysely';

export interface MediaTables {
  image: ImageTable;
  entry_image: EntryImageTable;
  removed_image: RemovedImageTable;
}

export interface ImageTable {
  id: Generated<number>;
  /** Random name of its folder below `DATA_DIR/media`. */
  key: string;
  width: number;
  height: number;
  created_at: string;
  /** Whose it is; null for what came with the program. */
  business_id: number | null;
  /** Its AVIF and WebP files are there; the JPEG ones always are. */
  compact: Generated<number>;
}

interface PhotoOfEntry {
  entry_id: number;
  image_id: number;
  /** Null until its owner has described it; it is not public before. */
  alt: string | null;
  alt_en: string | null;
  credit: string | null;
  /** The point that stays in view when it is cropped, in percent from the left and from the top. */
  focal_x: Generated<number>;
  focal_y: Generated<number>;
  /** It is shown once the staff have looked at it. */
  waiting: Generated<number>;
}

export interface EntryImageTable extends PhotoOfEntry {
  /** A campaign has one at most. */
  kind: 'shop' | 'product' | 'event' | 'coupon' | 'job' | 'campaign';
  /** From 0; the first stands for the entry on cards. */
  position: number;
  /** 1: what is newly said of it waits in `other_…`; 2: it is shown, and these hold what was before. */
  redescribed: Generated<number>;
  other_alt: string | null;
  other_alt_en: string | null;
  other_credit: string | null;
  other_focal_x: number | null;
  other_focal_y: number | null;
}

/** Kept for a while, so that taking a photo off can be undone. */
export interface RemovedImageTable extends PhotoOfEntry {
  kind: 'shop' | 'product' | 'event' | 'coupon' | 'job';
  removed_at: string;
}
