import { link, list, p, type PageText } from '../text.ts';

export const listingTermsTextEn: PageText = {
  title: 'Listing terms',
  description:
    'The agreement with the businesses listed on Yell! Yamaguchi: accuracy, picture rights, no organised crime, editing and reuse.',
  lead: 'The agreement between those who are listed (“you”) and the Yamaguchi Chamber of Commerce (“we”). We record which version you accepted, and when. The Japanese text is the binding one.',
  sections: [
    {
      id: 'whose',
      heading: '1. Whose statement it is',
      blocks: [
        p(
          'The pages of your shop, company, coupons, jobs, events and products are your own statements, in your name, and you answer for them. What we write ourselves, such as survey results, is published in our name.',
        ),
      ],
    },
    {
      id: 'true',
      heading: '2. Accuracy',
      blocks: [
        list(
          'Write what is true, and correct it promptly when it changes. Hours and extra closing days take effect at once, without approval.',
          'Please answer when we ask you to confirm your entry. If we cannot reach you for long, we may take it off for the time being.',
          'Keep the laws that apply, among them those on premiums and representations, mail order, food labelling, employment security, labour standards and the minimum wage. Selling alcohol by mail order needs a licence.',
          'A job post states every item the law asks for and is closed as soon as it is filled. No reward may be paid to people for taking a job.',
          'Honour your coupons as they are written.',
        ),
      ],
    },
    {
      id: 'images',
      heading: '3. Picture rights and people in pictures',
      blocks: [
        list(
          'Use only pictures and texts that are yours or that you may use. Name the photographer where that is asked for.',
          'People who can be recognised must have agreed to be shown here; for children a parent must agree as well.',
          'Our system removes hidden data, such as the place where a picture was taken.',
          'While a claim about rights is being looked into, we may take the picture or text down.',
        ),
      ],
    },
    {
      id: 'edit',
      heading: '4. What we may edit and reuse',
      blocks: [
        list(
          'Corrections of spelling, style, length and legibility, and the size and crop of pictures. If a change affects the meaning, we ask you.',
          'Translations into English and other languages.',
          'Use in features, social media, our newsletter and for the press, to make the site known. We pay nothing for this and name you.',
          'Only if you agreed: names, places and hours of shops and events as open data that anyone may use, never pictures or contact persons.',
          'Counts of views and coupon uses, which we pass back to you. Nobody can be recognised in them.',
        ),
        p('Your rights stay yours. Once you leave, we begin no new reuse.'),
      ],
    },
    {
      id: 'forbidden',
      heading: '5. What cannot be listed',
      blocks: [
        list(
          'anything against the law or public order, untrue or misleading, or against the rights of others',
          'discrimination, and jobs limited by sex or age against the law',
          'political or religious campaigning, and adult entertainment',
          'multi-level marketing and whatever else we find harmful to trust in the region',
        ),
      ],
    },
    {
      id: 'antisocial',
      heading: '6. No organised crime',
      blocks: [
        p(
          'You state and promise that neither you nor your officers nor anyone who in fact takes part in running your business is, or will be:',
        ),
        list(
          'an organised crime group (boryokudan), a member or associate of one, someone who left one less than five years ago, a company related to one, a corporate racketeer, or anyone comparable',
          'controlled by such people, or in a blameworthy relation to them, for instance by giving them money or favours',
        ),
        p(
          'You also promise not to make violent or unjust demands, use threats or violence, or harm reputations or business by rumours, fraud or force, yourself or through others. If you break this, we may end the listing without notice and are not liable for what follows from it.',
        ),
      ],
    },
    {
      id: 'stop',
      heading: '7. Correcting, suspending and ending a listing',
      blocks: [
        list(
          'You may end your listing at any time.',
          'When we receive a complaint or a report, we ask you to check and correct. If it is urgent or we get no answer, we may suspend the entry and tell you why.',
          'A doubtful job post is suspended while we check it, and the outcome is recorded.',
        ),
      ],
    },
    {
      id: 'account',
      heading: '8. Your member pages',
      blocks: [
        p(
          'You decide who may use your member pages. Remove people who leave, and tell us at once if you think somebody got in who should not.',
        ),
      ],
    },
    {
      id: 'liability',
      heading: '9. Liability',
      blocks: [
        p(
          'What happens between you and your customers or applicants is for you to settle. Except for intent or gross negligence on our side, we are not liable for damage from an interruption of the site or a suspended listing.',
        ),
      ],
    },
    {
      id: 'changes',
      heading: '10. Changes',
      blocks: [
        p(
          'We tell you what changes and from which day. Earlier versions are shown on request. The law of Japan applies. Questions? Please ',
          link('write to us', '/contact?topic=listing'),
          '.',
        ),
      ],
    },
  ],
};
