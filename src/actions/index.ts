import { accounts } from '#features/accounts/actions.ts';
import { coupons } from '#features/coupons/actions.ts';
import { inbox } from '#features/inbox/actions.ts';
import { photos } from '#features/media/actions.ts';
import { pages } from '#features/pages/actions.ts';

/** Every action of the site. Each is a public endpoint and asks for itself who may use it. */
export const server = { accounts, coupons, inbox, pages, photos };
