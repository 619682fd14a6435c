import { memberJa } from '#i18n/member.ja.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import { localDate } from '#server/clock.ts';
import { dateText } from './components/dates.ts';
import type { VisitChange } from './behalf-queries.ts';
import type { LiveChange } from './live-queries.ts';
import { fieldList } from './problem-text.ts';
import type { Kind, Remarks, Source } from './schema.ts';

interface Named {
  kind: Kind;
  id: number;
  name: string;
}

interface Letter {
  subject: string;
  text: string;
}

const t = memberJa;

/** A subject is one line of at most 200 characters. */
const subject = (text: string) => [...text.replaceAll('\n', ' ')].slice(0, 200).join('');

/** To the business: its change is public now. */
export function acceptedMail({ kind, name }: Named): Letter {
  return {
    subject: subject(t.mails.accepted.subject(t.kinds[kind], name)),
    text: t.mails.accepted.text(t.kinds[kind], name),
  };
}

/** To the business: what the staff ask it to mend. */
export function returnedMail({ kind, name }: Named, { general, fields }: Remarks): Letter {
  const count = Object.keys(fields).length;
  return {
    subject: subject(t.mails.returned.subject(t.kinds[kind], name)),
    text: t.mails.returned.text(t.kinds[kind], name, general, count),
  };
}

/** To the business: its entry is not public any more, and why. */
export function unpublishedMail({ kind, name }: Named, reason: string): Letter {
  return {
    subject: subject(t.mails.unpublished.subject(t.kinds[kind], name)),
    text: t.mails.unpublished.text(t.kinds[kind], name, reason),
  };
}

/** To the business: what is about to end, with the way to each. */
export function endingMail(
  entries: readonly (Named & { link: string; on: string })[],
  today: string,
): Letter {
  const { ending: w } = t.mails;
  const lines = entries.map(({ kind, name, on, link }) =>
    w.line(t.kinds[kind], name, dateText(on, today), link),
  );
  return {
    subject: subject(w.subject(entries[0]!.name, entries.length)),
    text: w.text(lines),
  };
}

/** Something a business has handed over, and since when it waits (ISO UTC). */
export interface Waiting {
  kind: Kind;
  name: string | null;
  business: string;
  at: string;
}

/** What a morning's mail tells: so many of each, and the first of them by name. */
interface Morning {
  waiting: { total: number; named: readonly Waiting[] };
  live: { total: number; named: readonly LiveChange[] };
  /** Letters and applications nobody has closed. */
  messages: number;
}

/** To the staff, once a working morning. */
export function digestMail(
  { waiting, live, messages }: Morning,
  { since, today, siteUrl }: { since: string; today: string; siteUrl: string },
): Letter {
  const { digest: w } = t.mails;
  const day = (moment: string) => dateText(localDate(new Date(moment)), today);
  const line = ({ kind, name, business }: Waiting | LiveChange, what: string) =>
    w.line(t.kinds[kind], name ?? '', business, what);
  const part = (title: string, lines: string[], total: number, path: string) => {
    if (total === 0) return [];
    const rest = total > lines.length && lines.length > 0 ? [w.rest(total - lines.length)] : [];
    return [[title, ...lines, ...rest, siteUrl + path].join('\n')];
  };
  const waits = waiting.named.map((one) => line(one, w.since(day(one.at))));
  const changes = live.named.map((one) => line(one, whatChanged(one)));
  return {
    subject: w.subject(waiting.total, live.total, messages),
    text: [
      w.lead(dateText(today, today)),
      ...part(w.waiting(waiting.total), waits, waiting.total, '/staff'),
      ...part(w.live(live.total, day(since)), changes, live.total, '/staff/live'),
      ...part(w.messages(messages), [], messages, '/staff/inbox'),
    ].join('\n\n'),
  };
}

function whatChanged({ kind, what, fields }: LiveChange): string {
  if (what !== 'saved') return staffJa.live.what[what];
  return fieldList(kind, fields) || staffJa.live.what.saved;
}

/** To the business: is it still so? With a link that needs no signing in. */
export function reminderMail({ kind, name }: Named, days: number, link: string): Letter {
  return {
    subject: subject(t.mails.reminder.subject(name)),
    text: t.mails.reminder.text(t.kinds[kind], name, days, link),
  };
}

/** To the business: are these still so? Each with its link; `days` is null where it was never said. */
export function stalenessMail(
  entries: readonly (Named & { days: number | null; link: string })[],
): Letter {
  const { stale: w } = t.mails;
  const lines = entries.map(({ kind, name, days, link }) =>
    w.line(t.kinds[kind], name, days, link),
  );
  return { subject: subject(w.subject(entries[0]!.name, entries.length)), text: w.text(lines) };
}

/** To the business: what the staff entered in its name and why, with the way to object. */
export function behalfMail(
  { source, note }: { source: Source | null; note: string | null },
  changes: readonly VisitChange[],
  link: string,
): Letter {
  const { behalf: w } = t.mails;
  const lines = changes.map(({ kind, name, what, fields }) => {
    const detail = fields.length > 0 ? fieldList(kind, fields) : w.what[what];
    return w.line(t.kinds[kind], name, detail);
  });
  return {
    subject: subject(w.subject(changes[0]?.name ?? '')),
    text: w.text(w.sources[source ?? 'other'], note, [...new Set(lines)], link),
  };
}

/** To the desk: a business says that what was entered in its name is not so. */
export function objectionMail(business: string, note: string | null): Letter {
  const { objection: w } = t.mails;
  return { subject: subject(w.subject(business)), text: w.text(business, note) };
}

/** To the business: what was entered in its name is as it was before. */
export function revertedMail(changes: readonly VisitChange[]): Letter {
  const { reverted: w } = t.mails;
  const names = [...new Set(changes.map(({ kind, name }) => `${t.kinds[kind]}「${name}」`))];
  return { subject: subject(w.subject(changes[0]?.name ?? '')), text: w.text(names) };
}
