/**
 * The content security policy of every page. Scripts and styles are files and nothing is written
 * into a page, so no hashes are needed (Astro's own are made anew for each answer and cost a tenth
 * of its time).
 */
export const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
