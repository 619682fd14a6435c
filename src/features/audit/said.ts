import { entryRows } from '#features/drafts/entries.ts';
import { KINDS, type Kind } from '#features/drafts/schema.ts';
import { auditJa as t } from '#i18n/audit.ja.ts';
import { localDate, localTime } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Act } from './queries.ts';
import { SubjectInput, type Subject } from './schema.ts';

/** A line of the log in words. */
export interface SaidAct {
  id: number;
  /** `2026-11-24 12:30`, in Tokyo. */
  at: string;
  who: string;
  role: string;
  address: string | null;
  what: string;
  /** What it was done to. */
  about: { kind: string; name: string; href: string | undefined } | undefined;
  details: string;
}

/** Lines in words, with what they are about by its name of today; one question for each table. */
export async function sayActs(read: Reader, acts: readonly Act[]): Promise<SaidAct[]> {
  const names = await namesOf(read, acts);
  return acts.map((act) => {
    const at = new Date(act.at);
    return {
      id: act.id,
      at: `${localDate(at)} ${localTime(at)}`,
      who: act.name ?? t.forgotten,
      role: t.roles[act.role],
      address: act.address,
      what: t.actions[act.action] ?? act.action,
      about: aboutOf(act, names),
      details: detailsOf(JSON.parse(act.details) as Record<string, unknown>),
    };
  });
}

function aboutOf({ kind, subject_id: id }: Act, names: ReadonlyMap<string, string>) {
  if (kind === null) return undefined;
  const label = t.kinds[kind] ?? kind;
  if (id === null) return { kind: label, name: '', href: undefined };
  const name = names.get(`${kind}:${id}`);
  return { kind: label, name: name ?? t.number(id), href: hrefOf(kind, id, name !== undefined) };
}

function hrefOf(kind: string, id: number, isThere: boolean): string | undefined {
  if (kind === 'inbox') return `/staff/inbox/${id}`;
  if (kind === 'survey') return `/staff/surveys/${id}`;
  const subject = SubjectInput.safeParse({ kind, id });
  return isThere && subject.success ? historyPath(subject.data) : undefined;
}

/** Where everything that was done to something is listed. */
export function historyPath({ kind, id }: Subject): string {
  return `/staff/history/${kind}/${id}`;
}

async function namesOf(
  read: Reader,
  acts: readonly Pick<Act, 'kind' | 'subject_id'>[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(
      acts.flatMap((act) => (act.kind === kind && act.subject_id ? [act.subject_id] : [])),
    ),
  ];
  const names = new Map<string, string>();
  for (const kind of KINDS) {
    for (const row of await entriesOf(read, kind, idsOf(kind)))
      names.set(`${kind}:${row.id}`, row.title ?? t.untitled);
  }
  for (const kind of ['business', 'account'] as const) {
    const ids = idsOf(kind);
    if (ids.length === 0) continue;
    const rows = await read
      .selectFrom(kind)
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .execute();
    for (const { id, name } of rows) names.set(`${kind}:${id}`, name);
  }
  const invited = idsOf('invitation');
  if (invited.length === 0) return names;
  const rows = await read
    .selectFrom('invitation')
    .select(['id', 'email'])
    .where('id', 'in', invited)
    .execute();
  for (const { id, email } of rows) names.set(`invitation:${id}`, email);
  return names;
}

function entriesOf(read: Reader, kind: Kind, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return entryRows(read).where('entry.kind', '=', kind).where('entry.id', 'in', ids).execute();
}

/** Everything of a business that lines may be about. */
export async function subjectsOf(read: Reader, businessId: number): Promise<Subject[]> {
  const entries = await entryRows(read).where('entry.businessId', '=', businessId).execute();
  return [{ kind: 'business', id: businessId }, ...entries.map(({ kind, id }) => ({ kind, id }))];
}

function detailsOf(details: Record<string, unknown>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${t.details[key] ?? key}: ${t.values[String(value)] ?? textOf(value)}`)
    .join('、');
}

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What something is called today; undefined where it is not there. */
export async function nameOfSubject(
  read: Reader,
  { kind, id }: Subject,
): Promise<string | undefined> {
  return (await namesOf(read, [{ kind, subject_id: id }])).get(`${kind}:${id}`);
}
