/** What was searched for on this device; it stays here. */
const KEY = 'searches';
const KEPT = 5;
const SLASH = 'no-slash';

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(q: string): void {
  if (q.length < 2) return;
  keep([q, ...recentSearches().filter((one) => one !== q)].slice(0, KEPT));
}

export function forgetSearches(): void {
  keep([]);
}

/** Whether the key `/` leads to the search box on this device. */
export function isSlashOff(): boolean {
  try {
    return localStorage.getItem(SLASH) === '1';
  } catch {
    return false;
  }
}

export function setSlashOff(isOff: boolean): void {
  put(SLASH, isOff ? '1' : '0');
}

function keep(searches: string[]): void {
  put(KEY, JSON.stringify(searches));
}

function put(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing searches all the same.
  }
}
