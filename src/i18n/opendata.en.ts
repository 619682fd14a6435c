import type { OpendataWords } from './opendata.ja.ts';

/** Words of the open-data page, in English. */
export const opendataEn: OpendataWords = {
  title: 'Open data',
  description:
    'Lists of shops, companies and events in Yamaguchi City as data that anyone may use.',
  lead: 'What the businesses agreed to share, in the columns of the Japanese municipal open data sets. Free to use, also commercially, if you name the source.',
  columns: { data: 'Data', changed: 'Last change', files: 'Files' },
  shops: 'Shops and companies',
  never: 'Nothing yet',
  licence: 'Licence',
  licenceText:
    'Creative Commons Attribution 4.0 International (CC BY 4.0). For example: “Yell! Yamaguchi, Yamaguchi Chamber of Commerce and Industry”.',
  licenceLink: 'Full text of the licence',
  contents: 'What is inside',
  contentsText:
    'Only what the pages show. No photos, no names of contact persons, and no house numbers of businesses run from home. Opening hours are given in the opening_hours syntax of OpenStreetMap too, the dates of events with every single change.',
  embed: 'Show it on your own site',
  embedText:
    'A shop can be shown as a small card on another website. Replace “SHOP” in the code below by the last word of the address of its page.',
  embedName: 'SHOP',
  embedShop: 'Code of a shop’s card',
  embedEventsText:
    'The list of coming events can be shown too. Choose an area or a kind on the events page, and the code for that list stands at its end.',
  embedEvents: 'Code of the list of events',
  embedCode: 'Code to embed',
  embedCopy: 'Copy the code',
  embedOpen: 'See the page',
};
