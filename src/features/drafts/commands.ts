import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { differing, mergeValues, readValues, typedProblems, type Conflict } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { keepsBusiness } from './people.ts';
import { neverWaits } from './policy.ts';
import type { NewOwner, Schedules } from './publisher.ts';
import { publishers } from './publishers.ts';
import { findEntry, getDraft, type Draft } from './queries.ts';
import { addRevision, keepText, noteLive } from './revisions.ts';
import type { Body, Editor, EntryRef, Kind, Problem } from './schema.ts';

export interface SaveInput {
  ref: EntryRef;
  /** Values by field, as the form has them; fields it does not show are left out. */
  values: Body;
  /** The fingerprints the form was opened with. */
  base: Readonly<Record<string, string>>;
  /** The person has asked to save, so what never waits goes live; false for what saves by itself. */
  asked: boolean;
}

export type SaveResult =
  | {
      kind: 'saved';
      /** Texts that were kept as typed and cannot be taken, and what keeps a live change back. */
      problems: Problem[];
      /** Fields the public sees changed from now on. */
      wentLive: string[];
      draft: Draft;
    }
  /** Somebody else has changed the same fields since the form was opened; nothing was saved. */
  | { kind: 'conflict'; conflicts: Conflict[]; draft: Draft }
  /** It lies with the staff: it has to be withdrawn first. */
  | { kind: 'submitted'; draft: Draft };

/**
 * Saves what someone has typed into a form of an entry. What never waits goes live with it, if it was
 * asked for and nothing blocks it; the rest becomes the draft.
 *
 * @returns undefined when there is no such entry for this person.
 * @throws {UnpreparedHoursError} when opening hours have to be evaluated first.
 */
export async function saveDraft(
  tx: Tx,
  editor: Editor,
  input: SaveInput,
  schedules: Schedules,
  at: Date,
): Promise<SaveResult | undefined> {
  const draft = await getDraft(tx, editor, input.ref);
  if (!draft) return undefined;
  const values = readValues(entryKinds[input.ref.kind], input.values);
  const { text, changed, conflicts } = mergeValues(draft, values, input.base);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts, draft };
  const asked = Object.keys(values.good).filter((field) => !Object.hasOwn(text.typed, field));
  const live = input.asked ? await liveWith(tx, draft, text.body, asked, at) : undefined;
  const waits = changed.filter((field) => !live?.fields.includes(field));
  if (draft.state === 'submitted' && waits.length > 0) return { kind: 'submitted', draft };
  if (live && live.fields.length > 0) {
    await publishers[input.ref.kind].publish(tx, input.ref.id, live.body, schedules, at);
    await noteLive(
      tx,
      editor,
      [draft.entry],
      { what: 'saved', before: draft.live, after: live.body },
      at,
    );
  }
  if (changed.length > 0 || (live && live.fields.length > 0)) {
    const liveBody = live && live.fields.length > 0 ? live.body : undefined;
    await keepText(tx, editor, draft, { text, liveBody }, at);
  }
  return {
    kind: 'saved',
    problems: [...values.problems, ...(live?.blocking ?? [])],
    wentLive: live?.fields ?? [],
    draft: (await getDraft(tx, editor, input.ref))!,
  };
}

/** The live content with those of the saved fields that never wait, and what keeps them back. */
async function liveWith(
  tx: Tx,
  draft: Draft,
  body: Body,
  saved: readonly string[],
  at: Date,
): Promise<{ body: Body; fields: string[]; blocking: Problem[] } | undefined> {
  const { live, entry } = draft;
  if (!live) return undefined;
  const different = new Set(differing(live, body));
  const fields = saved.filter(
    (field) => different.has(field) && neverWaits(entry.kind, field, live, body),
  );
  const next = { ...live, ...Object.fromEntries(fields.map((field) => [field, body[field]])) };
  const problems = await entryKinds[entry.kind].problems(tx, entry, next, at);
  const blocking = fields.length === 0 ? [] : problems.filter(({ level }) => level === 'block');
  return blocking.length > 0
    ? { body: live, fields: [], blocking }
    : { body: next, fields, blocking };
}

export interface NewEntry {
  kind: Kind;
  owner: NewOwner;
  /** What it begins with: a template, the last one of its kind, or nothing. */
  body: Body;
  /** One per opened form: the same one again answers the entry it made. */
  nonce: string;
}

/**
 * Begins an entry that nobody but its people sees.
 *
 * @returns its id, or undefined when the business or the shop is not this person's.
 */
export async function createDraft(
  tx: Tx,
  editor: Editor,
  { kind, owner, body, nonce }: NewEntry,
  at: Date,
): Promise<number | undefined> {
  const earlier = await tx
    .selectFrom('revision')
    .select(['kind', 'entry_id'])
    .where('nonce', '=', nonce)
    .executeTakeFirst();
  if (earlier) {
    const ref = { kind: earlier.kind as Kind, id: earlier.entry_id };
    return (await findEntry(tx, editor, ref))?.id;
  }
  if (!(await mayAddFor(tx, editor, owner))) return undefined;
  const parsed = entryKinds[kind].parse(body);
  const id = await publishers[kind].addHidden(tx, owner, parsed, at);
  const revision = { number: 1, state: 'draft' as const, body: parsed, typed: {}, nonce };
  await addRevision(tx, editor, { kind, id, version: 1 }, revision, at);
  await tx
    .insertInto('change')
    .values({ tag: `${kind}:${id}`, at: toIso(at) })
    .execute();
  return id;
}

/** The business is this person's (any for the staff), and the shop is the business's. */
async function mayAddFor(tx: Tx, editor: Editor, owner: NewOwner): Promise<boolean> {
  if (owner.shopId !== undefined) {
    const shop = await findEntry(tx, editor, { kind: 'shop', id: owner.shopId });
    return shop?.businessId === owner.businessId;
  }
  if (!keepsBusiness(editor, owner.businessId)) return false;
  const business = await tx
    .selectFrom('business')
    .select('id')
    .where('id', '=', owner.businessId)
    .executeTakeFirst();
  return business !== undefined;
}

/**
 * Makes an earlier revision's text the draft again; what is live stays.
 *
 * @returns false when it lies with the staff, undefined when there is no such entry or revision.
 */
export async function restoreRevision(
  tx: Tx,
  editor: Editor,
  ref: EntryRef,
  number: number,
  at: Date,
): Promise<boolean | undefined> {
  const draft = await getDraft(tx, editor, ref);
  const earlier = await tx
    .selectFrom('revision')
    .select('body')
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!draft || !earlier) return undefined;
  if (draft.state === 'submitted') return false;
  // Photos that wait are no text: they are added and taken off one by one.
  const waiting = 'newPhotos' in draft.body ? { newPhotos: draft.body['newPhotos'] } : {};
  const body = { ...entryKinds[ref.kind].parse(JSON.parse(earlier.body)), ...waiting };
  if (differing(draft.body, body).length === 0 && Object.keys(draft.typed).length === 0)
    return true;
  const revision = {
    number: draft.last + 1,
    state: 'draft' as const,
    body,
    typed: {},
    nonce: null,
  };
  await addRevision(tx, editor, draft.entry, revision, at);
  return true;
}

/** Everything that keeps a draft from being submitted or should be looked at before. */
export async function draftProblems(tx: Tx, draft: Draft, at: Date): Promise<Problem[]> {
  const kind = entryKinds[draft.entry.kind];
  return [
    ...typedProblems(kind, draft.typed),
    ...(await kind.problems(tx, draft.entry, draft.body, at)),
  ];
}
