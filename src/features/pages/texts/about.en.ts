import { link, list, p, type PageText } from '../text.ts';

export const aboutTextEn: PageText = {
  title: 'About this site',
  description:
    'Yell! Yamaguchi brings the shops, coupons, jobs, events and products of Yamaguchi City together. It is run by the Yamaguchi Chamber of Commerce.',
  lead: 'One place where a whole town cheers for its shops and companies.',
  sections: [
    {
      id: 'what',
      heading: 'What is this?',
      blocks: [
        p(
          'A shop that is open now, a coupon for tonight, an event this weekend, a job nearby, a gift to take home. What used to be announced in many places can be found here in one.',
        ),
        p(
          'You need no account and pay nothing. There is no advertising, and no other company follows what you look at.',
        ),
      ],
    },
    {
      id: 'who',
      heading: 'Who runs it?',
      blocks: [
        p(
          'The Yamaguchi Chamber of Commerce, which supports businesses in Yamaguchi and Ogori. Shops and companies from the areas of the Yamaguchi Ken-o chamber (Ajisu, Aio, Ato) and the Tokuji chamber are here as well.',
        ),
        p(
          'Businesses write their entries themselves and the chamber checks them. What arrives on paper or by fax is entered by our staff.',
        ),
      ],
    },
    {
      id: 'true',
      heading: 'How we keep it up to date',
      blocks: [
        list(
          'Every page shows when the business last confirmed it.',
          '“Open now” is worked out on the spot from opening hours, extra closing days and public holidays.',
          'A job or coupon that has ended says so from that minute on.',
          ['If you see a mistake, please ', link('tell us', '/report'), '. No account needed.'],
        ),
      ],
    },
    {
      id: 'buy',
      heading: 'Shopping and applying for jobs',
      blocks: [
        p(
          'We never take money here. You buy from each maker or shop, and you apply to the employer directly. The chamber takes no applications and keeps no data about job seekers.',
        ),
      ],
    },
    {
      id: 'reuse',
      heading: 'Using our data',
      blocks: [
        p(
          'Shops and events whose owners agreed are published as ',
          link('open data', '/opendata'),
          '.',
        ),
      ],
    },
  ],
};
