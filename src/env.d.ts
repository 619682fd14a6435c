/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    locale: import('./i18n/urls.ts').Locale;
    words: import('./i18n/index.ts').Dictionary;
    /** What is settled of the whole site. */
    site: import('./server/site.ts').SiteSettings;
    /** The one moment this request is answered for. */
    at: Date;
    read: import('./server/db.ts').Reader;
    /** The query parameters of a page that may be kept; `keep` says them. */
    params: readonly string[] | undefined;
    /** Origin for absolute links, without a trailing slash. */
    siteUrl: string;
    tileUrl: string;
    /** The site runs on this machine: demo rows may stand where a real site shows real ones only. */
    isLocal: boolean;
    /** Where the database and what is made of it lie. */
    dataDir: string;
    /** Demo rows are in the database. */
    hasDemo: boolean;
    /** Where mails are written to, on a site on this machine that sends none. */
    mailDir: string | undefined;
    /** Only in rooms that know who is signed in, and with a form that is sent. */
    session: import('./server/auth/session.ts').Session | undefined;
    /** Who is signed in; undefined also while a required second factor is missing. */
    actor: import('./server/auth/actor.ts').Actor | undefined;
    /** What the staff wrote beside fields of the form that is shown, as far as it is not said yet. */
    remarks: Map<string, string> | undefined;
    /** The form that was kept for this page while its writer signed in again. */
    kept: import('./server/auth/kept-form.ts').KeptForm | undefined;
  }
}
