/** The 掲載規約 in force: a business agrees to exactly this version. */
export const TERMS_VERSION = '1.0';
/** Local date from which it applies. */
export const TERMS_DATE = '2026-11-23';
