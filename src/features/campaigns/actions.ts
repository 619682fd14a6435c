import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { found, written } from '#features/drafts/written.ts';
import { mediaDir } from '#features/media/files.ts';
import { makeCrops } from '#features/media/ingest/forms.ts';
import { listOwnPhotos } from '#features/media/queries.ts';
import { makeRest, refused, takeIn } from '#features/media/take-in.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import {
  addEntry,
  copyCampaign,
  dropEntry,
  setShown,
  writeCampaign,
  writeProgramme,
} from './desk-commands.ts';
import {
  applyToCampaign,
  decideApplication,
  declineCampaign,
  inviteShop,
  openToMembers,
} from './joining-commands.ts';
import { dropPhoto, putPhoto } from './photo-commands.ts';
import { dropPart, movePart, orderParts, writePart } from './part-commands.ts';
import {
  ApplyInput,
  CampaignIdInput,
  CampaignPhotoInput,
  CampaignVersionInput,
  DecideInput,
  DeskCampaignInput,
  GatherInput,
  MoveInput,
  OpenInput,
  OrderInput,
  PartInCampaignInput,
  ShopInCampaignInput,
} from './desk-input.ts';
import { readProgramme } from './programme.ts';

const accept = 'form';
/** Around which the crops of a new photo are made. */
const CENTRE = { x: 50, y: 50 };

/** What the staff do with campaigns, and how members join them. */
export const campaigns = {
  save: defineAction({
    accept,
    input: DeskCampaignInput,
    handler: async (campaign, context) => {
      const id = await byStaff(context, (tx) => writeCampaign(tx, campaign, now()));
      if (id === 'late') throw new ActionError({ code: 'CONFLICT', message: id });
      if (id === 'taken') throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: id });
      return { id };
    },
  }),
  /** Its rows are named one by one, so that what is wrong stands beside each. */
  programme: defineAction({
    accept,
    handler: async (form: FormData, context) => {
      const named = CampaignVersionInput.safeParse(Object.fromEntries(form));
      if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
      if (!named.success) throw new ActionError({ code: 'NOT_FOUND' });
      const { programme } = readProgramme(form);
      if (!programme) return { kind: 'wrong' as const };
      return {
        kind: await byStaff(context, (tx) => writeProgramme(tx, named.data, programme, now())),
      };
    },
  }),
  photo: defineAction({
    accept,
    input: CampaignPhotoInput,
    handler: async ({ id, photo, alt, altEn, credit, x, y }, context) => {
      if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
      const focus = { x, y };
      const old = (await listOwnPhotos(store.read, { kind: 'campaign', id }))[0];
      if (!photo && !old) throw refused('noFile');
      const image = photo && (await takeIn(photo));
      const shown = image ? { ...image, compact: false, focus: CENTRE } : old!;
      const isMoved = shown.focus.x !== x || shown.focus.y !== y;
      if (isMoved && !(await makeCrops(mediaDir, shown, focus))) throw refused('broken');
      const said = { image, alt, altEn, credit, focus };
      await byStaff(context, (tx) => putPhoto(tx, id, said, now()));
      makeRest();
      return { done: true };
    },
  }),
  dropPhoto: defineAction({
    accept,
    input: CampaignIdInput,
    handler: ({ id }, context) => byStaff(context, (tx) => is(dropPhoto(tx, id, now()))),
  }),
  copy: defineAction({
    accept,
    input: CampaignIdInput,
    handler: async ({ id }, context) => ({
      id: await byStaff(context, (tx) => copyCampaign(tx, id, now())),
    }),
  }),
  publish: defineAction({
    accept,
    input: CampaignIdInput,
    handler: ({ id }, context) => byStaff(context, (tx) => is(setShown(tx, id, true, now()))),
  }),
  withdraw: defineAction({
    accept,
    input: CampaignIdInput,
    handler: ({ id }, context) => byStaff(context, (tx) => is(setShown(tx, id, false, now()))),
  }),
  gather: defineAction({
    accept,
    input: GatherInput,
    handler: (entry, context) => byStaff(context, (tx) => is(addEntry(tx, entry, now()))),
  }),
  ungather: defineAction({
    accept,
    input: GatherInput,
    handler: (entry, context) => byStaff(context, (tx) => is(dropEntry(tx, entry, now()))),
  }),
  savePart: defineAction({
    accept,
    input: PartInCampaignInput,
    handler: (part, context) => byStaff(context, (tx) => is(writePart(tx, part, now()))),
  }),
  dropPart: defineAction({
    accept,
    input: ShopInCampaignInput,
    handler: (part, context) => byStaff(context, (tx) => is(dropPart(tx, part, now()))),
  }),
  move: defineAction({
    accept,
    input: MoveInput,
    handler: (move, context) =>
      byStaff(context, async (tx) => ({ moved: await movePart(tx, move, now()) })),
  }),
  order: defineAction({
    accept,
    input: OrderInput,
    handler: (order, context) =>
      byStaff(context, async (tx) => ({ moved: await orderParts(tx, order, now()) })),
  }),
  open: defineAction({
    accept,
    input: OpenInput,
    handler: (opening, context) => byStaff(context, (tx) => is(openToMembers(tx, opening, now()))),
  }),
  invite: defineAction({
    accept,
    input: ShopInCampaignInput,
    handler: async (invitation, context) => ({
      invited: await byStaff(context, (tx) => inviteShop(tx, invitation, env.siteUrl, now())),
    }),
  }),
  decide: defineAction({
    accept,
    input: DecideInput,
    handler: async (decision, context) => {
      await byStaff(context, (tx) => is(decideApplication(tx, decision, env.siteUrl, now())));
      return { outcome: decision.outcome };
    },
  }),
  apply: defineAction({
    accept,
    input: ApplyInput,
    handler: async (application, context) => {
      const businesses = ownBusinesses(context);
      const state = found(
        await written((tx) => applyToCampaign(tx, application, businesses, now())),
      );
      if (state === 'closed')
        throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: state });
      return { state };
    },
  }),
  decline: defineAction({
    accept,
    input: ShopInCampaignInput,
    handler: async (answer, context) => {
      const businesses = ownBusinesses(context);
      found(await written((tx) => is(declineCampaign(tx, answer, businesses, now()))));
      return { state: 'declined' as const };
    },
  }),
};

/** Runs what only the staff may do; what it is about and is not there is a 404. */
async function byStaff<T>(
  context: ActionAPIContext,
  work: (tx: Tx) => Promise<T | undefined>,
): Promise<T> {
  if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
  return found(await written(work));
}

const is = async (done: Promise<boolean>): Promise<{ done: true } | undefined> =>
  (await done) ? { done: true } : undefined;

/** The businesses a member may speak for; the staff may for all. */
function ownBusinesses(context: ActionAPIContext): number[] | undefined {
  const actor = signedIn(context);
  return isStaff(actor) ? undefined : actor.businesses.map(({ id }) => id);
}
