import { link, list, p, type PageText } from '../text.ts';

export const termsTextEn: PageText = {
  title: 'Terms of use',
  description: 'The rules for everyone who visits Yell! Yamaguchi.',
  lead: 'The rules for everyone who visits this site, as short as we could make them. The Japanese text is the binding one.',
  sections: [
    {
      id: 'use',
      heading: 'Using the site',
      blocks: [
        p(
          'This site is run by the Yamaguchi Chamber of Commerce (“we”). Anyone may use it, free of charge and without an account. Your own connection charges are yours to pay.',
        ),
      ],
    },
    {
      id: 'content',
      heading: 'What you find here',
      blocks: [
        list(
          'Entries are written by the shops, companies and organisations themselves. We check them, but things change. Before you make plans that matter, please ask the business.',
          '“Open now” is worked out from the registered hours and may not know of a sudden closing.',
          [
            'Please ',
            link('tell us about mistakes', '/report'),
            '. We look into them and correct them.',
          ],
        ),
      ],
    },
    {
      id: 'deal',
      heading: 'Buying, booking, applying',
      blocks: [
        p(
          'You buy, book and apply directly with the business; we are no party to that contract. If something goes wrong, tell us and we will ask the business.',
        ),
      ],
    },
    {
      id: 'coupons',
      heading: 'Coupons',
      blocks: [
        list(
          'Each coupon states its conditions, how often it can be used, and until when.',
          'Use it in front of the shop’s staff. If it was used by mistake, ask them to undo it.',
          'To count uses, a record (a cookie) is placed on your device the first time you use a coupon.',
        ),
      ],
    },
    {
      id: 'never',
      heading: 'Please do not',
      blocks: [
        list(
          'send false information or get around the limits of a coupon',
          'overload the site or break into it',
          'harm the rights, the good name or the life of a business or of other people',
          'use the contacts in a job post for anything but applying or asking',
        ),
      ],
    },
    {
      id: 'rights',
      heading: 'Texts and pictures',
      blocks: [
        p(
          'Texts and pictures belong to us, to the businesses or to others. Beyond what the law allows, such as quoting, please ask the owner. Our ',
          link('open data', '/opendata'),
          ' may be used under the conditions stated there. You are welcome to link to any page.',
        ),
      ],
    },
    {
      id: 'limits',
      heading: 'Liability',
      blocks: [
        p(
          'The site may be out of service without notice. Except for intent or gross negligence on our side, we are not liable for damage that comes from its contents or from its being out of service. Where the law does not allow us to limit liability, the law applies.',
        ),
      ],
    },
    {
      id: 'changes',
      heading: 'Changes',
      blocks: [
        p(
          'We announce changes on this page, with the day from which they apply. These terms are governed by the law of Japan.',
        ),
      ],
    },
  ],
};
