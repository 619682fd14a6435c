export interface CookieOptions {
  path: '/';
  secure: boolean;
  httpOnly: true;
  sameSite: 'lax';
  maxAge?: number;
}

/** The name a cookie has on this site: browsers hold `__Host-` ones to this very host. */
export function cookieName(name: string, siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Host-${name}` : name;
}

export function cookieOptions(siteUrl: string, maxAge?: number): CookieOptions {
  const secure = siteUrl.startsWith('https:');
  return { path: '/', secure, httpOnly: true, sameSite: 'lax', maxAge };
}

/** What Astro's cookies and a test's share. */
export interface CookieJar {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  delete(name: string, options: CookieOptions): void;
}
