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

/** Of the pages of one thing, those that no story looks at, with something of the demo town's. */
const OF_ENTRIES: Record<string, string> = {
  '/member/surveys/[slug]': '/member/surveys/population',
  '/staff/businesses/[id]/enter': '/staff/businesses/1/enter',
  '/staff/businesses/[id]/merge': '/staff/businesses/1/merge?other=3',
  '/staff/history/[kind]/[id]': '/staff/history/shop/1',
  '/staff/people/[id]': '/staff/people/1',
  '/staff/people/[id]/erase': '/staff/people/1/erase',
  '/staff/surveys/work/[job]': '/staff/surveys/work/none',
  '/staff/taxonomy/[kind]/[id]': '/staff/taxonomy/area/1',
  '/staff/words/[page]/[language]/[number]': '/staff/words/help/ja/1',
};

/** Every page behind the sign-in that is there for whoever may enter its room. */
const ROOMS = Object.keys(ROUTES).filter(
  (route) =>
    /^\/(?:member|staff|account)(?:\/|$)/.test(route) &&
    (!route.includes('[') || route in OF_ENTRIES) &&
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
    const known = OF_ENTRIES[path] ?? (typeof address === 'string' ? address : path);
    const answer = await tab.goto(known + (FEWER[path] ?? ''));
    // Some ask for what they are about; without it they have nothing to show.
    if (answer!.status() === 404) return;
    expect(await tab.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    await expectAccessible(tab);
  });
}
