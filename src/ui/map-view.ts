/** Between 山口 and 小郡, so that a map opens on both. WGS 84. */
export const CITY_CENTRE = { lat: 34.147, lng: 131.445 };

/** Terms of 地理院タイル. */
export const TILE_CREDIT_HREF = 'https://maps.gsi.go.jp/development/ichiran.html';
