/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    locale: import('./i18n/urls.ts').Locale;
    words: import('./i18n/index.ts').Dictionary;
    /** The one moment this request is answered for. */
    at: Date;
    read: import('./server/db.ts').Reader;
    /** Origin for absolute links, without a trailing slash. */
    siteUrl: string;
    tileUrl: string;
    /** The site runs on this machine: demo rows may stand where a real site shows real ones only. */
    isLocal: boolean;
    /** Demo rows are in the database. */
    hasDemo: boolean;
  }
}
