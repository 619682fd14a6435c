/** What a points endpoint answers: `GET <url>&bbox=w,s,e,n&z=12`, degrees, at most 200 cells. */
export interface MapPoints {
  cells: MapCell[];
}

/** One place, or several too near to each other to be told apart at this zoom. */
export interface MapCell {
  lat: number;
  lng: number;
  count: number;
  slug?: string;
  name?: string;
  href?: string;
  open?: boolean;
  /** Written on the mark: its place in an order. */
  mark?: string;
}

/** The words of a map. `{count}` in `several` stands for the number of places. */
export interface MapLabels {
  open: string;
  region: string;
  credit: string;
  zoomIn: string;
  zoomOut: string;
  several: string;
  openNow: string;
  loading: string;
  failed: string;
}
