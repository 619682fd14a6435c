import { link, list, p, table, type PageText } from '../text.ts';

/** `{cookie}` stands for the coupon cookie's name. */
export const privacyTextEn: PageText = {
  title: 'Privacy and external transmission',
  description:
    'What Yell! Yamaguchi receives, what for, how long it is kept, the one cookie, external transmission, and how to ask for your data.',
  lead: 'To look around you need to give us nothing. This is what the Yamaguchi Chamber of Commerce (“we”) receives, and what becomes of it.',
  sections: [
    {
      id: 'forms',
      heading: 'What you send in forms',
      blocks: [
        table(
          'What we receive, what for, and how long we keep it',
          ['Form', 'What', 'What for', 'Who sees it', 'Kept for'],
          [
            'Contact',
            'Topic and message; name, email and phone number if you give them',
            'Answering you, improving the site',
            'Our staff in charge',
            '1 year from receipt',
          ],
          [
            'Report',
            'The page and your message; name and email if you give them',
            'Checking and correcting, deciding on suspensions',
            'Our staff in charge. The business is told what you wrote, but neither name nor email',
            '1 year from receipt (once dealt with, 1 year from that day)',
          ],
          [
            'Listing application',
            'Name, reading, kind, address and website of the business; contact person, phone, email, membership, what to list',
            'Deciding on the listing and getting in touch',
            'Our staff in charge',
            'If declined 6 months, if accepted 1 year, from the decision',
          ],
        ),
        p(
          'We use it for nothing else, and give it to nobody without your consent unless the law requires it.',
        ),
      ],
    },
    {
      id: 'automatic',
      heading: 'What is recorded automatically',
      blocks: [
        table(
          'Automatic records and how long they are kept',
          ['Record', 'What is in it', 'What for', 'Kept for'],
          [
            'Requests',
            'Time, page, result, duration',
            'Looking into faults and attacks',
            '30 days',
          ],
          [
            'Forms sent',
            'Your network address in a form that cannot be turned back (the key changes daily)',
            'Stopping floods of automatic messages',
            'Less than a day',
          ],
          [
            'Coupon uses',
            'A mark made from random characters, the time, the coupon',
            'Limits and statistics',
            'Kept with the coupon; it does not tell whose it was',
          ],
          [
            'Page counts',
            'Views per page and day, taps on phone numbers and shop links',
            'Reports to businesses',
            'Mere numbers, without a limit',
          ],
          [
            'Changes by members and staff',
            'Who changed what, and when',
            'Accuracy and security',
            '3 years, then made anonymous',
          ],
          [
            'Backups',
            'A nightly copy of what the site holds',
            'Recovery from a failure',
            '8 weeks; what has been erased stays in the copies for that long',
          ],
        ),
        p(
          'Your position, if you sort by distance, is rounded to about 1 km and never recorded. Recent searches stay on your device.',
        ),
      ],
    },
    {
      id: 'external',
      heading: 'External transmission',
      blocks: [
        p(
          'We send nothing for tracking or advertising. Your device contacts others only when you do one of the following.',
        ),
        table(
          'External transmission',
          ['To', 'When', 'What is sent', 'What for'],
          [
            'Geospatial Information Authority of Japan (map tiles)',
            'When you open a map',
            'IP address, kind of browser, part of the map shown',
            'Showing the map',
          ],
          [
            'LINE (LY Corporation)',
            'When you tap “Send by LINE”',
            'The address of the page, and what LINE receives as you use it',
            'Sending a page to a friend',
          ],
          [
            'Google Maps (Google LLC)',
            'When you tap “Directions”',
            'The destination, and what Google receives as you use it',
            'Finding the way',
          ],
        ),
        p(
          'Links to websites, social media and online shops of businesses open only when you tap them. There, their own policies apply.',
        ),
      ],
    },
    {
      id: 'processors',
      heading: 'Who works on data for us',
      blocks: [
        p(
          'At present no other company handles personal data for us. If one runs our servers or sends our mail, it will be named here with its task.',
        ),
      ],
    },
    {
      id: 'rights',
      heading: 'Seeing, correcting and deleting your data',
      blocks: [
        list(
          [
            'You may ask what we hold about you and have it corrected, blocked or deleted. Please use the ',
            link('contact form', '/contact?topic=privacy'),
            ' and choose “Personal data”.',
          ],
          'If you sent a form, its receipt number helps us find it.',
          'Once we have made sure it is you, we answer without delay and free of charge.',
        ),
      ],
    },
    {
      id: 'safety',
      heading: 'Keeping it safe',
      blocks: [
        p(
          'Connections are encrypted, only the staff in charge can look, and what has reached its day is erased automatically. Should something happen, we inform you and the authorities as the law says. Changes to this notice are announced here.',
        ),
      ],
    },
    {
      id: 'cookies',
      heading: 'Cookies',
      blocks: [
        p(
          `Visitors get exactly one cookie. It is called “{cookie}”, is set the first time you use a coupon, and goes after 13 months. It holds random characters and serves only to count coupons that can be used once or once a day.`,
        ),
        p(
          'You can delete it here at any time. Your coupon uses are then counted anew on this device.',
        ),
      ],
    },
  ],
};
