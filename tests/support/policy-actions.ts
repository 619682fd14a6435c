import { ACTION, EVERYBODY, type ActionRow, type Town } from './policy.ts';

const PASSWORD = '川沿いの桜並木を犬と歩く朝です';

const shopOf = ({ shop }: Town) => ({ kind: 'shop', id: String(shop) });

/** Every action of the build; one without a row here fails the policy test. */
export const ACTIONS: Record<string, ActionRow> = {
  'accounts.acceptInvitation': [{ token: 'x' }, EVERYBODY],
  'accounts.acceptTerms': [{ terms: 'yes' }, ACTION.signedIn],
  'accounts.addGenerator': [{ secret: 'A'.repeat(32), code: '000000' }, ACTION.signedIn],
  'accounts.addPasskey': [{ answer: '{"id":"x"}' }, ACTION.signedIn],
  'accounts.askAddress': [{ email: 'new@example.com' }, ACTION.signedIn],
  'accounts.askCode': [{ email: 'nobody@example.com' }, EVERYBODY],
  'accounts.askReset': [{ email: 'nobody@example.com' }, EVERYBODY],
  'accounts.beginPasskey': [{ json: { own: false, next: null } }, EVERYBODY],
  'accounts.beginRegistration': [{ json: {} }, ACTION.signedIn],
  'accounts.confirmAddress': [{ token: 'x' }, EVERYBODY],
  'accounts.endOtherSessions': [{}, ACTION.signedIn],
  'accounts.endSession': [{ id: '0'.repeat(64) }, ACTION.signedIn],
  'accounts.enterCode': [{ code: '000000' }, EVERYBODY],
  'accounts.enterPasskey': [{ answer: '{"id":"x"}' }, EVERYBODY],
  'accounts.enterPassword': [{ email: 'nobody@example.com', password: PASSWORD }, EVERYBODY],
  'accounts.enterSecond': [{ code: '000000' }, EVERYBODY],
  'accounts.invitePerson': [
    ({ business }) => ({ email: 'new@example.com', business: String(business), role: 'editor' }),
    ACTION.cafeOwner,
  ],
  'accounts.removeGenerator': [{}, ACTION.signedIn],
  'accounts.removePasskey': [{ id: 'x' }, ACTION.signedIn],
  'accounts.removePerson': [
    ({ business }) => ({ business: String(business), person: '999999' }),
    ACTION.cafeOwner,
  ],
  'accounts.rename': [{ name: '名' }, ACTION.signedIn],
  'accounts.renewRecoveryCodes': [{}, ACTION.signedIn],
  'accounts.resendInvitation': [{ token: 'x' }, EVERYBODY],
  'accounts.resetPassword': [{ token: 'x', password: PASSWORD }, EVERYBODY],
  'accounts.setPassword': [{ password: PASSWORD }, ACTION.signedIn],
  'accounts.signOut': [{}, EVERYBODY],
  'coupons.print': [{ slug: 'nope' }, EVERYBODY],
  'coupons.redeem': [({ shop }) => ({ shop: String(shop), serial: 'x' }), ACTION.cafe],
  'coupons.takeBack': [({ shop }) => ({ shop: String(shop), use: '1' }), ACTION.cafe],
  'coupons.undo': [{ slug: 'nope', nonce: 'n'.repeat(22) }, EVERYBODY],
  'coupons.use': [
    { slug: 'nope', nonce: 'n'.repeat(22), opened: '2026-11-24T03:30:00.000Z' },
    EVERYBODY,
  ],
  'drafts.accept': [(town) => ({ ...shopOf(town), revision: '999999' }), ACTION.staff],
  'drafts.confirm': [shopOf, ACTION.cafe],
  'drafts.confirmAll': [({ shop }) => ({ refs: `shop:${shop}` }), ACTION.cafe],
  'drafts.confirmByLink': [{ token: 'x' }, EVERYBODY],
  'drafts.create': [
    ({ business, shop }) => ({
      kind: 'coupon',
      business: String(business),
      shop: String(shop),
      nonce: 'n'.repeat(22),
    }),
    ACTION.cafe,
  ],
  'drafts.end': [shopOf, ACTION.cafe],
  'drafts.restore': [(town) => ({ ...shopOf(town), number: '999999' }), ACTION.cafe],
  'drafts.return': [(town) => ({ ...shopOf(town), revision: '999999', remark: 'x' }), ACTION.staff],
  'drafts.save': [
    ({ shop }) => ({ entry: `shop:${shop}`, fields: 'phone', phone: '083-900-0001' }),
    ACTION.cafe,
  ],
  'drafts.submit': [shopOf, ACTION.cafe],
  'drafts.withdraw': [shopOf, ACTION.cafe],
  'events.addVenue': [
    ({ event }) => ({ id: String(event), name: '新しい広場', address: '山口市中央1-1' }),
    ACTION.cafe,
  ],
  'events.announce': [
    ({ event }) => ({ id: String(event), all: '1', state: 'postponed' }),
    ACTION.cafe,
  ],
  'inbox.apply': [{}, EVERYBODY],
  'inbox.contact': [{}, EVERYBODY],
  'inbox.decide': [{ id: '999999', outcome: 'answered' }, ACTION.staff],
  'inbox.report': [{}, EVERYBODY],
  'jobs.removeMinimumWage': [{ validFrom: '2099-10-01' }, ACTION.staff],
  'jobs.setMinimumWage': [{ validFrom: '2026-10-01', hourly: '1000' }, ACTION.staff],
  'pages.forgetCoupons': [{}, EVERYBODY],
  'photos.add': [
    (town) => ({ ...shopOf(town), alt: '外観', photo: new Blob(['x'], { type: 'image/jpeg' }) }),
    ACTION.cafe,
  ],
  'photos.describe': [
    (town) => ({
      ...shopOf(town),
      imageId: '1',
      alt: '外観',
      altEn: '',
      credit: '',
      x: '50',
      y: '50',
    }),
    ACTION.cafe,
  ],
  'photos.order': [(town) => ({ ...shopOf(town), order: '1' }), ACTION.cafe],
  'photos.remove': [(town) => ({ ...shopOf(town), imageId: '1', order: '1' }), ACTION.cafe],
  'photos.restore': [(town) => ({ ...shopOf(town), imageId: '1', order: '1' }), ACTION.cafe],
  'shops.close': [
    ({ shop }) => ({ id: String(shop), from: '2026-12-01', until: '2026-12-02', reason: '休み' }),
    ACTION.cafe,
  ],
  'shops.open': [({ shop }) => ({ id: String(shop), date: '2026-12-01' }), ACTION.cafe],
  'products.saveNotice': [
    ({ business }) => ({ business: String(business), opened: '', seller: '架空の店' }),
    ACTION.cafe,
  ],
  'repeat.again': [{ kind: 'coupon', id: '999999', nonce: 'n'.repeat(22) }, ACTION.nobody],
  'repeat.event': [
    ({ business }) => ({ business: String(business), nonce: 'e'.repeat(22) }),
    ACTION.cafe,
  ],
  'repeat.job': [
    ({ shop }) => ({ shop: String(shop), template: 'part', nonce: 'j'.repeat(22) }),
    ACTION.cafe,
  ],
  'repeat.product': [
    ({ shop }) => ({ shop: String(shop), goods: 'food', nonce: 'p'.repeat(22) }),
    ACTION.cafe,
  ],
  'repeat.coupon': [
    ({ shop }) => ({ shop: String(shop), span: 'today', nonce: 'n'.repeat(22) }),
    ACTION.cafe,
  ],
};
