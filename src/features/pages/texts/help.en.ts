import { link, list, p, type PageText } from '../text.ts';

export const helpTextEn: PageText = {
  title: 'Help',
  description: 'Finding shops, using coupons, larger text, adding events to your calendar.',
  lead: 'Answers to what people often ask.',
  sections: [
    {
      id: 'open',
      heading: 'How do I find a shop that is open now?',
      blocks: [
        p(
          'Tap ',
          link('Open now', '/shops?open=1'),
          '. Narrow the list by area, kind and facilities; every filter can be taken off again.',
        ),
      ],
    },
    {
      id: 'near',
      heading: 'Can I sort by distance?',
      blocks: [
        p(
          'Under “Shops & companies”, choose “Nearest first” and measure from where you are or from a place in town. Your position is rounded to about 1 km and not recorded.',
        ),
      ],
    },
    {
      id: 'coupon',
      heading: 'How do I use a coupon?',
      blocks: [
        p(
          'Only in the shop, in front of the staff. Open the ',
          link('coupon', '/coupons'),
          ' when you are there and show it; they tap your screen, and it is used. A mistake can be undone on the same screen right away.',
        ),
        p('You need no account. Some coupons can also be printed.'),
      ],
    },
    {
      id: 'job',
      heading: 'How do I apply for a job?',
      blocks: [
        p(
          'Contact the employer named on the ',
          link('job', '/jobs'),
          ' page directly. Applications are not taken here.',
        ),
      ],
    },
    {
      id: 'calendar',
      heading: 'Can I add events to my calendar?',
      blocks: [
        p(
          'Yes: from the ',
          link('events', '/events'),
          ' pages, one by one or as a whole filtered list.',
        ),
      ],
    },
    {
      id: 'buy',
      heading: 'Where can I buy a product?',
      blocks: [
        p(
          'Each ',
          link('product', '/products'),
          ' page names the maker’s online shop, phone or fax orders, and the shops that sell it. We do not sell anything here.',
        ),
      ],
    },
    {
      id: 'large',
      heading: 'How do I make the text larger?',
      blocks: [
        list(
          'The text size of your phone or browser works here.',
          'On a computer, hold Ctrl (Command on a Mac) and press +.',
          'If you prefer a dark screen, set your device to dark mode.',
        ),
      ],
    },
    {
      id: 'wrong',
      heading: 'I found a mistake',
      blocks: [
        p(
          'Please use the report link on the page, or ',
          link('this form', '/report'),
          '. No account needed.',
        ),
      ],
    },
    {
      id: 'list',
      heading: 'I want my shop to be listed',
      blocks: [p('Please see ', link('List your business', '/list-your-business'), '.')],
    },
    {
      id: 'else',
      heading: 'I need help with something else',
      blocks: [p('Please ', link('write to us', '/contact'), ', in English if you like.')],
    },
  ],
};
