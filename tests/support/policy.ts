/**
 * Who asks: nobody, the owner and the editor of the café, the owner of the bakery, staff, an
 * administrator, and an owner of the café who is suspended.
 */
export const WHO = ['visitor', 'owner', 'editor', 'other', 'staff', 'admin', 'suspended'] as const;
export type Who = (typeof WHO)[number];

/** What each gets: a status, or a word for a group of them. */
export type Verdict = number | 'login' | 'ok';
export type Verdicts = Record<Who, Verdict>;

/** `ok` is any answer that is no refusal; `login` a redirect to the sign-in. */
const all = (verdict: Verdict): Verdicts => ({
  visitor: verdict,
  owner: verdict,
  editor: verdict,
  other: verdict,
  staff: verdict,
  admin: verdict,
  suspended: verdict,
});

/** What anybody may, and what is there for nobody. */
export const EVERYBODY = all('ok');
export const NOBODY = all(404);

const page = (verdicts: Partial<Verdicts>): Verdicts => ({
  ...all('ok'),
  visitor: 'login',
  suspended: 'login',
  ...verdicts,
});
/** Who may see a page, from the most to the fewest. */
export const PAGE = {
  signedIn: page({}),
  /** Of something that is not there: whoever is signed in is told so. */
  nobody: { ...all(404), visitor: 'login', suspended: 'login' } as Verdicts,
  /** Of the café: for its own people and the staff. */
  cafe: page({ other: 404 }),
  cafeOwner: page({ other: 404, editor: 403 }),
  staff: page({ owner: 403, editor: 403, other: 403 }),
  admin: page({ owner: 403, editor: 403, other: 403, staff: 403 }),
};

const action = (verdicts: Partial<Verdicts>): Verdicts => ({
  ...all('ok'),
  visitor: 401,
  suspended: 401,
  ...verdicts,
});
/** Who may send an action. */
export const ACTION = {
  signedIn: action({}),
  cafe: action({ other: 404 }),
  cafeOwner: action({ other: 404, editor: 403 }),
  staff: action({ owner: 403, editor: 403, other: 403 }),
  admin: action({ owner: 403, editor: 403, other: 403, staff: 403 }),
};

/** What a row may need to know of the town. */
export interface Town {
  /** The business and the shop of the café, `kohi-hitsujigumo`. */
  business: number;
  shop: number;
  /** Entries of the café, all published. */
  coupon: number;
  couponSlug: string;
  product: number;
  productSlug: string;
  job: number;
  event: number;
  /** Its photos: two that are shown and one that was taken off; and the key of one nobody has described. */
  photos: [number, number, number];
  undescribed: string;
  /** A picture as a phone sends it, and a serial of a printed coupon of the café's. */
  picture: Buffer;
  serial: string;
  /** When its 特定商取引法に基づく表記 was last written. */
  noticeOf: string;
  /** What waits for the staff of its coupon. */
  revision: number;
  /** The print of it as it is seen at the desk. */
  seen: string;
  /** An approval that whoever undoes it has just made. */
  approval: number;
  /** An editor of it, an invitation to it, a use of its coupon. */
  person: number;
  invitation: number;
  use: number;
  /** What the staff have: something a visitor has sent, a report and a notice that are not published. */
  message: number;
  application: number;
  /** What a business says of what was entered in its name. */
  objection: number;
  visit: number;
  /** A business that is its double, and a shop of its own that is. */
  double: number;
  doubleShop: number;
  report: number;
  notice: number;
  /** A campaign members may join; the café has asked to, and another shop takes part. */
  campaign: number;
  /** The shop that takes part in it, and one that nobody has asked. */
  partner: number;
  stranger: number;
}

/** An address of the route, and what each gets there. */
export type RouteRow = [address: string | ((town: Town) => string), verdicts: Verdicts];
/** A form as it is sent: every field must be one the action takes, else nobody gets to the question. */
export type Fields = Record<string, string | Blob>;
/** What is sent to the action: a form, or JSON where it takes that. */
export type ActionRow = [
  sent: Fields | ((town: Town) => Fields) | { json: object },
  verdicts: Verdicts,
];
