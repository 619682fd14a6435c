import { AsyncLocalStorage } from 'node:async_hooks';

/** Somebody who is signed in, at one action. */
export interface Acting {
  actor: { accountId: number; name: string; role: 'member' | 'staff' | 'admin' };
  /** The network address the request came from. */
  address: string;
  /** `desk.accept` */
  action: string;
}

export interface Act extends Acting {
  /** What it is done to, as tags of `change`: `shop:12`. */
  subjects: Set<string>;
  details: Record<string, unknown>;
  /** Subjects that have their line. */
  recorded: Set<string>;
}

const acts = new AsyncLocalStorage<Act | undefined>();

/** Runs a request's work as somebody's act: every transaction in it is written into the audit log. */
export function actingAs<T>(
  { actor: { accountId, name, role }, address, action }: Acting,
  work: () => Promise<T>,
): Promise<T> {
  const actor = { accountId, name, role };
  const began = { subjects: new Set<string>(), details: {}, recorded: new Set<string>() };
  return acts.run({ actor, address, action, ...began }, work);
}

/** What is going on, if it is anybody's act. */
export const currentAct = (): Act | undefined => acts.getStore();

/** Who acts, for a child process that does the work. */
export function currentActing(): Acting | undefined {
  const act = currentAct();
  return act && { actor: act.actor, address: act.address, action: act.action };
}

/** Work that goes on by itself after the request is nobody's act any more. */
export const byItself = <T>(work: () => T): T => acts.run(undefined, work);

/** Says of the act that is going on what it is done to, or more of it; outside of one it says nothing. */
export function noteAct(subject: string | undefined, details: Record<string, unknown> = {}): void {
  const act = currentAct();
  if (!act) return;
  if (subject !== undefined) act.subjects.add(subject);
  Object.assign(act.details, details);
}
