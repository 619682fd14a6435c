import { ACTION, EVERYBODY, type ActionRow, type Town } from './policy.ts';

const PASSWORD = '川沿いの桜並木を犬と歩く朝です';

const personOf = ({ person }: Town) => ({ person: String(person) });
const couponOf = ({ coupon }: Town) => ({ kind: 'coupon', id: String(coupon) });
/** What waits for the staff. */
const waiting = (town: Town) => ({
  ...couponOf(town),
  revision: String(town.revision),
  seen: town.seen,
});
/** A table of outside figures as staff paste it. */
const REFERENCE = [
  '調査名\t地域\t四半期\t業種\t項目\t基準\t季節調整\tDI',
  '調査甲\t全国\t2026年7-9月\t\t業況\t前年同期比\tなし\t▲20.5',
].join('\n');

const campaignOf = ({ campaign }: Town) => ({ id: String(campaign) });
/** The café and a campaign it asks to join. */
const joint = (town: Town) => ({ ...campaignOf(town), shop: String(town.shop) });
const gathered = (town: Town) => ({
  ...campaignOf(town),
  ...{ kind: 'coupon', entry: String(town.coupon) },
});
const noticeOf = ({ notice }: Town) => ({ id: String(notice) });
const pageWords = {
  ...{ page: 'about', locale: 'en', base: '1' },
  ...{ title: 'About', description: 'About', lead: 'About', body: '## About' },
};
const reportOf = ({ report }: Town) => ({ id: String(report) });
const shopOf = ({ shop }: Town) => ({ kind: 'shop', id: String(shop) });

/** 特定商取引法に基づく表記 as the law wants it. */
const NOTICE = {
  ...{ seller: '架空の店', responsible: '架空 花子', address: '山口市架空町1-1' },
  ...{ phone: '083-900-0000', phoneHours: '平日10時〜17時', priceNote: '税込' },
  ...{ otherFees: 'なし', payment: '代金引換', delivery: '7日以内', returns: '8日以内' },
  ...{ email: '', orderLimit: '', licence: '' },
};

