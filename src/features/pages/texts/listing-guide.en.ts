import { link, list, numbered, p, type PageText } from '../text.ts';

export const listingGuideTextEn: PageText = {
  title: 'List your business',
  description:
    'For shops, companies and organisations in Yamaguchi City: what you can show here, how to begin, and the application form.',
  lead: 'Let all of Yamaguchi know about your shop or company. No computer skills needed.',
  sections: [
    {
      id: 'what',
      heading: 'What you can show',
      blocks: [
        list(
          'Your shop or company: hours, place, pictures, ways to pay, facilities',
          'Coupons, used and counted on your customers’ phones',
          'Jobs, with a check of every item the law asks for; people apply to you directly',
          'Events, repeating ones too, with notices when one is cancelled or postponed',
          'Products, with links to your online shop, phone or fax orders, or your store',
        ),
      ],
    },
    {
      id: 'start',
      heading: 'How to begin',
      blocks: [
        numbered(
          'Send the form on this page (about three minutes).',
          'The chamber calls or writes to you.',
          'Prepare a text and pictures. If you send them on paper or by fax, our staff enter them for you.',
          'We check everything and publish it.',
        ),
      ],
    },
    {
      id: 'keep',
      heading: 'Little work afterwards',
      blocks: [
        list(
          'Extra closing days and changed hours show at once, from your phone.',
          'From time to time we ask whether all is still right. If it is, one tap is enough.',
          'Written once, it appears on the map, in the search and in calendars.',
        ),
      ],
    },
    {
      id: 'rules',
      heading: 'What we ask of you',
      blocks: [
        p(
          'Write what is true, use pictures you may use, and keep the laws on jobs and advertising. The details are in the ',
          link('listing terms', '/terms/listing'),
          '.',
        ),
      ],
    },
  ],
};
