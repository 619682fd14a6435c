import { defineAction } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { asPosition } from '#features/drafts/form-values.ts';
import { changeLive, type LiveResult } from '#features/drafts/live-commands.ts';
import { findEntry, getDraft } from '#features/drafts/queries.ts';
import type { Body } from '#features/drafts/schema.ts';
import { found, written } from '#features/drafts/written.ts';
import { isDemoBusiness } from '#features/entries/demo.ts';
import { localDateInput, optionalText } from '#features/entries/schema.ts';
import { refreshNews } from '#features/news/about-commands.ts';
import { noticesOf } from '#features/tell/notices.ts';
import { isLocalDate, now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import { withAnnouncement, type Pick } from './called-off.ts';
import { spanIn } from './form-dates.ts';
import { VenueInput, type EventBody } from './schema.ts';
import { comingDates } from './upcoming.ts';
import { addVenue } from './venue-commands.ts';

const Id = z.coerce.number().int().positive();
const AnnouncementInput = z.object({
  id: Id,
  state: z.enum(['cancelled', 'postponed', 'moved', 'scheduled']).nullable().catch(null),
  all: z.literal('1').nullable().catch(null),
  /** `key 2026-12-05` of each date that is meant. */
  pick: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9]{1,8} .{10}$/)
        .transform((text): Pick => {
          const [key = '', date = ''] = text.split(' ');
          return { key, date };
        })
        .refine(({ date }) => localDateInput.safeParse(date).success),
    )
    .max(200),
  date: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  note: optionalText(200),
  noteEn: optionalText(300),
});

/** What an announcement still lacks, by the name of its words. */
type Lack = 'noDate' | 'noState' | 'oneDate' | 'noNewDate';

/** An event's places, and what is announced of its dates. */
export const events = {
  /** Adds a place to the kept list and chooses it for the event. */
  addVenue: defineAction({
    accept: 'form',
    handler: async (form: FormData, context) => {
      const editor = signedIn(context);
      const ref = { kind: 'event' as const, id: Id.safeParse(form.get('id')).data ?? 0 };
      const venue = VenueInput.safeParse(venueIn(form));
      if (!venue.success) {
        const wrong = venue.error.issues.map(({ path }) => String(path[0]));
        return { kind: 'wrong' as const, fields: [...new Set(wrong)] };
      }
      const saved = await written(async (tx, schedules) => {
        const entry = await findEntry(tx, editor, ref);
        if (!entry) return undefined;
        const slug = await addVenue(
          tx,
          venue.data,
          await isDemoBusiness(tx, entry.businessId),
          now(),
        );
        const input = { ref, values: { venue: slug }, base: {}, asked: false };
        return saveDraft(tx, editor, input, schedules, now());
      });
      return { kind: found(saved).kind === 'submitted' ? ('locked' as const) : ('done' as const) };
    },
  }),
  /** Says of dates that they are cancelled, postponed, moved or on again; live with the save. */
  announce: defineAction({
    accept: 'form',
    input: AnnouncementInput,
    handler: async ({ id, all, pick, ...said }, context): Promise<LiveResult | { kind: Lack }> => {
      const editor = signedIn(context);
      const ref = { kind: 'event' as const, id };
      const draft = found(await getDraft(store.read, editor, ref));
      const live = draft.live as EventBody | undefined;
      if (!live) return { kind: 'hidden' };
      const picks = all ? comingDates(live.dates, now()) : pick;
      const lack = lackOf(picks, said);
      if (lack) return { kind: lack };
      const { note, noteEn } = said;
      const span = newSpan(said);
      const announcement = { state: said.state!, ...span, note, noteEn };
      return found(
        await written(async (tx, schedules) => {
          const at = now();
          const change = (body: Body) => ({
            ...body,
            dates: withAnnouncement((body as EventBody).dates, picks, announcement),
          });
          const result = await changeLive(tx, editor, ref, change, schedules, at);
          const { siteUrl } = context.locals;
          await refreshNews(tx, ref, () => noticesOf(tx, editor, ref, siteUrl, at), at);
          return result;
        }),
      );
    },
  }),
};

type Said = Omit<z.infer<typeof AnnouncementInput>, 'id' | 'all' | 'pick'>;

function lackOf(picks: readonly Pick[], { state, date }: Said): Lack | undefined {
  if (picks.length === 0) return 'noDate';
  if (state === null) return 'noState';
  if (state !== 'moved') return undefined;
  if (picks.length > 1) return 'oneDate';
  return isLocalDate(date ?? '') ? undefined : 'noNewDate';
}

function newSpan({ state, date, start, end }: Said) {
  if (state !== 'moved') return { from: null, until: null };
  return spanIn(date ?? '', start ?? '', { last: '', end: end ?? '' });
}

function venueIn(form: FormData): object {
  const texts = ['name', 'nameEn', 'kana', 'address', 'access', 'parking'];
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    area: text('area') || null,
    position: asPosition(form, 'position'),
  };
}
