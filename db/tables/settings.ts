export interface SettingTables {
  setting: SettingTable;
}

/** What the site remembers about itself, one row a thing. */
export interface SettingTable {
  key: string;
  value: string;
}
