import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { safeNext } from '#server/auth/next.ts';
import { BusyError, verifyPassword } from '#server/auth/password.ts';
import { dropSessionCookie, endSession } from '#server/auth/session.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import { dropSignInCookie, keepSignIn, letIn, signInToken } from '../browser.ts';
import { askCode, enterCode, type Entered } from '../code-commands.ts';
import { evenly } from '../evenly.ts';
import { enterSecond } from '../factor-commands.ts';
import { enterPassword, passwordLimitedUntil } from '../password-commands.ts';
import { findAccount } from '../queries.ts';
import { AskCodeInput, EnterCodeInput, EnterSecondInput, PasswordSignInInput } from '../schema.ts';
import { visitorOf } from '../visitor.ts';

export const signInActions = {
  askCode: defineAction({
    accept: 'form',
    input: AskCodeInput,
    handler: (input, context) =>
      evenly(async () => {
        const request = { email: input.email, own: input.own, next: safeNext(input.next) };
        const asked = await store.write((tx) => askCode(tx, request, visitorOf(context), now()));
        if (asked.kind === 'asked') keepSignIn(context.cookies, env.siteUrl, asked.token);
        return asked.kind === 'asked' ? { kind: asked.kind } : asked;
      }),
  }),
  enterCode: defineAction({
    accept: 'form',
    input: EnterCodeInput,
    handler: ({ code }, context) =>
      evenly(() =>
        inBrowser(context, (tx, token) => enterCode(tx, token, code, visitorOf(context), now())),
      ),
  }),
  enterSecond: defineAction({
    accept: 'form',
    input: EnterSecondInput,
    handler: ({ code }, context) =>
      evenly(() =>
        inBrowser(context, (tx, token) => enterSecond(tx, token, code, visitorOf(context), now())),
      ),
  }),
  enterPassword: defineAction({
    accept: 'form',
    input: PasswordSignInInput,
    handler: ({ email, password, own, next }, context) =>
      evenly(async () => {
        const from = visitorOf(context);
        const until = await store.write((tx) => passwordLimitedUntil(tx, email, from, now()));
        if (until) return { kind: 'limited' as const, until };
        const stored = (await findAccount(store.read, email, from.isLocal))?.password_hash ?? null;
        const isRight = await unlessBusy(() => verifyPassword(stored, password));
        const checked = isRight ? (stored ?? undefined) : undefined;
        const request = { email, own, next: safeNext(next) };
        const entered = await store.write((tx) => enterPassword(tx, request, checked, from, now()));
        return goOn(context, entered);
      }),
  }),
  signOut: defineAction({
    accept: 'form',
    handler: async (_form: FormData, { locals, cookies }) => {
      const { session } = locals;
      if (session) {
        await store.write((tx) => endSession(tx, session.actor.accountId, session.id));
      }
      dropSessionCookie(cookies, env.siteUrl);
      return { out: true };
    },
  }),
};

/** A step of a sign-in that is worth something only in the browser that began it. */
async function inBrowser(
  context: ActionAPIContext,
  step: (tx: Tx, token: string) => Promise<Entered>,
) {
  const token = signInToken(context.cookies, env.siteUrl);
  return token
    ? goOn(context, await store.write((tx) => step(tx, token)))
    : { kind: 'gone' as const };
}

/** Hands the browser what the step came to: a session, or the token for the next one. */
export async function goOn<T extends { kind: string }>(
  context: ActionAPIContext,
  entered: T | Entered,
) {
  if (isIn(entered)) {
    dropSignInCookie(context.cookies, env.siteUrl);
    return letIn(context, entered);
  }
  if (isSecond(entered)) {
    keepSignIn(context.cookies, env.siteUrl, entered.token);
    return { kind: 'second' as const };
  }
  return entered as Exclude<T | Entered, { kind: 'in' | 'second' }>;
}

const isIn = (one: { kind: string }): one is Extract<Entered, { kind: 'in' }> => one.kind === 'in';
const isSecond = (one: { kind: string }): one is Extract<Entered, { kind: 'second' }> =>
  one.kind === 'second';

/** More passwords at once than the machine can hash are answered with 429. */
export async function unlessBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BusyError)
      throw new ActionError({ code: 'TOO_MANY_REQUESTS', message: 'busy' });
    throw error;
  }
}
