import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { hashToken } from '#server/auth/token.ts';
import {
  getVisit,
  getVisitByToken,
  linkOpensSince,
  listVisitChanges,
  type VisitChange,
} from './behalf-queries.ts';
import { setColumns, type Columns } from './decided.ts';
import { objectionMail, revertedMail } from './mails.ts';
import type { Schedules } from './publisher.ts';
import { publishers } from './publishers.ts';
import { putBeside } from './put-beside.ts';
import { getDraft } from './queries.ts';
import { keepText } from './revisions.ts';
import type { Editor } from './schema.ts';

const MAIL_KEPT_DAYS = 90;
const MESSAGE_KEPT_DAYS = 365;

/**
 * A business says that what was entered in its name is not so. It lies with the staff from then on;
 * what is live stays until they have looked. A second time changes nothing.
 *
 * @returns false when the link opens nothing any more.
 */
export async function objectTo(
  tx: Tx,
  token: string,
  note: string | null,
  at: Date,
): Promise<boolean> {
  const visit = await getVisitByToken(tx, token, linkOpensSince(at));
  if (!visit) return false;
  if (visit.objectedAt !== null) return true;
  const [first] = await listVisitChanges(tx, visit.id);
  const { subject, text } = objectionMail(visit.business, note);
  await tx
    .updateTable('behalf_visit')
    .set({ objected_at: toIso(at) })
    .where('id', '=', visit.id)
    .execute();
  const { id } = await tx
    .insertInto('inbox_message')
    .values({
      kind: 'report',
      subject_kind: first?.kind ?? null,
      subject_id: first?.id ?? null,
      body: text,
      name: visit.business,
      fields: JSON.stringify({ fault: 'objection', visit: visit.id }),
      locale: 'ja',
      form_key: hashToken(token).slice(0, 22),
      erase_on: addDays(localDate(at), MESSAGE_KEPT_DAYS),
      created_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('change')
    .values({ tag: `inbox:${id}`, at: toIso(at) })
    .execute();
  await queueMail(tx, { to: 'staff', subject, text, eraseOn: keptUntil(at) }, at);
  return true;
}

/**
 * Makes what a visit changed as it was before, the last change first: fields have their former values
 * beside whatever else changed since, what was ended is public again, what was new is hidden. The
 * business is told.
 *
 * @returns `gone` when that was done already.
 * @throws {UnpreparedHoursError} when opening hours have to be evaluated first.
 */
export async function revertVisit(
  tx: Tx,
  staff: Editor,
  visitId: number,
  schedules: Schedules,
  at: Date,
): Promise<'done' | 'gone'> {
  const visit = await getVisit(tx, visitId);
  if (!visit || visit.revertedAt !== null) return 'gone';
  const changes = await listVisitChanges(tx, visitId);
  for (const change of changes.toReversed())
    await revert(tx, staff, visit.businessId, change, schedules, at);
  await tx
    .updateTable('behalf_visit')
    .set({ reverted_at: toIso(at) })
    .where('id', '=', visitId)
    .execute();
  const letter = revertedMail(changes);
  const to = `business:${visit.businessId}` as const;
  await queueMail(tx, { to, ...letter, eraseOn: keptUntil(at) }, at);
  return 'done';
}

async function revert(
  tx: Tx,
  staff: Editor,
  businessId: number,
  { kind, id, what, difference }: VisitChange,
  schedules: Schedules,
  at: Date,
): Promise<void> {
  const ref = { kind, id };
  if (what === 'ended') {
    const reopened: Columns = kind === 'job' ? { closed_at: null, close_reason: null } : {};
    return setColumns(tx, ref, { visibility: 'published', ...reopened }, at);
  }
  if (!difference) return setColumns(tx, ref, { visibility: 'hidden' }, at);
  if (await putBeside(tx, ref, businessId, difference, at)) return;
  const draft = await getDraft(tx, staff, ref);
  if (!draft?.live) return;
  const liveBody = { ...draft.live, ...difference.before };
  await publishers[kind].publish(tx, id, liveBody, schedules, at);
  const text = { body: { ...draft.body, ...difference.before }, typed: draft.typed };
  await keepText(tx, staff, draft, { text, liveBody }, at);
}

const keptUntil = (at: Date) => addDays(localDate(at), MAIL_KEPT_DAYS);
