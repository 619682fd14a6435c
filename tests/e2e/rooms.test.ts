import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { ROUTES } from '../support/policy-routes.ts';
import { expect, test } from '../support/server.ts';

/** Answers of these are no page of their own: text for a script, or a file. */
const NO_PAGE = [
  '/member/hours-sentence',
  '/member/postal-code',
  '/staff/audit.csv',
  '/staff/counts/days.csv',
];

/** A hundred sheets of paper are no longer than a few, but take a minute to look at. */
const FEWER: Record<string, string> = {
  '/staff/confirmation-sheets': '?kind=shop&area=tokuji&age=0',
};

/** Of the pages of one entry, those that no story looks at. */
const OF_ENTRIES = ['/member/surveys/[slug]', '/staff/surveys/work/[job]'];

/** Every page behind the sign-in that is there for whoever may enter its room. */
const ROOMS = Object.keys(ROUTES).filter(
  (route) =>
    /^\/(?:member|staff|account)(?:\/|$)/.test(route) &&
    (!route.includes('[') || OF_ENTRIES.includes(route)) &&
    !NO_PAGE.includes(route),
);
/** As whom each room is looked at. */
const PEOPLE = {
  member: 'owner@example.jp',
  account: 'owner@example.jp',
  staff: 'admin@example.jp',
};

for (const path of ROOMS) {
  test(`${path} is accessible and as wide as a phone`, async ({ tab, site }) => {
    const room = path.split('/')[1] as keyof typeof PEOPLE;
    await signIn(site, PEOPLE[room], tab.context());
    const address = ROUTES[path]![0];
    const known = typeof address === 'string' ? address : path;
    const answer = await tab.goto(known + (FEWER[path] ?? ''));
    // Some ask for what they are about; without it they have nothing to show.
    if (answer!.status() === 404) return;
    expect(await tab.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    await expectAccessible(tab);
  });
}
