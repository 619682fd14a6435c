export interface CountTables {
  entry_count: EntryCountTable;
}

/** How often something happened to an entry on one day; nobody can be told from it. */
export interface EntryCountTable {
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product' | 'campaign' | 'news' | 'survey';
  entry_id: number;
  /** Local date, JST. */
  day: string;
  /** `call`: phone tapped, `map`: directions tapped, `link`: site opened, `shop`: EC shop opened. */
  what: 'view' | 'call' | 'map' | 'link' | 'shop';
  n: number;
}
