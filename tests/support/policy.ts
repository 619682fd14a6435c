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
  /** Of something that is not there, in the staff's rooms. */
  staffNobody: page({ owner: 403, editor: 403, other: 403, staff: 404, admin: 404 }),
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
  /** Of something that is not there. */
  nobody: action({ owner: 404, editor: 404, other: 404, staff: 404, admin: 404 }),
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
  /** A job and an event of the café. */
  job: number;
  event: number;
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
