import { link, list, p, type PageText } from '../text.ts';

export const accessibilityTextEn: PageText = {
  title: 'Accessibility',
  description:
    'How accessible Yell! Yamaguchi is, what has been checked, what is missing, and whom to ask for help.',
  lead: 'Seeing, hearing, moving, reading: if one of these is hard for you, this site should still work for you.',
  sections: [
    {
      id: 'goal',
      heading: 'Our target',
      blocks: [
        p(
          'WCAG 2.2, level AA. We report against the Japanese standard JIS X 8341-3:2016 (25 criteria of level A and 13 of level AA, 38 in all), and separately the 18 criteria that WCAG 2.1 and 2.2 added.',
        ),
      ],
    },
    {
      id: 'state',
      heading: 'Where we stand',
      blocks: [
        p(
          'The site is made with level AA of JIS X 8341-3:2016 in mind. It has not been tested as the standard prescribes, so we do not claim conformance, not even in part. The tables below record what was checked during development.',
        ),
        list(
          'Pages: one shop, about, terms of use, listing terms, privacy, accessibility, help, contact, report, list your business, and the page after sending a form',
          'How: automatic tests (axe-core at 360 px in both languages and at 1280 px in Japanese), a program that pressed Tab through each page and looked for the focus ring, widths of 320 and 640 px without scrolling sideways, the forms without JavaScript, and reading how the site is built',
          '“No problem found by machine” means just that: a person has still to look.',
        ),
      ],
    },
    {
      id: 'unmet',
      heading: 'What is missing or unchecked',
      blocks: [
        list(
          'Tests by people who use screen readers',
          'How well pictures are described and texts are written: businesses write these themselves and we have not checked them all',
          'Whatever says “Not tested” below',
          'Pages not named above: the top page, the list of shops, coupons, jobs, events, campaigns, products',
          'Where no English text exists you see Japanese, marked as such for screen readers',
        ),
        p('What a map shows can always be read in a list beside it.'),
      ],
    },
    {
      id: 'ask',
      heading: 'Telling us, and asking for accommodation',
      blocks: [
        p(
          'If you cannot read or press something, or need it in another form, please tell us. We can read it to you, send paper or fax, or enter things for you. No certificate is needed.',
        ),
        p(
          'You can use the ',
          link('contact form', '/contact?topic=access'),
          ' without giving a name.',
        ),
      ],
    },
  ],
};
