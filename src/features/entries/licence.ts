/** Terms of everything the site gives out as data. */
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';
