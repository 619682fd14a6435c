/**
 * Actions of members whose forms hold something a person typed: it is kept where the session has ended.
 * Whatever opens an account is not among them.
 */
const KEPT_ACTIONS = [
  'accounts.askAddress',
  'accounts.invitePerson',
  'accounts.rename',
  'campaigns.apply',
  'coupons.redeem',
  'drafts.save',
  'events.addVenue',
  'events.announce',
  'photos.add',
  'photos.describe',
  'products.saveNotice',
  'shops.close',
] as const;

export function isKeptAction(name: string): boolean {
  return (KEPT_ACTIONS as readonly string[]).includes(name);
}
