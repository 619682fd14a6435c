const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** In an order that tells those apart which pose as each other. */
const BROWSERS: [pattern: RegExp, name: string][] = [
  [/Line\//, 'LINE'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const named = (list: [RegExp, string][], userAgent: string) =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1];

/** What a person calls the device a browser runs on: `iPhone・Safari`. */
export function deviceName(userAgent: string): string {
  const parts = [named(SYSTEMS, userAgent), named(BROWSERS, userAgent)];
  return parts.filter((part) => part !== undefined).join('・') || '不明な端末';
}
