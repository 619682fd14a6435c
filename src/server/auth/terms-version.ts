/** The 掲載規約 in force: a business agrees to exactly this version. */
export const TERMS_VERSION = '1.0';
