/**
 * What a reader of opening-hours prose gives back.
 *
 * `value` is an OpenStreetMap `opening_hours` value, `lastOrders` uses the same syntax with points
 * in time (as OSM's `collection_times` does), e.g. `Mo-Fr 13:30,20:30`. All times Asia/Tokyo.
 */
export type HoursReading =
  | { status: 'read'; value: string; lastOrders: string | null; note: string | null }
  | { status: 'needs-confirmation'; text: string; reason: string };

/** The columns of an open-data row that speak of opening hours, as they stand in the file. */
export interface HoursProse {
  /** 利用可能日時特記事項 */
  text: string;
  /** 休業日 */
  closed: string;
  /** 利用可能曜日 */
  weekdays?: string;
  /** 開始時間; `0:00` with `0:00` at the end means "not given". */
  start?: string;
  /** 終了時間 */
  end?: string;
}

/** An open period, half-open, ISO UTC with milliseconds. */
export interface OpenInterval {
  startsAt: string;
  endsAt: string;
}
