import { accounts } from '#features/accounts/actions.ts';
import { allergens } from '#features/allergens/actions.ts';
import { businesses } from '#features/businesses/actions.ts';
import { campaigns } from '#features/campaigns/actions.ts';
import { coupons } from '#features/coupons/actions.ts';
import { days } from '#features/days/actions.ts';
import { desk } from '#features/desk/actions.ts';
import { drafts } from '#features/drafts/actions.ts';
import { events } from '#features/events/actions.ts';
import { inbox } from '#features/inbox/actions.ts';
import { jobs } from '#features/jobs/actions.ts';
import { photos } from '#features/media/actions.ts';
import { members } from '#features/members/actions.ts';
import { news } from '#features/news/actions.ts';
import { pages } from '#features/pages/actions.ts';
import { plan } from '#features/plan/actions.ts';
import { products } from '#features/products/actions.ts';
import { redirects } from '#features/redirects/actions.ts';
import { repeat } from '#features/repeat/actions.ts';
import { search } from '#features/search/actions.ts';
import { shops } from '#features/shops/actions.ts';
import { surveys } from '#features/surveys/actions.ts';
import { taxonomy } from '#features/taxonomy/actions.ts';
import { tell } from '#features/tell/actions.ts';
import { transfer } from '#features/transfer/actions.ts';

/** Every action of the site. Each is a public endpoint and asks for itself who may use it. */
export const server = {
  accounts,
  allergens,
  businesses,
  campaigns,
  coupons,
  days,
  desk,
  drafts,
  events,
  inbox,
  jobs,
  members,
  news,
  pages,
  photos,
  plan,
  products,
  redirects,
  repeat,
  search,
  shops,
  surveys,
  taxonomy,
  tell,
  transfer,
};
