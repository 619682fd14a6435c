/** Local date from which it applies. */
export const TERMS_DATE = '2026-11-23';