const photoOf = (town: Town, n: 0 | 2) => ({
  ...shopOf(town),
  imageId: String(town.photos[n]),
  order: town.photos.join(),
});

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
  // Whoever the others are asked about stays.
  'accounts.erase': [{ person: '999999', asked: 'yes' }, ACTION.staff],
  'accounts.inviteAgain': [({ invitation }) => ({ invitation: String(invitation) }), ACTION.staff],
  'accounts.invitePerson': [
    ({ business }) => ({ email: 'new@example.com', business: String(business), role: 'editor' }),
    ACTION.cafeOwner,
  ],
  'accounts.inviteStaff': [{ email: 'new-staff@example.com', role: 'staff' }, ACTION.admin],
  'accounts.reactivate': [personOf, ACTION.staff],
  'accounts.removeGenerator': [{}, ACTION.signedIn],
  'accounts.removePasskey': [{ id: 'x' }, ACTION.signedIn],
  'accounts.removePerson': [
    (town) => ({ ...personOf(town), business: String(town.business) }),
    ACTION.cafeOwner,
  ],
  'accounts.rename': [{ name: '名' }, ACTION.signedIn],
  'accounts.renewRecoveryCodes': [{}, ACTION.signedIn],
  'accounts.resendInvitation': [{ token: 'x' }, EVERYBODY],
  'accounts.resetPassword': [{ token: 'x', password: PASSWORD }, EVERYBODY],
  'accounts.setPassword': [{ password: PASSWORD }, ACTION.signedIn],
  'accounts.setRole': [(town) => ({ ...personOf(town), role: 'staff' }), ACTION.admin],
  'accounts.signOut': [{}, EVERYBODY],
  'accounts.suspend': [personOf, ACTION.staff],
  'allergens.date': [{ listedOn: '2026-10-01' }, ACTION.staff],
  'allergens.move': [{ id: '2', way: 'down' }, ACTION.staff],
  'allergens.put': [{ id: '1', name: '卵', nameEn: 'Egg', level: 'mandatory' }, ACTION.staff],
  'allergens.remove': [{ id: '990008' }, ACTION.staff],
  'businesses.accept': [
    ({ application }) => ({
      message: String(application),
      into: 'new',
      membership: 'member',
      email: '',
    }),
    ACTION.staff,
  ],
  'businesses.close': [({ business }) => ({ business: String(business) }), ACTION.staff],
  'businesses.merge': [
    ({ business, double }) => ({ keep: String(business), other: String(double) }),
    ACTION.staff,
  ],
  'businesses.mergeShops': [
    ({ business, shop, doubleShop }) => ({
      business: String(business),
      keep: String(shop),
      other: String(doubleShop),
    }),
    ACTION.staff,
  ],
  'businesses.enter': [
    ({ business }) => ({ business: String(business), source: 'fax' }),
    ACTION.staff,
  ],
  'businesses.object': [{ token: 'x'.repeat(43) }, EVERYBODY],
  'businesses.revert': [({ objection }) => ({ message: String(objection) }), ACTION.staff],
  'businesses.keep': [
    ({ business }) => ({
      business: String(business),
      version: '1',
      membership: 'member',
      chamber: 'yamaguchi',
      memberNumber: '',
    }),
    ACTION.staff,
  ],
  'campaigns.apply': [joint, ACTION.cafe],
  'campaigns.copy': [campaignOf, ACTION.staff],
  'campaigns.decide': [(town) => ({ ...joint(town), outcome: 'accepted' }), ACTION.staff],
  'campaigns.decline': [joint, ACTION.cafe],
  'campaigns.dropPart': [joint, ACTION.staff],
  'campaigns.dropPhoto': [campaignOf, ACTION.staff],
  'campaigns.gather': [gathered, ACTION.staff],
  'campaigns.invite': [
    (town) => ({ ...campaignOf(town), shop: String(town.stranger) }),
    ACTION.staff,
  ],
  'campaigns.move': [(town) => ({ ...joint(town), to: 'last' }), ACTION.staff],
  'campaigns.open': [
    (town) => ({ ...campaignOf(town), openUntil: '2026-12-20', call: 'ぜひ' }),
    ACTION.staff,
  ],
  'campaigns.order': [
    (town) => ({ ...campaignOf(town), order: `${town.partner},${town.shop}` }),
    ACTION.staff,
  ],
  'campaigns.photo': [(town) => ({ ...campaignOf(town), alt: '灯り' }), ACTION.staff],
  'campaigns.programme': [
    (town) => ({
      ...campaignOf(town),
      baseVersion: '1',
      'parts-0-title': '点灯式',
      'parts-0-text': '灯ります。',
      'parts-0-titleEn': 'Lighting',
      'parts-0-textEn': 'Lights up.',
    }),
    ACTION.staff,
  ],
  'campaigns.publish': [campaignOf, ACTION.staff],
  'campaigns.save': [
    (town) => ({
      ...campaignOf(town),
      ...{ slug: 'desk', name: '梅', startsOn: '2027-02-01', endsOn: '2027-02-28' },
      ...{ palette: 'plum', pattern: 'asanoha', lead: '梅の町。', body: '咲きます。' },
    }),
    ACTION.staff,
  ],
  'campaigns.savePart': [(town) => ({ ...joint(town), role: '参加店' }), ACTION.staff],
  'campaigns.ungather': [gathered, ACTION.staff],
  'campaigns.withdraw': [campaignOf, ACTION.staff],
  'members.addOrganisation': [{ name: '架空の会', kana: '', email: '' }, ACTION.staff],
  'members.apply': [{ sheet: '999999', plan: 'x' }, ACTION.staff],
  'members.columns': [{ sheet: '999999' }, ACTION.staff],
  'members.read': [{ pasted: '会員番号\t事業所名\n9-1\t架空商店' }, ACTION.staff],
  'coupons.print': [({ couponSlug }) => ({ slug: couponSlug }), EVERYBODY],
  'coupons.redeem': [({ shop, serial }) => ({ shop: String(shop), serial }), ACTION.cafe],
  'coupons.takeBack': [({ shop, use }) => ({ shop: String(shop), use: String(use) }), ACTION.cafe],
  'coupons.undo': [{ slug: 'nope', nonce: 'n'.repeat(22) }, EVERYBODY],
  'coupons.use': [
    ({ couponSlug }) => ({
      slug: couponSlug,
      nonce: 'n'.repeat(22),
      opened: '2026-11-24T03:30:00.000Z',
    }),
    EVERYBODY,
  ],
  'days.put': [{ name: '祭り', nameEn: 'Fair', starts: '10/1', ends: '10/2' }, ACTION.staff],
  'days.remove': [{ id: '99' }, ACTION.staff],
  'days.putHoliday': [
    { date: '2027-10-01', is: 'holiday', holidayName: '市の日', holidayNameEn: 'City day' },
    ACTION.staff,
  ],
  'days.removeHoliday': [{ id: '99' }, ACTION.staff],
  'desk.accept': [waiting, ACTION.staff],
  'desk.return': [(town) => ({ ...waiting(town), remark: 'x' }), ACTION.staff],
  'desk.together': [
    (town) => ({ chosen: `coupon:${town.coupon}:${town.revision}:${town.seen}` }),
    ACTION.staff,
  ],
  'desk.feature': [
    (town) => ({ ...couponOf(town), from: '2026-11-24', until: '2026-11-30' }),
    ACTION.staff,
  ],
  'desk.unfeature': [couponOf, ACTION.staff],
  'desk.undo': [({ approval }) => ({ approvals: String(approval) }), ACTION.staff],
  'desk.unpublish': [(town) => ({ ...couponOf(town), reason: 'x' }), ACTION.staff],
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
  'drafts.remind': [{ age: '90' }, ACTION.staff],
  'drafts.restore': [(town) => ({ ...shopOf(town), number: '1' }), ACTION.cafe],
  'drafts.save': [
    ({ shop }) => ({ entry: `shop:${shop}`, fields: 'phone', phone: '083-900-0001' }),
    ACTION.cafe,
  ],
  'drafts.submit': [({ product }) => ({ kind: 'product', id: String(product) }), ACTION.cafe],
  'drafts.withdraw': [couponOf, ACTION.cafe],
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
  'inbox.decide': [({ message }) => ({ id: String(message), outcome: 'answered' }), ACTION.staff],
  'inbox.report': [{}, EVERYBODY],
  'jobs.removeMinimumWage': [{ region: 'yamaguchi', validFrom: '2099-10-01' }, ACTION.staff],
  'jobs.setMinimumWage': [{ validFrom: '2026-10-01', hourly: '1000' }, ACTION.staff],
  'news.publish': [noticeOf, ACTION.staff],
  'news.remove': [noticeOf, ACTION.staff],
  'news.removeFile': [(town) => ({ ...noticeOf(town), file: 'a'.repeat(32) }), ACTION.staff],
  'news.save': [
    { title: '休館', body: '休みます。', publishFrom: '2026-12-01T09:00' },
    ACTION.staff,
  ],
  'news.withdraw': [noticeOf, ACTION.staff],
  'pages.forgetCoupons': [{}, EVERYBODY],
  'pages.previewWords': [pageWords, ACTION.staff],
  'pages.restoreWords': [{ page: 'help', locale: 'ja', number: '1' }, ACTION.staff],
  'pages.saveWords': [pageWords, ACTION.staff],
  'pages.setSite': [
    { name: '', nameEn: '', banner: '', bannerEn: '', bannerUntil: '' },
    ACTION.admin,
  ],
  'pages.setChamber': [{ phone: '083-000-0000', fax: '', mail: '', address: '' }, ACTION.admin],
  'photos.add': [
    (town) => ({ ...shopOf(town), alt: '外観', photo: new Blob([new Uint8Array(town.picture)]) }),
    ACTION.cafe,
  ],
  'photos.describe': [
    (town) => ({
      ...shopOf(town),
      imageId: String(town.photos[0]),
      alt: '外観',
      altEn: '',
      credit: '',
      x: '50',
      y: '50',
    }),
    ACTION.cafe,
  ],
  'photos.order': [(town) => ({ ...shopOf(town), order: town.photos.join() }), ACTION.cafe],
  'photos.remove': [(town) => photoOf(town, 0), ACTION.cafe],
  'photos.restore': [(town) => photoOf(town, 2), ACTION.cafe],
  'search.setPopularTerms': [{ ja: '湯田温泉', en: 'Yuda Onsen' }, ACTION.staff],
  'shops.close': [
    ({ shop }) => ({ id: String(shop), from: '2026-12-01', until: '2026-12-02', reason: '休み' }),
    ACTION.cafe,
  ],
  'shops.open': [({ shop }) => ({ id: String(shop), date: '2026-12-01' }), ACTION.cafe],
  'products.saveNotice': [
    (town) => ({ business: String(town.business), opened: town.noticeOf, ...NOTICE }),
    ACTION.cafe,
  ],
  'surveys.begin': [{ name: '買物', pasted: '性別\t店\n女\tあり' }, ACTION.staff],
  'surveys.cancel': [reportOf, ACTION.staff],
  'surveys.columns': [reportOf, ACTION.staff],
  'plan.result': [
    { year: 'R8', chapter: '目標', indicator: '創業者支援', result: '41' },
    ACTION.staff,
  ],
  'plan.review': [{ year: 'R8', chapter: '目標', text: '順調' }, ACTION.staff],
  'plan.publish': [{ year: 'R8', reason: '数えもれ' }, ACTION.staff],
  'surveys.due': [{ year: 'R8', item: 'traffic', dueOn: '2026-12-20', report: '' }, ACTION.staff],
  'surveys.handOut': [
    (town) => ({
      ...reportOf(town),
      businesses: 'そのような店はない',
      how: 'visit',
      givenOn: '2026-11-20',
    }),
    ACTION.staff,
  ],
  'surveys.points': [
    (town) => ({ ...reportOf(town), key: 'A', name: '本通り', lat: '', lng: '' }),
    ACTION.staff,
  ],
  'surveys.printed': [
    (town) => ({
      ...reportOf(town),
      printed: '回答\t2020年\nあり\t10\nなし\t10',
      question: 'q2',
      unit: 'count',
      source: '報告書',
    }),
    ACTION.staff,
  ],
  'surveys.publish': [reportOf, ACTION.staff],
  'surveys.references': [(town) => ({ ...reportOf(town), pasted: REFERENCE }), ACTION.staff],
  'surveys.replace': [
    (town) => ({ ...reportOf(town), pasted: '性別\t店\n女\tあり' }),
    ACTION.staff,
  ],
  'surveys.texts': [
    (town) => ({
      ...reportOf(town),
      baseVersion: '1',
      from: '2026-11-01',
      until: '2026-11-20',
    }),
    ACTION.staff,
  ],
  'surveys.unprint': [
    (town) => ({ ...reportOf(town), source: '前の報告書', reason: '二重でした' }),
    ACTION.staff,
  ],
  'redirects.put': [{ pairs: '/old.html /shops' }, ACTION.staff],
  'redirects.remove': [{ id: '1' }, ACTION.staff],
  'repeat.again': [(town) => ({ ...couponOf(town), nonce: 'a'.repeat(22) }), ACTION.cafe],
  'tell.news': [({ event }) => ({ kind: 'event', id: String(event), key: 'entry' }), ACTION.cafe],
  'taxonomy.add': [
    { kind: 'area', name: '新しい地域', nameEn: 'New', kana: 'あたらしい', slug: 'new-area' },
    ACTION.staff,
  ],
  'taxonomy.merge': [{ kind: 'area', id: '990007', into: '3' }, ACTION.staff],
  'taxonomy.move': [{ kind: 'area', id: '5', way: 'down' }, ACTION.staff],
  'taxonomy.rename': [
    { kind: 'area', id: '4', name: '名前', nameEn: 'Name', slug: 'name', kana: 'なまえ' },
    ACTION.staff,
  ],
  'transfer.beginImport': [
    { kind: 'shops', file: new File(['名称\nみほんの店\n'], 'shops.csv', { type: 'text/csv' }) },
    ACTION.staff,
  ],
  'transfer.applyImport': [{ id: '990006' }, ACTION.staff],
  'tell.drop': [({ event }) => ({ kind: 'event', id: String(event), key: 'entry' }), ACTION.cafe],
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
    ({ shop }) => ({ shop: String(shop), span: 'today', nonce: 'c'.repeat(22) }),
    ACTION.cafe,
  ],
};
