import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { EntryRow } from './entries.ts';
import { untoldVisit } from './behalf-commands.ts';
import { differing, type Text } from './fields.ts';
import { actsForChamber } from './people.ts';
import type { Draft } from './queries.ts';
import type { Body, Editor } from './schema.ts';

/** One sitting of one person is one revision: what is saved within it replaces what was. */
const SITTING_MS = 30 * 60_000;

export interface NewRevision {
  number: number;
  state: 'draft' | 'submitted' | 'returned' | 'accepted';
  body: Body;
  typed: Body;
  nonce: string | null;
}

/** Appends a revision. */
export async function addRevision(
  tx: Tx,
  editor: Editor,
  { kind, id, version }: Pick<EntryRow, 'kind' | 'id' | 'version'>,
  { number, state, body, typed, nonce }: NewRevision,
  at: Date,
): Promise<void> {
  noteAct(`${kind}:${id}`);
  await tx
    .insertInto('revision')
    .values({
      kind,
      entry_id: id,
      number,
      state,
      body: JSON.stringify(body),
      typed: JSON.stringify(typed),
      nonce,
      base_version: version,
      author: editor.name,
      account_id: editor.accountId,
      at: toIso(at),
    })
    .execute();
}

/**
 * Writes a text that was saved. What went live of it is a revision of its own; what is left to submit
 * stays the newest one.
 */
export async function keepText(
  tx: Tx,
  editor: Editor,
  draft: Draft,
  { text, liveBody }: { text: Text; liveBody: Body | undefined },
  at: Date,
): Promise<void> {
  let number = draft.last + 1;
  const { entry, revision } = draft;
  const live = liveBody ?? draft.live;
  const isClean =
    live !== undefined &&
    Object.keys(text.typed).length === 0 &&
    differing(live, text.body).length === 0;
  const goesOn = revision !== undefined && !isClean && continues(draft, editor, at);
  if (goesOn && liveBody) await setNumber(tx, revision.id, number + 1);
  if (liveBody || isClean) {
    const body = live!;
    await addRevision(
      tx,
      editor,
      entry,
      { number, state: 'accepted', body, typed: {}, nonce: null },
      at,
    );
    number += 1;
  }
  if (isClean) return;
  if (!goesOn) {
    await addRevision(tx, editor, entry, { number, state: 'draft', ...text, nonce: null }, at);
    return;
  }
  noteAct(`${entry.kind}:${entry.id}`);
  await tx
    .updateTable('revision')
    .set({ body: JSON.stringify(text.body), typed: JSON.stringify(text.typed) })
    // A submission keeps the moment from which its answer is reckoned.
    .$if(draft.state === 'draft', (query) => query.set({ at: toIso(at) }))
    .where('id', '=', revision.id)
    .execute();
}

/** Whether a save goes into the revision that is there rather than beside it. */
function continues({ state, revision }: Draft, editor: Editor, at: Date): boolean {
  if (state === 'submitted') return true;
  if (state !== 'draft' || revision?.account_id !== editor.accountId) return false;
  return at.getTime() - new Date(revision.at).getTime() < SITTING_MS;
}

function setNumber(tx: Tx, id: number, number: number) {
  return tx.updateTable('revision').set({ number }).where('id', '=', id).execute();
}

/** What went live; where content changed, from what to what. */
interface WentLive {
  what: 'saved' | 'published' | 'ended' | 'confirmed';
  before?: Body | undefined;
  after?: Body;
}

/** Who made it so; without a role where nobody is signed in. */
type Author = Pick<Editor, 'name'> & { accountId: number | null; role?: Editor['role'] };

/** Notes for the staff what went live without them, and for a business what they did in its name. */
export async function noteLive(
  tx: Tx,
  author: Author,
  entries: readonly Pick<EntryRow, 'kind' | 'id' | 'businessId'>[],
  { what, before, after }: WentLive,
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const fields = before && after ? differing(before, after) : [];
  const visit = what === 'confirmed' ? null : await visitOf(tx, author, entries[0]!, at);
  const pick = (body: Body) => Object.fromEntries(fields.map((field) => [field, body[field]]));
  await tx
    .insertInto('live_change')
    .values(
      entries.map((entry) => ({
        kind: entry.kind,
        entry_id: entry.id,
        business_id: entry.businessId,
        what,
        fields: JSON.stringify(fields),
        difference:
          before && after ? JSON.stringify({ before: pick(before), after: pick(after) }) : null,
        author: author.name,
        account_id: author.accountId,
        visit_id: visit,
        at: toIso(at),
      })),
    )
    .execute();
}

/** The visit in which somebody of the staff acts for a business; null for whoever acts for themselves. */
async function visitOf(
  tx: Tx,
  { name, accountId, role }: Author,
  { businessId }: Pick<EntryRow, 'businessId'>,
  at: Date,
): Promise<number | null> {
  if (!role || accountId === null || !actsForChamber({ role })) return null;
  return untoldVisit(tx, { accountId, name }, businessId, at);
}
